import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testNoise } from '../../../test/support/renderUnit.ts';
import { AudioError } from '../../errors.ts';
import { findDropouts } from './findDropouts.ts';

const RATE = 44100;
const { sin, PI } = Math;

const chord = (rate = RATE): Float32Array =>
  Float32Array.from({ length: 2 * rate }, (_, at) =>
    [220, 277.2, 329.6].reduce((sum, hz) => sum + 0.15 * sin((2 * PI * hz * at) / rate), 0),
  );
const found = (x: Float32Array, rate = RATE): [number, number][] =>
  findDropouts([x], rate).list.map(({ frame, frames }) => [frame, frames]);
/** The sound fades to nothing in `ramp` samples before a gap, and back after it. */
const paused = (x: Float32Array, from: number, to: number, ramp: number): Float32Array =>
  x.map((value, at) => value * Math.max(0, Math.min(1, Math.max(from - at, at - to) / ramp)));

describe('findDropouts', () => {
  it.each([8000, 44100, 48000, 96000])('finds gaps at %i Hz, each where it is', (rate) => {
    const gaps = [0.002, 0.01, 0.1, 0.49].map((sec, index) => [
      Math.round((0.11 + 0.41 * index) * rate),
      Math.ceil(sec * rate),
    ]);
    const x = chord(rate);
    for (const [at, frames] of gaps) x.fill(0, at, at! + frames!);
    expect(found(x, rate)).toEqual(gaps);
  });

  it('finds gaps that are not quite silent', () => {
    const x = chord();
    const noise = testNoise(1000);
    for (let at = 0; at < 1000; at++) x[30000 + at] = 0.0005 * noise[at]!;
    expect(found(x)).toEqual([[30000, 1000]]);
  });

  it('finds values that got stuck', () => {
    const x = chord();
    x.fill(x[29969]!, 29970, 30170);
    expect(found(x)).toEqual([[29969, 201]]);
  });

  it('says how loud the sound around is, in dBFS', () => {
    const x = Float32Array.from({ length: RATE }, (_, at) => 0.5 * sin((2 * PI * 441 * at) / RATE));
    x.fill(0, 20025, 20525);
    const { count, frames, list } = findDropouts([x], RATE);
    expect([count, frames]).toEqual([1, 500]);
    expect(list[0]!.level).toBeCloseTo(20 * Math.log10(0.5 * Math.SQRT1_2), 0);
  });

  it.each([44, 88, 441, 2205])('leaves pauses that fade in %i samples', (ramp) => {
    expect(found(paused(chord(), 30000, 32000, ramp))).toEqual([]);
  });

  it('leaves pauses of more than 0.5 s, gaps under 1 ms, and silence at the ends', () => {
    const x = chord().fill(0, 30000, 52100).fill(0, 60000, 60044).fill(0, 0, 2000).fill(0, 80000, 88200);
    expect(found(x)).toEqual([]);
  });

  it('leaves gaps in what is quiet', () => {
    const x = chord()
      .map((value) => value / 40)
      .fill(0, 30000, 30400);
    expect(found(x)).toEqual([]);
  });

  it('leaves gaps that recur, but not the same few short ones', () => {
    const gated = chord().map((value, at) => (at % 5000 < 2500 ? value : 0));
    expect(found(gated)).toEqual([]);
    const x = chord();
    for (const at of [20000, 30000, 40000, 50000]) x.fill(0, at, at + 200);
    expect(found(x)).toHaveLength(4);
  });

  it('leaves crests that were cut off, and waves that stand still by nature', () => {
    const low = Float32Array.from({ length: 2 * RATE }, (_, at) => sin((2 * PI * 30 * at) / RATE));
    expect(found(low.map((x) => Math.max(-0.5, Math.min(0.5, x))))).toEqual([]);
    expect(found(low.map((x) => Math.max(0, x)))).toEqual([]);
    expect(found(low.map((x) => Math.sign(x)))).toEqual([]);
    expect(found(low.map((_, at) => Math.round(4 * sin(0.001 * at)) / 4))).toEqual([]);
    expect(found(low.map((_, at) => Math.round(8 * sin(0.0001 * at * at)) / 8))).toEqual([]);
  });

  it('leaves samples that are not finite', () => {
    const x = chord().fill(NaN, 30000, 30400).fill(Infinity, 50000, 50400).fill(0, 70000, 70100);
    expect(found(x)).toEqual([[70000, 100]]);
  });

  it('counts each channel by itself', () => {
    const [left, right] = [chord().fill(0, 30000, 30100), chord().fill(0, 30000, 30100).fill(0, 20000, 20200)];
    expect(findDropouts([left, right], RATE)).toMatchObject({ count: 3, frames: 400 });
  });

  it('gives finite numbers within the sound for any samples', () => {
    const piece = fc.record({
      frames: fc.integer({ min: 1, max: 200 }),
      value: fc.constantFrom(0, 1, -1, 0.0005, 3e38, NaN, Infinity, -Infinity, 1e-40),
      noise: fc.constantFrom(0, 0, 0.5),
    });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), (pieces) => {
        const x = Float32Array.from(
          pieces.flatMap(({ frames, value, noise }) => [...testNoise(frames)].map((y) => value + noise * y)),
        );
        for (const { frame, frames, level } of findDropouts([x], 8000).list) {
          expect(frame > 0 && frames >= 16 && frame + frames < x.length && Number.isFinite(level)).toBe(true);
        }
      }),
    );
  });

  it('refuses what is no audio', () => {
    expect(() => findDropouts([new Float32Array(5)], 0)).toThrow(AudioError);
  });
});
