import type { Random } from '../../math/random.ts';
import { type ScaleName, scales } from '../scales.ts';
import type { Triad } from '../scaleTriads.ts';
import { barSpans, joinedBarBeats } from './barSpans.ts';
import { drawRhythm } from './drawRhythm.ts';
import { fitNotes } from './fitNotes.ts';
import type { Pattern, PatternNote } from './pattern.ts';
import { chooseChords } from './progressions.ts';

/** The highest note, in semitones above the tonic. */
const HIGHEST = 14;

type Role = 'root' | 'fifth' | 'octave';
const roleChoices: readonly Role[] = ['root', 'root', 'root', 'fifth', 'fifth', 'octave'];

/**
 * A chord of the scale for each bar: its root on the first beat, then root, fifth and octave on one rhythm; the last note of a bar
 * leads by a step of the scale to the root of the next.
 */
export const bassLine: Pattern = ({ scale, lengthBeats, barBeats, random }) => {
  const spans = barSpans({ lengthBeats, barBeats });
  const chords = chooseChords(scale, spans.length, random);
  const slots = drawRhythm(joinedBarBeats(barBeats), random);
  // Two bars of figures take turns: a line, but no loop of one bar.
  const figures = [0, 1].map(() => slots.map((_, i) => (i === 0 ? 'root' : drawRole(random))));
  const notes = spans.flatMap((span, bar) => {
    const chord = chords[bar]!;
    const inside = slots.filter(({ startBeats }) => startBeats < span.lengthBeats);
    return inside.map((slot, i): PatternNote => {
      const isLast = i === inside.length - 1;
      const next = chords[bar + 1];
      const leads = isLast && i >= 2 && next !== undefined && rootOf(next) !== rootOf(chord);
      return {
        semitones: leads ? approach(rootOf(chord), rootOf(next), scale) : toneOf(chord, figures[bar % 2]![i]!),
        startBeats: span.startBeats + slot.startBeats,
        lengthBeats: isLast ? span.lengthBeats - slot.startBeats : slot.lengthBeats,
        velocity: i === 0 ? 1 : Number.isInteger(slot.startBeats) ? 0.9 : 0.8,
      };
    });
  });
  return fitNotes(notes, lengthBeats);
};

function drawRole(random: Random): Role {
  return roleChoices[random.nextInt(roleChoices.length)]!;
}

/** The root, between the fourth below the tonic and the tritone above. */
function rootOf([root]: Triad): number {
  return root > 6 ? root - 12 : root;
}

function toneOf(chord: Triad, role: Role): number {
  const root = rootOf(chord);
  if (role === 'fifth') return root + chord[2] - chord[0];
  return role === 'octave' && root + 12 <= HIGHEST ? root + 12 : root;
}

/** The note of the scale next to the root that comes, on the side of the one that was; from a neighbour, on the other side. */
function approach(from: number, to: number, scale: ScaleName): number {
  const towards = Math.sign(from - to);
  const near = neighbour(to, towards, scale);
  return near === from ? neighbour(to, -towards, scale) : near;
}

function neighbour(tone: number, direction: number, scale: ScaleName): number {
  const steps: readonly number[] = scales[scale];
  let found = tone + direction;
  while (!steps.includes(found - 12 * Math.floor(found / 12))) found += direction;
  return found;
}
