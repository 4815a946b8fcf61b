/**
 * The transistor ladder of R. A. Moog ("A voltage-controlled low-pass high-pass filter for audio signal processing", AES 17th
 * Convention, 1965): four first-order low-passes in a loop, 24 dB per octave, with the saturation at its input. Trapezoidal,
 * without a delay in the loop (V. Zavalishin, "The Art of VA Filter Design", 2018, chapter 5): the linear loop is solved
 * within the sample, and what enters the first stage saturates.
 *
 * The loop is L = 1/(1 + s)⁴, s = j·tan(πf/rate)/tan(πc/rate). It is real and negative at the cutoff alone, where it is −1/4; so
 * the filter rings by itself when the feedback exceeds 4, and at the cutoff whatever the saturation takes away.
 *
 * It is bounded for any modulation: nothing over 1 passes the saturation, and a stage never exceeds its loudest input times g,
 * the largest tan(πc/rate), or times 1 if that is more. So up to a quarter of the sample rate, where g is 1, no stage exceeds 1.
 */
import { control, num, register, scope, type F32 } from '../../ir/index.ts';
import { decibelsToGain } from '../math/decibelsToGain.ts';
import { tanh } from '../math/tanh.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { filterKnobs } from './filterKnobs.ts';
import { prewarp } from './prewarp.ts';

export const ladderOptions = {
  cutoffHz: filterKnobs.cutoffHz,
  resonance: { unit: '1', min: 0, max: 1, default: 0, doc: 'feedback; from 0.95 on the filter rings by itself' },
  driveDb: { unit: 'dB', min: -24, max: 48, default: 0, doc: 'gain into the saturation; not taken back' },
} as const satisfies OptionTable;
export type LadderOptions = OptionsOf<typeof ladderOptions>;

/** Feedback at resonance 1: 5 % over what the loop needs to ring. */
const MOST = 4.2;

/**
 * Designs a filter, to be applied to one or more signals. The loss of the pass band, 1/(1 + feedback), is made up for at the
 * output: low frequencies keep their level at any resonance, and have the more headroom before the saturation.
 */
export function ladder(options: LadderOptions): (x: F32) => F32 {
  return scope('ladder', () => {
    const { cutoffHz, resonance, driveDb } = readOptions(ladderOptions, options);
    const cutoff = prewarp(cutoffHz);
    const share = cutoff.div(cutoff.add(1));
    const feedback = resonance.mul(MOST);
    const square = share.mul(share);
    const solved = num(1).div(feedback.mul(square).mul(square).add(1));
    const design = {
      share: control(share),
      drive: control(decibelsToGain(driveDb).mul(solved)),
      feedback: control(feedback.mul(solved)),
      output: control(feedback.add(1)),
    };
    return (x) => scope('ladder', () => apply(x, design));
  });
}

/** Each stage is y = rest + share·input, where the rest is what its state gives alone; the state is kept at half its size. */
function apply(
  x: F32,
  { share, drive, feedback, output }: Record<'share' | 'drive' | 'feedback' | 'output', F32>,
): F32 {
  const keep = num(2).sub(share.add(share));
  const states = [0, 1, 2, 3].map(() => register());
  const rests: F32[] = [];
  for (const state of states) {
    const own = state.value.mul(keep);
    rests.push(rests.length === 0 ? own : rests.at(-1)!.mul(share).add(own));
  }
  let entering = tanh(x.mul(drive).sub(rests[3]!.mul(feedback)));
  let y = entering;
  states.forEach((state, stage) => {
    entering = entering.mul(share);
    y = rests[stage]!.add(entering);
    state.set(y.sub(state.value));
  });
  return y.mul(output);
}
