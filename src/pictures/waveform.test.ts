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

  it('shows long sounds as it shows short ones: no sample is lost', () => {
    // 40 s, of which extremes are drawn; one sample in each is seen.
    const long = Float32Array.from({ length: 40 * RATE }, (_, at) =>
      at === 10 * RATE ? 0.8 : at === 30 * RATE ? -0.6 : 0,
    );
    const image = waveform([{ samples: long }], RATE, { peak: 1 });
    const columns = moved(image, 240);
    for (const [share, height] of [
      [0.25, 0.8],
      [0.75, -0.6],
    ] as const) {
      const column = USUAL.left + share * WIDTH;
      const near = columns.filter((x) => Math.abs(x + 0.5 - column) < 3);
      const rows = near.flatMap((x) => rowsOf(image, x, BLUE));
      const end = height > 0 ? Math.min(...rows) : Math.max(...rows);
      expect(Math.abs(end + 0.5 - (240 - height * 210))).toBeLessThan(2);
    }
    expect(columns.length).toBeLessThan(12);
    const part = waveform([{ samples: long }], RATE, { peak: 1, fromSec: 5, toSec: 25 });
    expect(Math.abs(mean(moved(part, 240)) + 0.5 - (USUAL.left + 0.25 * WIDTH))).toBeLessThan(2);
  });

  it('marks places, each kind in its colour with its name below', () => {
    const marks = [
      { name: 'clips', marks: [{ channel: 1, frame: 0.25 * RATE }] },
      { name: 'gaps', marks: [] },
      { name: 'clicks', marks: [{ channel: 0, frame: 0.75 * RATE, frames: 0.1 * RATE }] },
    ];
    const image = waveform([{ samples: pulse(0.1) }, { samples: pulse(0.1) }], RATE, { marks });
    expect([findText(image, 'clips').length, findText(image, 'clicks').length, findText(image, 'gaps').length]).toEqual(
      [1, 1, 0],
    );
    const places = [1, 3].map((index) => {
      const colour = curveColour(index);
      const columns = columnsOf(image, colour).filter((x) => rowsOf(image, x, colour).some((y) => y < 450));
      const rows = rowsOf(image, columns[1]!, colour).filter((y) => y < 450);
      return [(mean(columns) + 0.5 - USUAL.left) / WIDTH, Math.min(...rows) < 240];
    });
    expect(places[0]![0]).toBeCloseTo(0.25, 2);
    expect(places[1]![0]).toBeCloseTo(0.8, 2);
    // The first kind lies in the second lane, the last one in the first.
    expect(places.map(([, upper]) => upper)).toEqual([false, true]);
  });

  it('leaves room at the right, and gives many lanes one row of numbers', () => {
    const narrow = waveform([{ samples: pulse(0.8) }], RATE, { marginRight: 44 });
    expect(columnsOf(narrow, BLUE).at(-1)).toBe(USUAL.right - 2 * 34 - 1);
    const lanes = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ name: `lane ${at}`, samples: pulse(0.8) }));
    for (const count of [2, 3, 8]) {
      const image = waveform(lanes(count), RATE);
      expect(findText(image, '0.2').filter(([x]) => x > USUAL.left)).toHaveLength(count === 2 ? 2 : 1);
      expect(findText(image, 'lane')).toHaveLength(count);
    }
  });

  it('writes huge and tiny numbers in full', () => {
    const texts = (height: number) => waveform([{ samples: pulse(height) }], RATE, { height: 240 });
    expect(findText(texts(2.5e37), '-2e37')).toHaveLength(1);
    expect(findText(texts(1.4e37), '-1e37')).toHaveLength(1);
    expect(findText(texts(1.4e-7), '-1e-7')).toHaveLength(1);
  });

  it('survives no samples, no channels, NaN and infinities', () => {
    const bad = Float32Array.from({ length: 1000 }, (_, at) => [0.5, NaN, Infinity, -Infinity][at % 4]!);
    for (const lanes of [[], [{ samples: [] }], [{ samples: bad }], [{ samples: [1] }]]) {
      expect(waveform(lanes, RATE, { title: 'T' })).toMatchObject({ width: 960, height: 480 });
    }
  });
});
