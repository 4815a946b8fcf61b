import { describe, expect, it } from 'vitest';
import { columnOfHz, findText, mean, rowOf, rowsOf, USUAL } from '../../test/support/pixels.ts';
import { createRandom } from '../math/random.ts';
import { spectrum } from './spectrum.ts';
import { curveColour } from './theme.ts';

const RATE = 44100;
const sine = (hz: number, amplitude: number, seconds = 1): Float32Array =>
  Float32Array.from({ length: seconds * RATE }, (_, at) => amplitude * Math.sin((2 * Math.PI * hz * at) / RATE));
const options = { toDb: 0, rangeDb: 90 };

/** The highest row of a curve near a column. */
const highest = (image: ReturnType<typeof spectrum>, column: number, index = 0): number =>
  Math.min(...[-2, -1, 0, 1, 2].flatMap((off) => rowsOf(image, Math.floor(column) + off, curveColour(index))));

describe('spectrum', () => {
  it.each([
    [100, 1],
    [1000, 0.1],
    [12000, 0.5],
  ])('a sine of %d Hz and amplitude %d is a peak of its level at its place', (hz, amplitude) => {
    const image = spectrum([{ name: 'sine', channels: [sine(hz, amplitude)] }], RATE, options);
    const level = 20 * Math.log10(amplitude);
    const bottom = USUAL.bottom;
    const error = highest(image, columnOfHz(hz)) - rowOf(level, -90, 0, bottom);
    // Up to 0.83 dB (4 pixels) of scalloping, and half the line's width.
    expect(error).toBeGreaterThan(-3);
    expect(error).toBeLessThan(6);
    for (const other of [hz / 1.5, hz * 1.5]) expect(highest(image, columnOfHz(other))).toBeGreaterThan(bottom - 10);
  });

  it('averages over the length: white noise is flat, within 1 dB of its level', () => {
    const random = createRandom(2);
    const noise = Float32Array.from({ length: 20 * RATE }, () => 0.2 * random.nextNormal());
    const image = spectrum([{ name: 'noise', channels: [noise] }], RATE, { ...options, size: 4096 });
    const level = 10 * Math.log10((0.04 * 4 * 2.0044) / 4096);
    for (const hz of [100, 1000, 10000]) {
      const rows = rowsOf(image, Math.floor(columnOfHz(hz)), curveColour(0));
      expect(Math.abs(mean(rows) - rowOf(level, -90, 0))).toBeLessThan(420 / 90);
    }
  });

  it('compares sounds, and shows those that are shorter than a frame', () => {
    const sounds = [
      { name: 'long', channels: [sine(500, 0.5)] },
      { name: 'short', channels: [sine(3000, 0.5).subarray(0, 500)] },
    ];
    const image = spectrum(sounds, RATE, options);
    expect(findText(image, 'short')).toHaveLength(1);
    const level = rowOf(-6, -90, 0, USUAL.bottom - 22);
    expect(Math.abs(highest(image, columnOfHz(500)) - level)).toBeLessThan(8);
    expect(Math.abs(highest(image, columnOfHz(3000), 1) - level)).toBeLessThan(8);
  });

  it('survives sounds without channels and without samples', () => {
    for (const channels of [[], [new Float32Array(0)], [Float32Array.of(NaN)]]) {
      expect(spectrum([{ name: 'none', channels }], RATE)).toMatchObject({ width: 960 });
    }
  });
});
