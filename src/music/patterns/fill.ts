import type { Random } from '../../math/random.ts';
import { barSpans } from './barSpans.ts';
import { fitNotes } from './fitNotes.ts';
import { hitNotes, plainRhythm } from './hitNotes.ts';
import type { Pattern } from './pattern.ts';
import { type Hit, rhythmBar, STEP_BEATS } from './rhythmBar.ts';

/** The rhythm of the sound, bar by bar, with a denser variation towards the end of the last bar: it leads into what follows. */
export const fill: Pattern = ({ lengthBeats, barBeats, random, rhythm = plainRhythm }) => {
  const bar = rhythmBar(rhythm, barBeats);
  const spans = barSpans({ lengthBeats, barBeats: bar.lengthBeats });
  const hits = spans.flatMap((span, i) => {
    const isLast = i === spans.length - 1;
    const within = bar.hits.filter(({ startBeats }) => startBeats < span.lengthBeats);
    const played = isLast ? [...within, ...extraHits(within, span.lengthBeats, random)] : within;
    return played
      .sort((a, b) => a.startBeats - b.startBeats)
      .map(({ startBeats, velocity }) => ({ startBeats: span.startBeats + startBeats, velocity }));
  });
  return fitNotes(hitNotes(hits, lengthBeats, random), lengthBeats);
};

/** Hits between those of the rhythm, in the second half of a bar: the nearer to its end, the more, and the louder. */
function extraHits(hits: readonly Hit[], lengthBeats: number, random: Random): Hit[] {
  const taken = new Set(hits.map(({ startBeats }) => startBeats));
  const free = (stepBeats: number): number[] =>
    Array.from({ length: Math.ceil(lengthBeats / stepBeats) }, (_, i) => i * stepBeats).filter(
      (start) => start >= lengthBeats / 2 && start + STEP_BEATS / 2 < lengthBeats && !taken.has(start),
    );
  // Where the rhythm leaves no sixteenth free, thirty-seconds.
  const places = [free(STEP_BEATS), free(STEP_BEATS / 2)].find(({ length }) => length > 0) ?? [];
  const certain = places[random.nextInt(Math.max(1, places.length))];
  return places.flatMap((startBeats) => {
    const progress = startBeats / lengthBeats;
    const isPlayed = random.next() < 2 * progress - 0.7 || startBeats === certain;
    return isPlayed ? [{ startBeats, velocity: 0.4 + 0.5 * progress }] : [];
  });
}
