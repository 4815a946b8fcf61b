// The true-peak signals of EBU Tech 3341 (v4, 2023, Table 1, 15–23), from their definitions. They are defined in terms of the
// sample rate, so that there is nothing but the length that depends on it.

/**
 * Steady tones. They are faded in and out: where a tone is cut, the band-limited signal overshoots, and that is not what is
 * asked for.
 */
export interface SteadyTone {
  /** As share of the sample rate. */
  readonly frequency: number;
  readonly phaseDegrees: number;
  readonly peak: number;
  /** In dBTP. */
  readonly expected: number;
}

export const steadyTones: Readonly<Record<15 | 16 | 17 | 18 | 19, SteadyTone>> = {
  15: { frequency: 1 / 4, phaseDegrees: 0, peak: 0.5, expected: -6 },
  16: { frequency: 1 / 4, phaseDegrees: 45, peak: 0.5, expected: -6 },
  17: { frequency: 1 / 6, phaseDegrees: 60, peak: 0.5, expected: -6 },
  18: { frequency: 1 / 8, phaseDegrees: 67.5, peak: 0.5, expected: -6 },
  19: { frequency: 1 / 4, phaseDegrees: 45, peak: 1.41, expected: 3 },
};

/** So many samples, faded over the first and the last 512. */
export function steadyTone(
  { frequency, phaseDegrees, peak }: Omit<SteadyTone, 'expected'>,
  frames: number,
): Float32Array {
  const phase = (Math.PI * phaseDegrees) / 180;
  return Float32Array.from({ length: frames }, (_, n) => {
    const fade = Math.min(1, n / 512, (frames - 1 - n) / 512);
    return fade * peak * Math.sin(2 * Math.PI * frequency * n + phase);
  });
}

const OVERSAMPLING = 4;
const CUTOFF = 0.46;

/**
 * Signals 20–23: at four times the rate, a tone of a sixth of the rate and amplitude 0.5, with one period of a fourth of the
 * rate and amplitude 1 in its midst; band-limited, and every fourth sample taken, from sample 0, 1, 2 and 3 on. Expected is 0
 * dBTP.
 */
export function burstSignal(signal: 20 | 21 | 22 | 23, frames: number): Float32Array {
  const period = OVERSAMPLING * 6;
  const begin = period * Math.floor((OVERSAMPLING * frames) / 2 / period);
  const end = begin + OVERSAMPLING * 4;
  const sample = (n: number) => {
    const fade = Math.min(1, n / 4096, (OVERSAMPLING * frames - n) / 4096);
    if (n >= begin && n < end) return Math.sin((2 * Math.PI * (n - begin)) / (OVERSAMPLING * 4));
    return 0.5 * fade * Math.sin((2 * Math.PI * n) / period);
  };
  const oversampled = Float64Array.from({ length: OVERSAMPLING * frames }, (_, n) => sample(n));
  // A sinc of 64 samples on each side in a Blackman window: 0 dB up to 0.42 of the rate, −6 dB at 0.46, −75 dB from half the
  // rate on.
  const reach = 64 * OVERSAMPLING;
  const filter = Float64Array.from({ length: 2 * reach + 1 }, (_, tap) => {
    const x = (tap - reach) / OVERSAMPLING;
    const sinc = x === 0 ? 2 * CUTOFF : Math.sin(2 * Math.PI * CUTOFF * x) / (Math.PI * x);
    const angle = (Math.PI * (tap - reach)) / (reach + 1);
    return (sinc * (0.42 + 0.5 * Math.cos(angle) + 0.08 * Math.cos(2 * angle))) / OVERSAMPLING;
  });
  return Float32Array.from({ length: frames }, (_, n) => {
    const centre = OVERSAMPLING * n + signal - 20;
    let sum = 0;
    for (let tap = 0; tap <= 2 * reach; tap++) sum += filter[tap]! * (oversampled[centre + tap - reach] ?? 0);
    return sum;
  });
}
