import { scaleDegreeToSemitones } from '../scales.ts';
import { scaleTriads } from '../scaleTriads.ts';
import { fitNotes } from './fitNotes.ts';
import type { Pattern, PatternNote } from './pattern.ts';
import { rhythmBar, STEP_BEATS } from './rhythmBar.ts';

/** Eighths, then sixteenths; all begin on the first beat. */
const rhythms = [
  ...['X.x.x.x.X.x.x.x.', 'X.x...x.X.x...x.', 'X...x.x...x.x.x.', 'X..x..x.X..x..x.'],
  ...['X.xxx.x.X.xxx.x.', 'X..x.xx.X..x.xx.', 'XxxxXxxxXxxxXxxx', 'X.xx..x.x.xx..x.'],
];

/** The longest note, in steps. */
const LONGEST_STEPS = 2;

/** A figure of one bar on the root, its fifth, its octave and the note below, in eighths or sixteenths, again and again. */
export const bassOstinato: Pattern = ({ scale, lengthBeats, barBeats, random }) => {
  const bar = rhythmBar(rhythms[random.nextInt(rhythms.length)]!, barBeats);
  const fifth = scaleTriads(scale)[0]![2];
  const below = scaleDegreeToSemitones(scale, -1);
  // Most notes are the root, and it is always on strong steps; the others are drawn once, so that all bars are the same.
  const choices = [0, 0, 0, 0, 12, 12, fifth, below];
  const figure = bar.hits.map((hit, i): PatternNote => {
    const drawn = choices[random.nextInt(choices.length)]!;
    const roomBeats = (bar.hits[i + 1]?.startBeats ?? bar.lengthBeats) - hit.startBeats;
    const length = Math.min(roomBeats, LONGEST_STEPS * STEP_BEATS);
    return { ...hit, semitones: hit.velocity === 1 ? 0 : drawn, lengthBeats: length };
  });
  const notes: PatternNote[] = [];
  for (let start = 0; start < lengthBeats; start += bar.lengthBeats) {
    for (const note of figure) notes.push({ ...note, startBeats: start + note.startBeats });
  }
  return fitNotes(notes, lengthBeats);
};
