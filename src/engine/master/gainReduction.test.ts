import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testNoise, worstError } from '../../../test/support/renderUnit.ts';
import { gainReduction } from './gainReduction.ts';

const RATE = 44_100;
const RATES = [8000, 22_050, 44_100, 192_000];
/** How many values each of the two means is of. */
const lengthAt = (rate: number) => Math.round(Math.max(0.0015 * rate, 64) / 2);

function reduced(peaks: Float32Array, gain = 1, rate = RATE) {
  const reductions = new Float32Array(peaks.length).fill(9);
  const largest = gainReduction(peaks, gain, rate, reductions);
  return { reductions, largest };
}

/** Nothing but these peaks. */
function peaksAt(frames: number, places: Readonly<Record<number, number>>): Float32Array {
  const peaks = new Float32Array(frames);
  for (const [frame, peak] of Object.entries(places)) peaks[Number(frame)] = peak;
  return peaks;
}

/** The same from the definition, one window after the other, as if silence came before and after. */
function byDefinition(peaks: Float32Array, rate: number): Float64Array {
  const length = lengthAt(rate);
  const held = Math.ceil((length + 3) / 4);
  const halfBridge = Math.round((0.0125 * rate) / 4);
  const keep = Math.exp(-4 / (0.02 * rate));
  const outside = 4 * rate;
  const groups = Math.ceil(peaks.length / 4) + (2 * outside) / 4;
  const around = (x: Float64Array, reach: number, of: (...values: number[]) => number) =>
    x.map((_, at) => of(...x.subarray(Math.max(0, at - reach), at + reach + 1)));
  const needs = Float64Array.from({ length: groups }, (_, group) => {
    const peak = Math.max(...[0, 1, 2, 3].map((k) => peaks[4 * group - outside + k] ?? 0));
    return peak > 1 ? Math.ceil((1 - 1 / peak) * 2 ** 30) : 0;
  });
  const levels = around(around(needs, halfBridge + held, Math.max), halfBridge, Math.min);
  for (let at = 1; at < groups; at++) {
    const left = Math.floor(levels[at - 1]! * keep);
    levels[at] = Math.max(levels[at]!, left < 2 ** 16 ? 0 : left);
  }
  const mean = (x: (at: number) => number) => (at: number) => {
    let sum = 0;
    for (let k = 0; k < length; k++) sum += x(at - k);
    return sum / length;
  };
  const smooth = mean(mean((frame) => levels[Math.floor((frame + outside) / 4)]!));
  return Float64Array.from(peaks, (_, frame) => smooth(frame + length - 1) / 2 ** 30);
}

describe.each(RATES)('gainReduction at %i Hz', (rate) => {
  it('brings every peak, and the samples on both of its sides, down to 1', () => {
    const place = fc.tuple(fc.nat({ max: 2999 }), fc.double({ min: 0.5, max: 100, noNaN: true }));
    const property = fc.property(
      fc.array(place, { maxLength: 12 }),
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      (list, gain) => {
        const peaks = peaksAt(3000, Object.fromEntries(list));
        const { reductions, largest } = reduced(peaks, gain, rate);
        let most = 0;
        let loudest = 0;
        peaks.forEach((peak, frame) => {
          if (peak * gain <= 1) return;
          most = Math.max(most, 1 - 1 / (peak * gain));
          for (const near of [-2, -1, 0, 1, 2, 3]) {
            loudest = Math.max(loudest, peak * gain * (1 - (reductions[frame + near] ?? 1)));
          }
        });
        expect(Math.min(...reductions)).toBeGreaterThanOrEqual(0);
        expect(loudest).toBeLessThan(1 + 1e-4);
        expect(largest).toBeCloseTo(most, 6);
      },
    );
    fc.assert(property, { numRuns: 30 });
  });

  it('moves no further in a sample than its two means allow, and bends no more', () => {
    const peaks = testNoise(2 * rate).map((x, frame) => (frame % rate < 0.1 * rate ? 8 : 1) * Math.abs(x));
    const { reductions, largest } = reduced(peaks, 1, rate);
    const length = lengthAt(rate);
    let [steepest, sharpest] = [0, 0];
    for (let frame = 2; frame < peaks.length; frame++) {
      const [a, b, c] = [reductions[frame - 2]!, reductions[frame - 1]!, reductions[frame]!];
      steepest = Math.max(steepest, Math.abs(c - b));
      sharpest = Math.max(sharpest, Math.abs(c - 2 * b + a));
    }
    expect(steepest).toBeLessThan(largest / length + 1e-6);
    expect(sharpest).toBeLessThan((2 * largest) / length ** 2 + 1e-6);
    expect(steepest).toBeGreaterThan((0.3 * largest) / length);
  });
});

describe('gainReduction', () => {
  it('is what the definition says, through all pauses', () => {
    const rate = 8000;
    const peaks = testNoise(12_000).map((x, frame) =>
      frame % 5000 < 900 && Math.abs(x) > 0.9 ? 3 * Math.abs(x) : 0.5,
    );
    peaks[0] = 2;
    peaks[11_999] = 4;
    const { reductions } = reduced(peaks, 1, rate);
    const expected = byDefinition(peaks, rate);
    expect(worstError(reductions, expected)).toBeLessThan(1e-7);
    expect(reductions.filter((reduction) => reduction === 0).length).toBeGreaterThan(3000);
  });

  it('does nothing where nothing is over 1, and overwrites what was there', () => {
    const { reductions, largest } = reduced(new Float32Array(3000).fill(0.5), 2);
    expect(largest).toBe(0);
    expect(reductions.every((reduction) => reduction === 0)).toBe(true);
  });

  it('begins 2 ms before a peak, and lets go with a time constant of 20 ms, down to exactly 0', () => {
    const { reductions } = reduced(peaksAt(30_000, { 10_000: 2 }));
    expect(reductions.findIndex((reduction) => reduction > 0)).toBeGreaterThan(10_000 - 0.002 * RATE);
    expect(reductions[9998]).toBeCloseTo(0.5, 6);
    expect(reductions[10_003]).toBeCloseTo(0.5, 6);
    expect(reductions.subarray(0, 9999).every((reduction, at) => reduction <= reductions[at + 1]!)).toBe(true);
    const from = 10_100;
    for (const ms of [10, 20, 40, 80]) {
      const later = Math.round((ms / 1000) * RATE);
      expect(reductions[from + later]! / reductions[from]!).toBeCloseTo(Math.exp(-ms / 20), 2);
    }
    expect(reductions.subarray(20_000).every((reduction) => reduction === 0)).toBe(true);
  });

  it('does not rise between peaks of a tone of 20 Hz and above, and falls to the smaller of two peaks', () => {
    for (const hz of [20.5, 50, 400]) {
      const half = Math.round(RATE / hz / 2);
      const places = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [1000 + at * half, 2]));
      const { reductions } = reduced(peaksAt(40_000, places));
      const between = reductions.subarray(1000, 1000 + 29 * half);
      expect(Math.min(...between)).toBeCloseTo(0.5, 6);
      expect(Math.max(...between)).toBeCloseTo(0.5, 6);
    }
    const { reductions } = reduced(peaksAt(9000, { 4000: 2, 5050: 1.25 }));
    expect(reductions[4000]).toBeCloseTo(0.5, 6);
    expect(Math.min(...reductions.subarray(4000, 5050))).toBeCloseTo(0.2, 6);
    expect(reductions[8000]).toBeLessThan(0.02);
  });

  it('never makes anything quieter where the gain is higher', () => {
    const peaks = testNoise(6000).map((x, frame) => (frame % 1500 < 500 ? 2 : 0.4) * Math.abs(x));
    let last = new Float32Array(6000);
    for (let gain = 0.5; gain < 8; gain *= 1.3) {
      const heard = reduced(peaks, gain).reductions.map((reduction) => gain * (1 - reduction));
      expect(heard.every((value, frame) => value > last[frame]! - 1e-6)).toBe(true);
      last = heard;
    }
  });
});
