import { describe, expect, it } from 'vitest';
import { columnsOf, findText, mean, rowOf, rowsOf, USUAL } from '../../test/support/pixels.ts';
import type { RgbImage } from '../io/encodePng.ts';
import { loudnessCurve } from './loudnessCurve.ts';
import { curveColour, theme, type Colour } from './theme.ts';

const [MOMENTARY, SHORT_TERM, INTEGRATED, TARGET] = [0, 1, 2, 3].map(curveColour) as [Colour, Colour, Colour, Colour];
/** One line of the legend is 22 pixels high. */
const BOTTOM = USUAL.bottom - 22;

/** 10 s in steps of 10 ms; null before the first window and while nothing sounds. */
const momentary = Array.from({ length: 1000 }, (_, at) => (at < 39 || (at > 600 && at < 700) ? null : -20));
const shortTerm = Array.from({ length: 1000 }, (_, at) => (at < 299 ? null : -30));
const series = { stepSec: 0.01, momentary, shortTerm };

const columnOf = (seconds: number): number => USUAL.left + (seconds / 10) * (USUAL.right - USUAL.left);
const inPlot = (image: RgbImage, colour: Colour): number[] =>
  columnsOf(image, colour).filter((x) => rowsOf(image, x, colour).some((y) => y < BOTTOM));
const rowAt = (image: RgbImage, seconds: number, colour: Colour): number =>
  mean(rowsOf(image, Math.floor(columnOf(seconds)), colour).filter((y) => y < BOTTOM)) + 0.5;

describe('loudnessCurve', () => {
  it('shows both loudnesses over time, with gaps, each value at the end of its window', () => {
    const image = loudnessCurve(series, { title: 'Loudness' });
    expect(Math.abs(rowAt(image, 5, MOMENTARY) - rowOf(-20, -60, 0, BOTTOM))).toBeLessThan(1);
    expect(Math.abs(rowAt(image, 8, SHORT_TERM) - rowOf(-30, -60, 0, BOTTOM))).toBeLessThan(1);
    const [moment, short] = [inPlot(image, MOMENTARY), inPlot(image, SHORT_TERM)];
    expect(Math.abs(moment[0]! - columnOf(0.4))).toBeLessThan(2.5);
    expect(Math.abs(short[0]! - columnOf(3))).toBeLessThan(2.5);
    expect([moment.at(-1), short.at(-1)]).toEqual([USUAL.right - 1, USUAL.right - 1]);
    expect(moment.filter((x) => x > columnOf(6.03) && x < columnOf(6.97))).toEqual([]);
    for (const text of ['Loudness', 'momentary', 'short-term', '-40']) expect(findText(image, text)).not.toEqual([]);
    expect(findText(image, 'LUFS', 2, theme.axis)).toHaveLength(1);
  });

  it('has lines for the integrated loudness and the target, which is dashed', () => {
    const image = loudnessCurve({ ...series, integrated: -21.46, targetLufs: -14 });
    expect(findText(image, 'integrated -21.5 LUFS')).toHaveLength(1);
    expect(findText(image, 'target -14 LUFS')).toHaveLength(1);
    expect(inPlot(image, INTEGRATED)).toHaveLength(USUAL.right - USUAL.left);
    const dashes = inPlot(image, TARGET).length / (USUAL.right - USUAL.left);
    expect(dashes > 0.5 && dashes < 0.75).toBe(true);
    // The legend takes a second line.
    const bottom = BOTTOM - 22;
    const rows = rowsOf(image, Math.floor(columnOf(0.2)), INTEGRATED);
    const found = [BOTTOM, bottom].map((end) => Math.abs(mean(rows) + 0.5 - rowOf(-21.46, -60, 0, end)));
    expect(Math.min(...found)).toBeLessThan(1.1);
  });

  it('leaves out what there is not, and the colours stay', () => {
    const short = { stepSec: 0.01, momentary, shortTerm: shortTerm.map(() => null), integrated: null, targetLufs: -18 };
    const image = loudnessCurve(short);
    for (const text of ['short-term', 'integrated']) expect(findText(image, text)).toEqual([]);
    expect(inPlot(image, SHORT_TERM)).toEqual([]);
    expect(inPlot(image, TARGET).length).toBeGreaterThan(100);
  });

  it('names no curve that is not to be seen, and has no note over a line', () => {
    const once = shortTerm.map((_, at) => (at === 999 ? -30 : null));
    const faint = shortTerm.map(() => -65);
    for (const values of [once, faint])
      expect(findText(loudnessCurve({ ...series, shortTerm: values }), 'short-term')).toEqual([]);
    const image = loudnessCurve({ stepSec: 0.01, momentary: [], shortTerm: [], integrated: -30 });
    expect(findText(image, 'silence', 2, theme.axis)).toEqual([]);
    expect(inPlot(image, INTEGRATED).length).toBeGreaterThan(100);
  });

  it('has other ranges, and cuts off what lies outside', () => {
    const image = loudnessCurve(
      { ...series, integrated: -70, targetLufs: 3 },
      { fromLufs: -40, toLufs: -10, durationSec: 20 },
    );
    const bottom = BOTTOM - 22;
    for (const text of ['-15', '20']) expect(findText(image, text)).not.toEqual([]);
    expect(Math.max(...inPlot(image, MOMENTARY))).toBeLessThan((USUAL.left + USUAL.right) / 2 + 3);
    for (const colour of [INTEGRATED, TARGET]) {
      const rows = columnsOf(image, colour).flatMap((x) => rowsOf(image, x, colour).filter((y) => y < bottom));
      expect(rows).toEqual([]);
    }
  });

  it('says when there is nothing to show', () => {
    const silent = [null, null, NaN, -Infinity];
    for (const values of [[], silent]) {
      const image = loudnessCurve({ stepSec: 0.01, momentary: values, shortTerm: values, integrated: -Infinity });
      expect(findText(image, 'silence, or too short', 2, theme.axis)).toHaveLength(1);
      expect(columnsOf(image, MOMENTARY)).toEqual([]);
    }
  });
});
