import { describe, expect, it } from 'vitest';
import { columnOfHz, findText, mean, rowOf, rowsOf, USUAL } from '../../test/support/pixels.ts';
import { frequencyCurves } from './frequencyCurves.ts';
import { curveColour } from './theme.ts';

/** −20 dB up to 1 kHz, then −6 dB per octave; bins of 1 Hz. */
const powers = Float64Array.from({ length: 22051 }, (_, hz) => 0.01 * Math.min(1, (1000 / hz) ** 2));

describe('frequencyCurves', () => {
  it('draws levels where they belong', () => {
    const image = frequencyCurves([{ name: 'a', powers }], 44100, { toDb: 0, rangeDb: 60, title: 'Slope' });
    for (const [hz, level] of [
      [30, -20],
      [300, -20],
      [2000, -26.02],
      [10000, -40],
    ] as const) {
      const rows = rowsOf(image, Math.floor(columnOfHz(hz)), curveColour(0));
      expect(Math.abs(mean(rows) + 0.5 - rowOf(level, -60, 0))).toBeLessThan(2);
    }
    expect(findText(image, 'Slope')).toHaveLength(1);
  });

  it.each([
    [1, '0', '-90'],
    [1.01, '0', '-90'],
    [300, '30', '-60'],
    [1e-5, '-50', '-140'],
  ])('with a largest power of %d reaches up to %s dB and down to %s dB', (most, top, bottom) => {
    const image = frequencyCurves([{ name: 'a', powers: powers.map((power) => power * 100 * most) }], 44100, {});
    const beside = (text: string, row: number): boolean =>
      findText(image, text).some(([x, y]) => x < USUAL.left - 12 && Math.abs(y + 6 - row) < 4);
    expect(beside(top, USUAL.top)).toBe(true);
    expect(beside(bottom, USUAL.bottom)).toBe(true);
  });

  it('survives silence, NaN and infinities', () => {
    for (const bad of [
      [0, 0, 0],
      [NaN, NaN, 1],
      [Infinity, Infinity, Infinity],
    ]) {
      expect(() => frequencyCurves([{ name: 'a', powers: bad }], 44100, {})).not.toThrow();
    }
    expect(() => frequencyCurves([], 44100, {})).not.toThrow();
  });
});
