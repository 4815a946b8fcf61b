/**
 * A sub-oscillator: one or two octaves below the note and locked to it. Its waves are a sine and the first three odd harmonics of a
 * triangle and of a square, which are polynomials of that sine (Chebyshev), so that nothing folds at the pitches of a sub.
 */
import { num, scope, type F32, type Num } from '../../ir/index.ts';
import { polynomial } from '../math/polynomial.ts';
import { sinTurns } from '../math/sinTurns.ts';
import { phasor } from '../oscillators/phasor.ts';
import { startKnob, startPhase } from '../oscillators/startPhase.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const subOptions = {
  octaves: { whole: true, min: 1, max: 2, default: 1, doc: 'how far below the note' },
  shape: { choices: ['sine', 'triangle', 'square'], default: 'sine', doc: 'the last two with the first three odd harmonics' }, // prettier-ignore
  startTurns: startKnob,
} as const satisfies OptionTable;
export type SubOptions = OptionsOf<typeof subOptions>;

/** Amplitudes of the harmonics 1, 3 and 5: of a triangle (8/π²)·(±1/k²) and of a square 1/k, scaled to a peak of 1. */
const HARMONICS = {
  triangle: [0.8687259, -0.0965251, 0.034749],
  square: [1.0714286, 0.3571429, 0.2142857],
} as const;

/**
 * From −1 to 1, beginning at 0 and rising. `frequencyHz` is that of the note; up to a fifth of the sample rate no harmonic folds. The
 * sub keeps to the note's phase, give or take 2⁻³² turns per sample: a hundredth of a period in half an hour.
 */
export function sub(frequencyHz: Num, options: SubOptions = {}): F32 {
  return scope('sub', () => {
    const { octaves, shape } = readOptions(subOptions, options);
    const s = sinTurns(phasor(num(frequencyHz).mul(octaves === 1 ? 0.5 : 0.25), startPhase(options.startTurns)).phase);
    if (shape === 'sine') return s;
    const [a, b, c] = HARMONICS[shape];
    // sin 3x = 3s − 4s³ and sin 5x = 5s − 20s³ + 16s⁵.
    return s.mul(polynomial(s.mul(s), [a + 3 * b + 5 * c, -4 * b - 20 * c, 16 * c]));
  });
}
