/**
 * A comb: peaks or notches at the multiples of a frequency. The universal comb of U. Zölzer (ed.), "DAFX", 2011, chapter 2,
 * with a low-pass in its echo E, a fractional delay of third order: (1 + feedForward·E)/(1 − feedback·E).
 */
import { control, delayLine, num, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { polynomial } from '../math/polynomial.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { onePole } from './onePole.ts';
import { prewarp } from './prewarp.ts';

export const combOptions = {
  frequencyHz: { unit: 'Hz', min: 20, max: 96000, doc: 'one over the delay, which is two samples at least' },
  feedback: {
    unit: '1',
    min: -0.99,
    max: 0.99,
    default: 0,
    doc: 'peaks at the multiples; if negative, halfway between them',
  },
  feedForward: {
    unit: '1',
    min: -1,
    max: 1,
    default: 0,
    doc: 'notches halfway between the multiples; if negative, at them',
  },
  dampingHz: { unit: 'Hz', min: 20, max: 96000, default: 96000, doc: 'cutoff of the low-pass that each echo passes' },
} as const satisfies OptionTable;
export type CombOptions = OptionsOf<typeof combOptions>;

/** What a full-scale input can build up at the strongest feedback. */
const LOUDEST = 100;

/**
 * Designs a comb, to be applied to one or more signals. The low-pass delays too, and the line is shorter by as much, so that
 * damping leaves the pitch where it is: within 0.1 cents up to a tenth of the sample rate, within 3 up to a fifth. While the
 * frequency holds, no partial of the echo is louder than in what it echoes; a line whose length moves can pile echoes up, so
 * what goes round is held within ±100.
 */
export function comb(options: CombOptions): (x: F32) => F32 {
  return scope('comb', () => {
    const { frequencyHz, dampingHz, ...shares } = readOptions(combOptions, options);
    const damp = onePole({ cutoffHz: dampingHz });
    const distance = control(sampleRate().div(frequencyHz).sub(delayOfLowPass(frequencyHz, dampingHz)));
    const feedback = control(shares.feedback);
    const feedForward = control(shares.feedForward);
    return (x) =>
      scope('comb', () => {
        const line = delayLine(1 / combOptions.frequencyHz.min);
        const echo = damp(line.read(distance, 'cubic')).low;
        const held = x.add(echo.mul(feedback)).sane().clamp(-LOUDEST, LOUDEST);
        line.write(held);
        return held.add(echo.mul(feedForward));
      });
  });
}

/** By how many samples a one-pole low-pass delays a frequency: atan(tan(πf/rate)/tan(πc/rate)) over its angle per sample. */
function delayOfLowPass(frequencyHz: F32, cutoffHz: F32): F32 {
  const [f, c] = [prewarp(frequencyHz), prewarp(cutoffHz)];
  const angle = arcTangent(f.min(c).div(f.max(c)));
  const turned = f.lt(c).select(angle, num(Math.PI / 2).sub(angle));
  return turned.mul(sampleRate()).div(frequencyHz.mul(2 * Math.PI));
}

/** atan x for 0 ≤ x ≤ 1 to 1e-5: M. Abramowitz & I. A. Stegun, "Handbook of Mathematical Functions", 1964, formula 4.4.47. */
function arcTangent(x: F32): F32 {
  return x.mul(polynomial(x.mul(x), [0.999866, -0.3302995, 0.180141, -0.085133, 0.0208351]));
}
