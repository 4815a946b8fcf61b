import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testNoise } from '../../../test/support/renderUnit.ts';
import { AudioError } from '../../errors.ts';
import { findClipping } from './findClipping.ts';

const { sin, PI } = Math;
const sine = (hz: number, gain = 1, rate = 44100): Float32Array =>
  Float32Array.from({ length: rate }, (_, at) => gain * sin((2 * PI * hz * at) / rate));
const clipped = (x: Float32Array, at = 1): Float32Array => x.map((value) => Math.max(-at, Math.min(at, value)));
const noise = testNoise(100_000, 3);
/** Rounded to 16 bits, if asked with triangular dither. */
const in16Bits = (x: Float32Array, dither = 0): Float32Array =>
  x.map((value, at) => {
    const d = (dither * (noise[(2 * at) % 100_000]! + noise[(2 * at + 1) % 100_000]!)) / 2;
    return Math.max(-32768, Math.min(32767, Math.round(32768 * value + d))) / 32768;
  });
/** Runs of at least three samples that clipping changed. */
function cutOff(x: Float32Array, at = 1): [number, number][] {
  const runs: [number, number][] = [];
  for (let first = 0; first < x.length; first++) {
    let behind = first;
    while (behind < x.length && Math.abs(x[behind]!) >= at && x[behind]! > 0 === x[first]! > 0) behind++;
    if (behind - first >= 3) runs.push([first, behind - first]);
    first = Math.max(first, behind - 1);
  }
  return runs;
}
const found = (x: Float32Array): [number, number][] =>
  findClipping([x], 44100).list.map(({ frame, frames }) => [frame, frames]);

describe('findClipping', () => {
  it.each([
    [50, 1.01],
    [50, 2],
    [441, 1.1],
    [441, 4],
    [1000, 2],
    [2500, 1.5],
  ])('finds each cut-off crest of a sine of %i Hz with a gain of %f', (hz, gain) => {
    const x = sine(hz, gain);
    const wanted = cutOff(x);
    expect(wanted.length).toBeGreaterThan(50);
    expect(found(clipped(x))).toEqual(wanted.slice(0, 100));
    expect(findClipping([clipped(x)], 44100)).toMatchObject({
      count: wanted.length,
      frames: wanted.reduce((sum, [, frames]) => sum + frames, 0),
    });
  });

  it('says at which level, however far it was turned down', () => {
    for (const level of [0, -0.3, -20]) {
      const gain = 10 ** (level / 20);
      const x = clipped(sine(220, 1.5)).map((value) => value * gain);
      expect(found(x)).toEqual(cutOff(sine(220, 1.5)).slice(0, 100));
      expect(findClipping([x], 44100).list[0]!.level).toBeCloseTo(level, 3);
    }
  });

  it.each([0, 1])('finds it in 16 bits with dither %i', (dither) => {
    for (const gain of [1, 0.5, 0.1]) {
      const x = in16Bits(
        clipped(sine(441, 1.5)).map((value) => value * gain),
        dither,
      );
      expect(found(x)).toEqual(cutOff(sine(441, 1.5)).slice(0, 100));
    }
  });

  it('finds it on one side, at two heights, and in one channel', () => {
    const x = sine(441, 1);
    const oneSided = x.map((value) => Math.min(0.8, value));
    expect(findClipping([oneSided], 44100).count).toBe(441);
    const uneven = x.map((value) => Math.max(-0.9, Math.min(0.7, value)));
    const levels = new Set(findClipping([uneven], 44100).list.map(({ level }) => level.toFixed(2)));
    expect([...levels].sort()).toEqual(['-0.92', '-3.10']);
    expect(new Set(findClipping([x, clipped(x, 0.8)], 44100).list.map(({ channel }) => channel))).toEqual(new Set([1]));
  });

  it('finds it in noise and in single crests', () => {
    const loud = noise.subarray(0, 44100).map((value) => 4 * value);
    expect(found(clipped(loud))).toEqual(cutOff(loud).slice(0, 100));
    const decay = sine(220, 1.2).map((value, at) => value * Math.exp(-at / 3000));
    expect(found(clipped(decay))).toEqual(cutOff(decay));
  });

  it('leaves the flat crests of clean sounds', () => {
    for (const hz of [5, 20, 30, 100, 1000]) {
      for (const x of [sine(hz), sine(hz, 0.1), sine(hz, 0.01)]) {
        expect(findClipping([x, in16Bits(x), in16Bits(x, 1)], 44100).count).toBe(0);
      }
    }
    const flat = sine(110).map((value) => sin(1.5 * value));
    expect(findClipping([flat, in16Bits(flat), in16Bits(flat, 1)], 44100).count).toBe(0);
  });

  it('leaves square waves, coarse steps and values that are held', () => {
    const square = sine(110).map((value) => (value < 0 ? -0.5 : 0.5));
    const swelling = square.map((value, at) => value * Math.min(1, at / 9000));
    const rounded = square.map((value, at) => (value + (square[at - 1] ?? 0)) / 2);
    const coarse = sine(110).map((value) => Math.round(20 * value) / 20);
    const held = sine(313).map((_, at) => sin(0.0446 * (at - (at % 7))) * Math.min(1, at / 9000));
    for (const x of [square, swelling, rounded, coarse, held]) expect(findClipping([x], 44100).count).toBe(0);
  });

  it('leaves constant samples, silence, and sounds of a few samples', () => {
    for (const x of [new Float32Array(5000), new Float32Array(5000).fill(0.5), new Float32Array(3).fill(-1)]) {
      expect(findClipping([x], 44100).count).toBe(0);
    }
    expect(findClipping([Float32Array.of(0.5)], 44100).count).toBe(0);
    const half = sine(110).map((value) => Math.max(0, value));
    expect(findClipping([half], 44100).count).toBe(0);
  });

  it('counts samples that are not finite as 0', () => {
    const x = clipped(sine(441, 1.5));
    const wanted = found(x);
    x.fill(NaN, 30050, 30051).fill(Infinity, 30150, 30151).fill(-Infinity, 30250, 30251);
    expect(found(x)).toEqual(wanted);
    expect(findClipping([new Float32Array(100).fill(NaN)], 44100).count).toBe(0);
  });

  it('does not change with polarity or order', () => {
    const x = clipped(sine(200, 1.3));
    const of = (y: Float32Array) => findClipping([y], 44100);
    expect(of(x.map((value) => -value))).toEqual(of(x));
    expect(of(x.slice().reverse()).count).toBe(of(x).count);
  });

  it('gives finite numbers within the sound for any samples', () => {
    const sample = fc.constantFrom(0, 1, 1, 1, -1, -1, -1, 0.5, 1e-40, 3e38, NaN, Infinity);
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 60 }), (values) => {
        for (const { frame, frames, level } of findClipping([Float32Array.from(values)], 8000).list) {
          expect(frame >= 0 && frames >= 3 && frame + frames <= values.length && Number.isFinite(level)).toBe(true);
        }
      }),
    );
  });

  it('refuses what is no audio', () => {
    expect(() => findClipping([new Float32Array(5), new Float32Array(4)], 44100)).toThrow(AudioError);
  });
});
