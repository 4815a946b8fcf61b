import { describe, expect, it } from 'vitest';
import { colourAt, findText, rowOf, USUAL } from '../../test/support/pixels.ts';
import type { RgbImage } from '../io/encodePng.ts';
import { colourMap } from './colourMap.ts';
import { spectrogram } from './spectrogram.ts';

const RATE = 44100;
/** The colour bar takes room at the right. */
const RIGHT = 872;

const sine = (hz: number, amplitude = 1, seconds = 1, rate = RATE): Float32Array =>
  Float32Array.from({ length: seconds * rate }, (_, at) => amplitude * Math.sin((2 * Math.PI * hz * at) / rate));

/** Row of a frequency. */
const rowOfHz = (hz: number): number => USUAL.bottom - (Math.log10(hz / 20) / 3) * (USUAL.bottom - USUAL.top);

const shares = new Map(Array.from({ length: 200 }, (_, at) => [colourMap(at / 199).join(), at / 199]));

/** The level that the colour of a pixel stands for. */
function levelAt(image: RgbImage, x: number, y: number): number {
  const share = shares.get(colourAt(image, x, y).join());
  if (share === undefined) throw new Error(`no colour of the map at ${x}, ${y}`);
  return -90 + 90 * share;
}

const brightestRow = (image: RgbImage, x: number): number => {
  const levels = Array.from({ length: USUAL.bottom - USUAL.top }, (_, row) => levelAt(image, x, USUAL.top + row));
  const most = Math.max(...levels);
  // The middle of the brightest rows.
  return USUAL.top + (levels.indexOf(most) + levels.lastIndexOf(most)) / 2 + 0.5;
};

describe('spectrogram', () => {
  it.each([
    [110, 1],
    [1000, 1],
    [1000, 0.01],
    [15000, 0.1],
  ])('a sine of %d Hz and amplitude %d lights the row of its frequency in the colour of its level', (hz, amplitude) => {
    const image = spectrogram([sine(hz, amplitude)], RATE);
    const row = brightestRow(image, 500);
    expect(Math.abs(row - rowOfHz(hz))).toBeLessThan(hz < 200 ? 4 : 1.5);
    // 0.83 dB of scalloping, half a step of the map.
    const error = levelAt(image, 500, Math.floor(row)) - 20 * Math.log10(amplitude);
    expect(error).toBeGreaterThan(-1.1);
    expect(error).toBeLessThan(0.3);
    for (const other of [hz / 1.9, Math.min(20000, hz * 1.9)])
      expect(levelAt(image, 500, Math.max(USUAL.top, Math.floor(rowOfHz(other))))).toBeLessThan(-85);
  });

  it('shows when a sound begins and ends', () => {
    const sound = sine(2000, 0.5).map((x, at) => (at >= 0.3 * RATE && at < 0.7 * RATE ? x : 0));
    const image = spectrogram([sound], RATE);
    const row = Math.floor(rowOfHz(2000));
    const lit = Array.from({ length: RIGHT - USUAL.left }, (_, x) => levelAt(image, USUAL.left + x, row) > -12);
    const at = (column: number): number => column / lit.length;
    // Half of the window lies in the sound at −6 dB: the edges are where they are heard.
    expect(Math.abs(at(lit.indexOf(true)) - 0.3)).toBeLessThan(0.005);
    expect(Math.abs(at(lit.lastIndexOf(true)) - 0.7)).toBeLessThan(0.005);
    expect(levelAt(image, USUAL.left + 20, row)).toBe(-90);
  });

  it('has an even line for a sine at all frequencies: no row of pixels falls between two bins', () => {
    for (let hz = 300; hz < 19000; hz *= 1.37) {
      const image = spectrogram([sine(hz, 1, 0.3)], RATE, { width: 200 });
      expect(levelAt(image, 90, Math.floor(brightestRow(image, 90)))).toBeGreaterThan(-1.2);
    }
  });

  it.each([8000, 96000, 192000])('works at %i Hz, and is dark above half the sample rate', (rate) => {
    const image = spectrogram([sine(1000, 1, 0.5, rate)], rate);
    expect(Math.abs(brightestRow(image, 500) - rowOfHz(1000))).toBeLessThan(2);
    expect(levelAt(image, 500, USUAL.top + 1)).toBe(-90);
  });

  it('shows each channel: nothing cancels out', () => {
    const image = spectrogram([sine(1000), sine(1000, -1)], RATE);
    expect(levelAt(image, 500, Math.floor(rowOfHz(1000)))).toBeGreaterThan(-1.2);
  });

  it('has a colour bar that says what the colours mean', () => {
    const image = spectrogram([sine(1000)], RATE, { title: 'Bar' });
    for (const level of [-80, -40]) {
      const [[x, y]] = findText(image, String(level)).filter(([left]) => left > RIGHT) as [[number, number]];
      expect(Math.abs(y + 7 - rowOf(level, -90, 0))).toBeLessThan(3);
      expect(Math.abs(levelAt(image, x - 12, y + 6) - level)).toBeLessThan(1);
    }
    expect(findText(image, 'Bar')).toHaveLength(1);
    expect(findText(image, '1k')).toHaveLength(1);
  });

  it('survives no samples, no channels and NaN', () => {
    for (const channels of [[], [new Float32Array(0)], [new Float32Array(5000).fill(NaN)], [Float32Array.of(1)]]) {
      expect(spectrogram(channels, RATE)).toMatchObject({ width: 960, height: 480 });
    }
  });
});
