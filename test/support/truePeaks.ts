// True peaks: a meter in float64, and signals on which limiters fail.
import { testNoise } from './renderUnit.ts';

const OVERSAMPLING = 16;

/** A meter of true peaks: a sinc of so many samples in a Kaiser window, at 16 points between two samples, in float64. */
export function truePeakMeter(taps: number, beta: number): (x: Float32Array) => number {
  const bessel = (x: number) => {
    let [sum, term] = [1, 1];
    for (let k = 1; k < 60; k++) sum += term *= (x / 2 / k) ** 2;
    return sum;
  };
  const phases = Array.from({ length: OVERSAMPLING }, (_, phase) =>
    Float64Array.from({ length: taps }, (_unused, at) => {
      const distance = at - taps / 2 + 1 - phase / OVERSAMPLING;
      const share = distance / (taps / 2);
      if (Math.abs(share) >= 1) return distance === 0 ? 1 : 0;
      const sinc = distance === 0 ? 1 : Math.sin(Math.PI * distance) / (Math.PI * distance);
      return (sinc * bessel(beta * Math.sqrt(1 - share * share))) / bessel(beta);
    }),
  );
  return (x) => {
    let peak = 0;
    for (let first = 0; first + taps <= x.length; first++) {
      for (const phase of phases) {
        let sum = 0;
        for (let at = 0; at < taps; at++) sum += phase[at]! * x[first + at]!;
        peak = Math.max(peak, Math.abs(sum));
      }
    }
    return peak;
  };
}

/** A generator of numbers from 0 to 1 that is the same in every run. */
function chance(seed: number): () => number {
  const noise = testNoise(20_000, seed);
  let at = 0;
  return () => (noise[at++ % noise.length]! + 1) / 2;
}

const alternating = (at: number) => (at % 2 ? 1 : -1);

/** What limiters fail on, at full scale; `n` counts samples. */
export function loudSignals(rate: number, frames: number): Record<string, Float32Array> {
  const random = chance(7);
  let sign = 1;
  const signals: Record<string, (n: number) => number> = {
    'white noise': () => 2 * random() - 1,
    'random ±1': () => (random() < 0.5 ? -1 : 1),
    'noise in bursts': (n) => (Math.floor(n / (0.01 * rate)) % 3 ? 0.1 : 1) * (2 * random() - 1),
    ...Object.fromEntries(
      [55, 441, 997, 1777, 3001].map((hz) => [
        `square of ${hz} Hz`,
        (n: number) => (((n * hz) / rate) % 1 < 0.5 ? 1 : -1),
      ]),
    ),
    'square of a sixth of the rate': (n) => (n % 6 < 3 ? 1 : -1),
    'impulses, 50 a second': (n) => (n % Math.round(rate / 50) ? 0 : 1),
    'dense impulses': (n) => (n % 7 ? 0 : alternating(n)),
    'fs/4 at 45°': (n) => Math.sin((Math.PI / 2) * n + Math.PI / 4),
    'fs/4 at 45°, in bursts': (n) => (Math.floor(n / 300) % 2) * Math.sin((Math.PI / 2) * n + Math.PI / 4),
    'beats below fs/2': (n) => Math.sin(2 * Math.PI * 0.499 * n),
    'beats at 0.47 fs': (n) => Math.sin(2 * Math.PI * 0.4701 * n),
    'alternating ±1 that flips': (n) => (sign *= random() < 0.01 ? -1 : 1) * alternating(n),
    'alternating ±1 that flips every 64': (n) => alternating(n) * ((n >> 6) % 2 ? 1 : -1),
    'alternating ±1, loud and quiet': (n) => alternating(n) * (Math.floor(n / 500) % 2 ? 1 : 0.06),
    'a mix': (n) => {
      const t = n / rate;
      const kick = Math.sin(2 * Math.PI * (45 * t + 4 * (1 - Math.exp(-t / 0.03)))) * Math.exp(-t / 0.15);
      const saws = 0.3 * (2 * ((t * 110.3) % 1) - 1) + 0.2 * (2 * ((t * 164.8) % 1) - 1);
      return 0.5 * kick + saws + 0.4 * (2 * random() - 1) * Math.exp(-((t + 0.02) % 0.05) / 0.01);
    },
    'a sweep': (n) => Math.sin((Math.PI * 0.499 * n * n) / frames),
  };
  return Object.fromEntries(
    Object.entries(signals).map(([name, at]) => [name, Float32Array.from({ length: frames }, (_, n) => at(n))]),
  );
}
