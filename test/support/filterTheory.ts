// What linear filters are in theory: magnitudes of their discrete transfer functions, in float64.
import { formantTable } from '../../src/units/filters/formantTable.ts';
import { bilinear, over, plus, polynomialOf, scaled, size, times, turned, type Complex } from './responses.ts';

/** |1/(1 + s)| and |s/(1 + s)|. */
export const onePoleTheory = {
  low: (hz: number, cutoffHz: number, rate: number): number => 1 / size(plus([1, 0], bilinear(hz, cutoffHz, rate))),
  high: (hz: number, cutoffHz: number, rate: number): number => {
    const s = bilinear(hz, cutoffHz, rate);
    return size(over(s, plus([1, 0], s)));
  },
};

/** low 1, band s, high s², notch 1 + s², all over s² + s/q + 1. */
export function svfTheory(
  name: 'low' | 'band' | 'high' | 'notch',
  hz: number,
  cutoffHz: number,
  q: number,
  rate: number,
) {
  const s = bilinear(hz, cutoffHz, rate);
  const square = times(s, s);
  const above: Complex = { low: [1, 0] as const, band: s, high: square, notch: plus([1, 0], square) }[name];
  return size(over(above, plus(plus(square, scaled(s, 1 / q)), [1, 0])));
}

/** The linear ladder: (1 + k)/((1 + s)⁴ + k), k = 4.2·resonance. */
export function ladderTheory(hz: number, cutoffHz: number, resonance: number, rate: number): number {
  const stage = plus([1, 0], bilinear(hz, cutoffHz, rate));
  const square = times(stage, stage);
  const k = 4.2 * resonance;
  return size(over([1 + k, 0], plus(times(square, square), [k, 0])));
}

export interface CombSetting {
  readonly frequencyHz: number;
  readonly feedback: number;
  readonly feedForward: number;
  readonly dampingHz: number;
}

/**
 * |H| of (1 + feedForward·E)/(1 − feedback·E). E is the bilinear one-pole low-pass 1/(1 + s) times the third-order Lagrange
 * interpolation of z^−D, with D so that the two together delay the frequency by one of its periods. D is a float32, which at
 * thousands of samples is up to a ten-thousandth off: nothing for the pitch, but it shows at the bottom of the highest notches.
 */
export function combTheory(
  { frequencyHz, feedback, feedForward, dampingHz }: CombSetting,
  rate: number,
): (hz: number) => number {
  const g = Math.tan(Math.PI * Math.min(dampingHz / rate, 0.49));
  const turn = Math.atan(Math.tan(Math.PI * Math.min(frequencyHz / rate, 0.49)) / g);
  const distance = Math.max(2, Math.fround(rate / frequencyHz - (turn * rate) / (2 * Math.PI * frequencyHz)));
  const whole = Math.floor(distance);
  const t = distance - whole;
  const taps = [
    -t * (t - 1) * (t - 2),
    3 * (t + 1) * (t - 1) * (t - 2),
    -3 * (t + 1) * t * (t - 2),
    (t + 1) * t * (t - 1),
  ];
  return (hz) => {
    const angle = (2 * Math.PI * hz) / rate;
    const low = over([1, 0], [1, Math.tan(angle / 2) / g]);
    const read = times(turned(-angle * (whole - 1)), polynomialOf(taps.map((c) => c / 6), turned(-angle))); // prettier-ignore
    const echo = times(low, read);
    return size(over(plus([1, 0], scaled(echo, feedForward)), plus([1, 0], scaled(echo, -feedback))));
  };
}

/** Frequency, level and bandwidth of each formant; `ratio` moves frequency and bandwidth alike. */
export type Formants = readonly (readonly [frequencyHz: number, levelDb: number, bandwidthHz: number])[];

/** |H| of band-passes k·s/(s² + k·s + 1), k = bandwidth/frequency, with alternating signs. */
export function formantTheory(bands: Formants, rate: number, ratio = 1): (hz: number) => number {
  return (hz) =>
    size(
      bands.reduce<Complex>(
        (sum, [frequencyHz, levelDb, bandwidthHz], at) => {
          const s = bilinear(hz, frequencyHz * ratio, rate);
          const damped = scaled(s, bandwidthHz / frequencyHz);
          const band = over(damped, plus(plus(times(s, s), damped), [1, 0]));
          return plus(sum, scaled(band, (at % 2 === 0 ? 1 : -1) * 10 ** (levelDb / 20)));
        },
        [0, 0],
      ),
    );
}

/** The published formants of a singer's vowel. */
export const formantsOf = (singer: keyof typeof formantTable, vowel: number): Formants =>
  formantTable[singer].map(
    ({ frequencyHz, levelDb, bandwidthHz }) => [frequencyHz[vowel]!, levelDb[vowel]!, bandwidthHz[vowel]!] as const,
  );
