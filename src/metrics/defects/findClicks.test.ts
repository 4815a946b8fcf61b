import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testNoise } from '../../../test/support/renderUnit.ts';
import { AudioError } from '../../errors.ts';
import { findClicks } from './findClicks.ts';

const RATE = 44100;
const { sin, cos, PI } = Math;

/** A chord that swells and fades. */
const chord = (frames = 2 * RATE, rate = RATE): Float32Array =>
  Float32Array.from({ length: frames }, (_, at) => {
    const wave = [220, 277.2, 329.6].reduce((sum, hz) => sum + sin((2 * PI * hz * at) / rate), 0);
    return 0.15 * wave * Math.min(1, at / 500, (frames - 1 - at) / 500);
  });
const positions = (x: Float32Array, rate = RATE): number[] => findClicks([x], rate).list.map(({ frame }) => frame);
const plus = (x: Float32Array, offsets: Readonly<Record<number, number>>): Float32Array => {
  for (const [at, offset] of Object.entries(offsets)) x[Number(at)] = x[Number(at)]! + offset;
  return x;
};

describe('findClicks', () => {
  it.each([8000, 22050, 44100, 48000, 96000, 192000])('finds single samples at %i Hz, each where it is', (rate) => {
    const at = [0.4, 0.61, 1.2, 1.33, 1.7].map((sec) => Math.round(sec * rate));
    const offsets = Object.fromEntries(at.map((frame, index) => [frame, [0.1, -0.08, 0.05, -0.05, 0.02][index]!]));
    expect(findClicks([chord(2 * rate, rate)], rate).count).toBe(0);
    expect(positions(plus(chord(2 * rate, rate), offsets), rate)).toEqual(at);
  });

  it('says how large they are next to the sound, in dB', () => {
    // A sine of 0.5 has an RMS of −9 dB: an offset of 0.05 is 17 dB below it.
    const x = Float32Array.from({ length: RATE }, (_, at) => 0.5 * sin((2 * PI * 441 * at) / RATE));
    const { list } = findClicks([plus(x, { 20000: 0.05 })], RATE);
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ channel: 0, frame: 20000, frames: 1 });
    expect(list[0]!.level).toBeCloseTo(20 * Math.log10(0.05 / (0.5 * Math.SQRT1_2)), 1);
  });

  it('finds regular clicks on a sound that is not', () => {
    const at = [5000, 10000, 15000, 20000, 25000];
    expect(positions(plus(chord(), Object.fromEntries(at.map((frame) => [frame, 0.1]))))).toEqual(at);
  });

  it('finds several wrong samples as one', () => {
    const x = chord();
    const wrong = testNoise(12, 3).map((value) => Math.sign(value) * (0.1 + 0.1 * Math.abs(value)));
    wrong.forEach((value, index) => (x[30000 + index] = x[30000 + index]! + value));
    x.fill(0, 50000, 50020);
    expect(findClicks([x], RATE).list.map(({ frame, frames }) => [frame, frames])).toEqual([
      [30000, 12],
      [50000, 20],
    ]);
  });

  it('finds a step, and where a piece was cut out', () => {
    const x = chord();
    for (let at = 30000; at < x.length; at++) x[at] = x[at]! + 0.1 * Math.exp(-(at - 30000) / 4000);
    const cut = Float32Array.of(...x.subarray(0, 60000), ...x.subarray(60071));
    expect(positions(cut)).toEqual([30000, 60000]);
  });

  it('finds beginnings and ends that are cut off', () => {
    const x = Float32Array.from({ length: RATE }, (_, at) => 0.5 * cos((2 * PI * 110 * at) / RATE));
    expect(positions(x)).toEqual([0, RATE - 1]);
    expect(positions(x.map((value, at) => value * Math.min(1, at / 300)))).toEqual([RATE - 1]);
    expect(positions(x.map((value, at) => value * Math.min(1, (RATE - 1 - at) / 300)))).toEqual([0]);
  });

  it('does not take a beginning at phase 0 for a click, wherever it is', () => {
    const x = new Float32Array(RATE);
    for (const start of [0, 9000, 20000]) {
      for (let at = start; at < RATE; at++)
        x[at] = x[at]! + 0.5 * sin(0.02 * (at - start)) * Math.exp(-(at - start) / 1500);
    }
    expect(positions(x)).toEqual([]);
  });

  it('counts each channel by itself', () => {
    const [left, right] = [plus(chord(), { 30000: 0.1 }), plus(chord(), { 30000: 0.1, 40000: -0.1 })];
    expect(findClicks([left, right], RATE)).toMatchObject({ count: 3, frames: 3 });
    expect(findClicks([left, right], RATE).list.map(({ channel, frame }) => [channel, frame])).toEqual([
      [0, 30000],
      [1, 30000],
      [1, 40000],
    ]);
  });

  it('leaves what other detectors report: samples that are not finite, and dropouts', () => {
    const x = chord();
    x.fill(NaN, 20000, 20001).fill(Infinity, 30000, 30500).fill(0, 50000, 50441);
    expect(positions(x)).toEqual([]);
    expect(positions(plus(x, { 40000: 0.1 }))).toEqual([40000]);
  });

  it('has nothing to say about sounds under 10 ms', () => {
    for (const frames of [1, 2, 100, 440]) expect(findClicks([new Float32Array(frames).fill(0.5)], RATE).count).toBe(0);
    expect(findClicks([new Float32Array(RATE)], RATE).count).toBe(0);
    expect(findClicks([new Float32Array(RATE).fill(NaN)], RATE).count).toBe(0);
  });

  it('moves with gain only where the thresholds are', () => {
    const x = plus(chord(), { 30000: 0.1, 60000: -0.05 });
    const quieter = x.map((value) => value / 8);
    const levels = (y: Float32Array): number[] =>
      findClicks([y], RATE).list.map(({ level }) => Math.round(1e6 * level));
    expect(levels(quieter)).toEqual(levels(x));
    expect(positions(x.map((value) => -value))).toEqual([30000, 60000]);
    expect(positions(x.map((value) => value / 128))).toEqual([]);
  });

  it('gives finite numbers within the sound for any samples', () => {
    const sample = fc.oneof(
      fc.constantFrom(0, 1, -1, 1e-40, 3e38, -3e38, NaN, Infinity),
      fc.float({ min: -1, max: 1 }),
    );
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 900 }), (values) => {
        const { list } = findClicks([Float32Array.from(values)], 8000);
        for (const { frame, frames, level } of list) {
          expect(frame >= 0 && frames >= 1 && frame + frames <= values.length && Number.isFinite(level)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('refuses what is no audio', () => {
    expect(() => findClicks([new Float32Array(0)], RATE)).toThrow(AudioError);
  });
});
