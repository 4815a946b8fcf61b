// The units against theory and published figures. `node scripts/paletteTable.mjs` prints what is measured.
import { describe, expect, it } from 'vitest';
import { isMet, rows } from './rows.ts';

describe('the palette', () => {
  it.each(rows)('$what', async (row) => {
    const measured = await row.measure();
    expect(isMet(row, measured), `${measured} ${row.unit}`).toBe(true);
  });

  it('knows what is not met', () => {
    const row = { what: '', unit: 'dB', atMost: 1, measure: () => Promise.resolve(0) };
    expect([0, 1, 1.01, NaN].map((x) => isMet(row, x))).toEqual([true, true, false, false]);
    expect([0, 1, 1.01, NaN].map((x) => isMet({ ...row, atMost: Infinity, atLeast: 1 }, x))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
