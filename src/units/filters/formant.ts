/**
 * A vowel filter: five band-passes side by side, with the frequencies, bandwidths and levels of a singer's vowels. Neighbours
 * have opposite signs, so that they do not cancel each other between the formants (D. H. Klatt, "Software for a
 * cascade/parallel formant synthesizer", J. Acoust. Soc. Am. 67, 1980).
 */
import { control, num, scope, type F32 } from '../../ir/index.ts';
import { log2 } from '../../math/log2.ts';
import { decibelsToGain } from '../math/decibelsToGain.ts';
import { exp2 } from '../math/exp2.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { formantTable, type Formant } from './formantTable.ts';
import { prewarp } from './prewarp.ts';
import { svf, svfDesign } from './svf.ts';

export const formantOptions = {
  vowel: { unit: '1', min: 0, max: 4, doc: 'a, e, i, o, u at 0, 1, 2, 3, 4, and what lies between them' },
  shiftSemitones: {
    unit: 'semitones',
    min: -12,
    max: 12,
    default: 0,
    doc: 'moves all formants: a smaller or larger head',
  },
  singer: {
    choices: ['soprano', 'alto', 'countertenor', 'tenor', 'bass'],
    default: 'tenor',
    doc: 'whose formants',
  },
} as const satisfies OptionTable;
export type FormantOptions = OptionsOf<typeof formantOptions>;

/** Designs a filter, to be applied to one or more signals. The peak of the first formant is at 0 dB, of all others below. */
export function formant(options: FormantOptions): (x: F32) => F32 {
  return scope('formant', () => {
    const { vowel, shiftSemitones, singer } = readOptions(formantOptions, options);
    /** How far the way from each vowel to the next has been gone. */
    const steps = [0, 1, 2, 3].map((from) => vowel.sub(from).clamp(0, 1));
    const shift = exp2(shiftSemitones.mul(1 / 12));
    const bands = formantTable[singer].map((one, at) => bandOf(one, steps, shift, at % 2 === 0 ? 1 : -1));
    return (x) =>
      scope('formant', () =>
        bands.map(({ design, amount }) => svf(x, design).twiceBand.mul(amount)).reduce((sum, band) => sum.add(band)),
      );
  });
}

/** Between vowels frequencies move in octaves and levels in dB, so that no formant jumps or swells. */
function bandOf({ frequencyHz, levelDb, bandwidthHz }: Formant, steps: readonly F32[], shift: F32, sign: number) {
  const between = (values: readonly number[]): F32 =>
    steps.reduce((sum, step, from) => sum.add(step.mul(values[from + 1]! - values[from]!)), num(values[0]!));
  const hertz = exp2(between(frequencyHz.map((hz) => log2(hz))));
  const k = between(bandwidthHz).div(hertz);
  const level = decibelsToGain(between(levelDb));
  return {
    design: svfDesign(prewarp(hertz.mul(shift)), k),
    amount: control(level.mul(k).mul(sign * 0.5)),
  };
}
