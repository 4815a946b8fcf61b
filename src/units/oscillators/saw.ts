/**
 * A band-limited sawtooth: the naive saw plus, around each jump, the difference between a step and the integral of a cubic
 * B-spline (4 samples wide; polyBLEP after Välimäki, Pekonen & Nam, "Perceptually informed synthesis of bandlimited
 * classical waveforms using integrated polynomial interpolation", J. Acoust. Soc. Am. 131, 2012). The B-spline droops by
 * sinc⁴ (−3 dB at 10 kHz); `droopEqualiser` puts most of it back.
 */
import { num, previous, scope, type F32, type Int, type Num } from '../../ir/index.ts';
import { readOptions, startOption, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { phasor } from './phasor.ts';

export const sawOptions = { start: startOption } as const satisfies OptionTable;
export type SawOptions = OptionsOf<typeof sawOptions>;

/**
 * A rising saw from −1 to 1, starting at 0; `start` in 2⁻³² turns. `frequencyHz` from 0 up to a quarter of the sample rate;
 * above it, where jumps are closer than their corrections are wide, aliases grow (to −25 dB at 0.4 of the rate).
 */
export function saw(frequencyHz: Num, options: SawOptions = {}): F32 {
  return scope('saw', () => {
    const { start } = readOptions(sawOptions, options);
    return droopEqualiser(drooping(frequencyHz, start)).mul(1 / DROOPING_PEAK);
  });
}

/** What `drooping` calls 1: the int32 phase is not scaled down, because the gain that follows can do it for nothing. */
export const DROOPING_PEAK = 2147483648;

/** The saw before its equaliser and its scaling, which being linear can be shared by a sum of saws: see `unison`. */
export function drooping(frequencyHz: Num, start: Int = 0): F32 {
  return scope('drooping', () => {
    const { phase, step } = phasor(frequencyHz, start);
    const naive = phase.toFloat();
    // u samples from the jump, where the int32 phase wraps, the step's error is 2·((2 − u)⁴ − 4·(1 − u)⁴)/24, both powers cut
    // off at 0. Here u = (2³¹ − |naive|) / step, the factors are inside the powers, and what depends on the pitch is one line
    // in |naive|. Its two terms cancel near the jump, which costs 6e-8 periods of u: at 30 Hz an error of −88 dB in the few
    // samples that meet the jump.
    const slope = num(OUTER).div(step.max(1).toFloat());
    const outer = naive
      .abs()
      .mul(slope)
      .add(num(2 * OUTER).sub(slope.mul(DROOPING_PEAK)));
    const inner = outer.mul(INNER / OUTER).sub(INNER);
    return naive.sub(fourthPower(outer).sub(fourthPower(inner)).flip(phase));
  });
}

/** Fourth roots of 2³¹/12 and 2³¹/3: the factors of the two powers, and the height of the jump. */
const OUTER = Math.sqrt(Math.sqrt(DROOPING_PEAK / 12));
const INNER = Math.sqrt(Math.sqrt(DROOPING_PEAK / 3));

/** x⁴, 0 where x is negative. */
function fourthPower(x: F32): F32 {
  const positive = x.max(0);
  const square = positive.mul(positive);
  return square.mul(square);
}

/**
 * A linear-phase FIR of 3 taps, (−c, 1 + 2c, −c), one sample late, which lifts 10 kHz by 2.6 dB at 44.1 kHz: with c = 0.2
 * the harmonics of a saw are within ±0.5 dB up to 10 kHz.
 */
export function droopEqualiser(x: F32): F32 {
  return scope('droopEqualiser', () => {
    const c = 0.2;
    const x1 = previous(x);
    const x2 = previous(x1);
    return x1.mul(1 + 2 * c).sub(x.add(x2).mul(c));
  });
}
