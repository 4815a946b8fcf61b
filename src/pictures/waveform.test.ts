import { describe, expect, it } from 'vitest';
import { columnsOf, findText, mean, rowsOf, USUAL } from '../../test/support/pixels.ts';
import type { RgbImage } from '../io/encodePng.ts';
import { curveColour } from './theme.ts';
import { waveform } from './waveform.ts';

const RATE = 44100;
const BLUE = curveColour(0);
const WIDTH = USUAL.right - USUAL.left;

/** A pulse of this height from 0.5 to 0.6 s in one second of silence. */
const pulse = (height: number): Float32Array =>
  Float32Array.from({ length: RATE }, (_, at) => (at >= 0.5 * RATE && at < 0.6 * RATE ? height : 0));

/** Columns in which the line leaves the row of 0. */
const moved = (image: RgbImage, zero: number): number[] =>
  columnsOf(image, BLUE).filter((x) => rowsOf(image, x, BLUE).some((y) => Math.abs(y - zero) > 4));

describe('waveform', () => {
  it('shows when and how far a signal goes', () => {
    const image = waveform([{ samples: pulse(0.8) }], RATE, { title: 'Pulse' });
    const columns = moved(image, 240);
    expect(Math.abs(columns[0]! - (USUAL.left + 0.5 * WIDTH))).toBeLessThan(2.5);
    expect(Math.abs(columns.at(-1)! - (USUAL.left + 0.6 * WIDTH))).toBeLessThan(2.5);
    const top = mean(rowsOf(image, Math.floor(USUAL.left + 0.55 * WIDTH), BLUE)) + 0.5;
    expect(Math.abs(top - (240 - 0.8 * 210))).toBeLessThan(1);
    expect(findText(image, 'Pulse')).toHaveLength(1);
  });

  it('shows a part, from sample to sample', () => {
    const image = waveform([{ samples: pulse(0.8) }], RATE, { fromSec: 0.49, toSec: 0.51 });
    expect(Math.abs(moved(image, 240)[0]! - (USUAL.left + 0.5 * WIDTH))).toBeLessThan(2.5);
    expect(columnsOf(image, BLUE).at(-1)).toBe(USUAL.right - 1);
    expect(findText(image, '500')).toHaveLength(1);
    expect(findText(image, 'ms', 2, [140, 146, 156])).toHaveLength(1);
  });

  it.each([
    [0.03, '0.03'],
    [0.9, '1'],
    [5, '6'],
  ])('chooses a round scale for a peak of %d', (height, text) => {
    expect(findText(waveform([{ samples: pulse(height) }], RATE), text).length).toBeGreaterThan(0);
  });

  it('has a lane for each channel, all on one scale', () => {
    const lanes = [
      { name: 'left', samples: pulse(0.9) },
      { name: 'right', samples: pulse(0.09) },
    ];
    const image = waveform(lanes, RATE, { title: 'Two' });
    expect(findText(image, 'Two: left')).toHaveLength(1);
    expect(findText(image, 'right')).toHaveLength(1);
    const x = Math.floor(USUAL.left + 0.55 * WIDTH);
    // Lanes from row 30 to 210 and from 270 to 450.
    const [upper, lower] = [
      rowsOf(image, x, BLUE).filter((y) => y < 240),
      rowsOf(image, x, BLUE).filter((y) => y > 240),
    ];
    expect(Math.abs(mean(upper) + 0.5 - (120 - 0.9 * 90))).toBeLessThan(1);
    expect(Math.abs(mean(lower) + 0.5 - (360 - 0.09 * 90))).toBeLessThan(1);
  });

  it('survives no samples, no channels, NaN and infinities', () => {
    const bad = Float32Array.from({ length: 1000 }, (_, at) => [0.5, NaN, Infinity, -Infinity][at % 4]!);
    for (const lanes of [[], [{ samples: [] }], [{ samples: bad }], [{ samples: [1] }]]) {
      expect(waveform(lanes, RATE, { title: 'T' })).toMatchObject({ width: 960, height: 480 });
    }
  });
});
