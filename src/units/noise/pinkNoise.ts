/**
 * Pink noise: white noise through poles a decade apart with a zero between each two, which make −3 dB per octave on average
 * (J. O. Smith, "Spectral Audio Signal Processing", 2011, "Spectral tilt filters").
 */
import { num, previous, register, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { exp } from '../../math/exp.ts';
import { exp2 } from '../math/exp2.ts';
import { whiteNoise } from './whiteNoise.ts';

// From scripts/fitPinkNoise.mjs: the highest pole of the ladder, as an angle per sample, and a pair that bends its upper end.
const HIGHEST = 0.0983403;
const TOP = { pole: 0.365111, zero: -0.0321013 };

/** Down to 3 Hz at 192 kHz. At lower rates what would be below `LOWEST_HZ` is moved there, where pole and zero cancel. */
const DECADES = [1, 0.1, 0.01, 0.001];
const LOWEST_HZ = 5;

/** Makes the RMS of each octave 0.05: the mean level of the filter is within the ripple of the formula. */
const GAIN = 0.171008;

/**
 * −3 dB per octave within ±0.3 dB from 20 Hz to 0.48 of the sample rate, flat below 5 Hz. Each octave has an RMS of 0.05
 * (−26 dB) at any sample rate, all together 0.16 to 0.2: −14.7 dB at 44.1 kHz. Instances, notes and seeds are unrelated.
 */
export function pinkNoise(): F32 {
  return scope('pinkNoise', () => {
    const lowest = exp2(num(-2 * Math.PI * LOWEST_HZ * Math.LOG2E).div(sampleRate()));
    const root = (omega: number): F32 => num(exp(-omega)).min(lowest);
    const ladder = DECADES.map((down) => ({
      pole: root(HIGHEST * down),
      zero: root(HIGHEST * down * Math.sqrt(10)),
    }));
    const white = whiteNoise().mul(GAIN);
    const sections = [{ pole: num(TOP.pole), zero: num(TOP.zero) }, ...ladder];
    return sections.reduce(section, { now: white, before: previous(white) }).now;
  });
}

/** A signal and its value of one sample ago. */
interface Delayed {
  readonly now: F32;
  readonly before: F32;
}

/** y[n] = x[n] − zero·x[n−1] + pole·y[n−1]. Each section's memory of its output is the next one's memory of its input. */
function section(x: Delayed, { pole, zero }: { readonly pole: F32; readonly zero: F32 }): Delayed {
  const y = register();
  const now = x.now.sub(x.before.mul(zero)).add(y.value.mul(pole)).sane();
  y.set(now);
  return { now, before: y.value };
}
