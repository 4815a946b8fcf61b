import { describe, expect, it } from 'vitest';
import { colourAt, columnsOf, findText, rowsOf, USUAL } from '../../test/support/pixels.ts';
import type { RgbImage } from '../io/encodePng.ts';
import { bands } from './bands.ts';
import { curveColour, theme, tint } from './theme.ts';

const CENTRES = Array.from({ length: 31 }, (_, band) => 1000 * 10 ** ((band - 17) / 10));
const [INSIDE, OUTSIDE, RANGE] = [curveColour(0), curveColour(1), tint(curveColour(2))];

/** The axis runs from the lower edge of the first band to the upper edge of the last one. */
const columnOfHz = (hz: number): number =>
  USUAL.left + (Math.log10(hz / CENTRES[0]!) / 3.1 + 0.05 / 3.1) * (USUAL.right - USUAL.left);

/** Rows of a colour in the middle of a band, above the legend. */
const rowsAt = (image: RgbImage, band: number, colour: typeof INSIDE, bottom = USUAL.bottom): number[] =>
  rowsOf(image, Math.floor(columnOfHz(CENTRES[band]!)), colour).filter((y) => y < bottom);

const rowOfDb = (db: number, top = 0, range = 70, bottom = USUAL.bottom): number =>
  USUAL.top + ((top - db) / range) * (bottom - USUAL.top);

describe('bands', () => {
  it('has a bar of its level at each frequency', () => {
    const levels = CENTRES.map((_, band) => -5 - 2 * band);
    const image = bands({ frequencies: CENTRES, levels }, { title: 'Bands' });
    levels.forEach((level, band) => {
      const rows = rowsAt(image, band, INSIDE);
      expect(Math.abs(rows[0]! - rowOfDb(level))).toBeLessThan(1);
      expect(rows.at(-1)).toBe(USUAL.bottom - 1);
    });
    expect(columnsOf(image, OUTSIDE)).toEqual([]);
    for (const text of ['Bands', '100', '1k', '10k', '0', '-60']) expect(findText(image, text)).not.toEqual([]);
    expect(findText(image, 'within')).toEqual([]);
    // Bars do not touch.
    const edge = Math.floor(columnOfHz(CENTRES[15]! * 10 ** 0.05));
    expect(rowsOf(image, edge, INSIDE)).toEqual([]);
  });

  it('shows the range behind, and which levels are out of it', () => {
    const levels = CENTRES.map((_, band) => [-20, -5, -50][band % 3]!);
    const [from, to] = [CENTRES.map(() => -40), CENTRES.map(() => -10)];
    const image = bands({ frequencies: CENTRES, levels, from, to });
    // One line of the legend.
    const bottom = USUAL.bottom - 22;
    levels.forEach((level, band) => {
      const colour = band % 3 === 0 ? INSIDE : OUTSIDE;
      const rows = rowsAt(image, band, colour, bottom);
      expect(Math.abs(rows[0]! - rowOfDb(level, 0, 70, bottom))).toBeLessThan(1);
      expect(rowsAt(image, band, colour === INSIDE ? OUTSIDE : INSIDE, bottom)).toEqual([]);
    });
    // Beside the bars the range is seen from edge to edge.
    const beside = rowsOf(image, Math.floor(columnOfHz(CENTRES[15]! * 10 ** 0.045)), RANGE).filter((y) => y < bottom);
    expect(Math.abs(beside[0]! - rowOfDb(-10, 0, 70, bottom))).toBeLessThan(2);
    expect(Math.abs(beside.at(-1)! + 1 - rowOfDb(-40, 0, 70, bottom))).toBeLessThan(2);
    for (const text of ['within', 'outside', 'target range']) expect(findText(image, text)).toHaveLength(1);
  });

  it('takes limits on one side, and bands without limits', () => {
    const levels = CENTRES.map(() => -60);
    const from = CENTRES.map((_, band) => [-Infinity, -20, NaN][band % 3]!);
    const to = CENTRES.map((_, band) => [-30, Infinity, NaN][band % 3]!);
    const image = bands({ frequencies: CENTRES, levels, from, to });
    const bottom = USUAL.bottom - 22;
    [0, 1, 2].forEach((kind) => {
      const colour = kind === 1 ? OUTSIDE : INSIDE;
      expect(rowsAt(image, 9 + kind, colour, bottom).length).toBeGreaterThan(0);
      const x = Math.floor(columnOfHz(CENTRES[9 + kind]! * 10 ** 0.042));
      const range = rowsOf(image, x, RANGE).filter((y) => y < bottom);
      expect(range.length > 0).toBe(kind < 2);
      if (kind === 0) expect(range.at(-1)).toBe(bottom - 1);
      if (kind === 1) expect(range[0]).toBe(USUAL.top);
    });
  });

  it('has its top where the levels need it, or where it is told', () => {
    const frequencies = [500, 1000];
    expect(findText(bands({ frequencies, levels: [12, -5] }), '20')).not.toEqual([]);
    const image = bands({ frequencies, levels: [200, -500] }, { toDb: 10, rangeDb: 20 });
    expect(findText(image, '-10').length).toBeGreaterThan(0);
    // Too high, and too low.
    expect(
      columnsOf(image, INSIDE)
        .flatMap((x) => rowsOf(image, x, INSIDE))
        .sort((a, b) => a - b)[0],
    ).toBe(USUAL.top);
  });

  it('says that silence is silence', () => {
    const image = bands({ frequencies: CENTRES, levels: null, from: CENTRES.map(() => -40), to: CENTRES.map(() => 0) });
    expect(findText(image, 'silence', 2, theme.axis)).toHaveLength(1);
  });

  it('survives nothing, few bands, NaN and small pictures', () => {
    expect(bands({ frequencies: [], levels: [] })).toMatchObject({ width: 960, height: 480 });
    expect(bands({ frequencies: CENTRES, levels: CENTRES.map(() => NaN) })).toMatchObject({ width: 960 });
    expect(bands({ frequencies: [80000], levels: [-Infinity] })).toMatchObject({ width: 960 });
    const small = bands({ frequencies: CENTRES, levels: CENTRES.map(() => -10) }, { width: 100, height: 60, scale: 1 });
    expect(columnsOf(small, INSIDE).length).toBeGreaterThan(20);
    expect(colourAt(small, 0, 0)).toEqual([...theme.paper]);
  });
});
