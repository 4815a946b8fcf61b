import { barSpans, joinedBarBeats } from './barSpans.ts';
import { fitNotes } from './fitNotes.ts';
import type { Pattern } from './pattern.ts';
import { chooseChords } from './progressions.ts';
import { voiceLead } from './voiceLead.ts';

/** More bars than this get a chord for every two. A length that was rounded to samples is not more. */
const MANY_BARS = 8;

/** Triads of the scale, one for each bar, or for every two where there are many. It begins on the tonic; voices move little. */
export const chordProgression: Pattern = ({ scale, lengthBeats, barBeats, random }) => {
  const isLong = lengthBeats > (MANY_BARS + 0.5) * joinedBarBeats(barBeats);
  const spans = barSpans({ lengthBeats, barBeats }, isLong ? 2 : 1);
  const chords = chooseChords(scale, spans.length, random);
  let voices: readonly number[] = chords[0]!;
  const notes = spans.flatMap((span, i) => {
    if (i > 0) voices = voiceLead(voices, chords[i]!);
    return voices.map((semitones) => ({ ...span, semitones, velocity: 1 }));
  });
  return fitNotes(notes, lengthBeats);
};
