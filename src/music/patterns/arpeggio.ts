import { scaleTriads } from '../scaleTriads.ts';
import { joinedBarBeats } from './barSpans.ts';
import { fitNotes } from './fitNotes.ts';
import type { Pattern, PatternNote } from './pattern.ts';

/** Which of root, third, fifth and octave, in turn: upwards, downwards, up and down, and broken in two ways. */
const orders = ['0123', '3210', '012321', '0213', '02123213'];

/** Steps of an eighth or a sixteenth note. */
const stepChoices = [0.25, 0.5] as const;

/** How much of its step a note sounds. */
const GATE = 0.8;

/** The chord of the tonic, note by note, in bars that are all the same. */
export const arpeggio: Pattern = ({ scale, lengthBeats, barBeats, random }) => {
  const triad = scaleTriads(scale)[0]!;
  const tones = [...triad, triad[0] + 12];
  const stepBeats = stepChoices[random.nextInt(stepChoices.length)]!;
  const order = orders[random.nextInt(orders.length)]!;
  const bar = joinedBarBeats(barBeats);
  const notes: PatternNote[] = [];
  for (let start = 0; start < lengthBeats; start += bar) {
    for (let i = 0; i * stepBeats < bar; i++) {
      const startBeats = start + i * stepBeats;
      const roomBeats = Math.min(stepBeats, bar - i * stepBeats);
      const velocity = i === 0 ? 1 : Number.isInteger(i * stepBeats) ? 0.9 : 0.8;
      const semitones = tones[Number(order[i % order.length])]!;
      notes.push({ semitones, startBeats, lengthBeats: GATE * roomBeats, velocity });
    }
  }
  // Less time than a step: one note, and it is the root.
  return fitNotes(lengthBeats < stepBeats ? [] : notes, lengthBeats);
};
