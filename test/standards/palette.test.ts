// The units against theory and published figures, and docs/palette.md against the units.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isMet, paletteTable, rows } from './rows.ts';

describe('the palette', () => {
  const measured: number[] = [];

  it.each(rows.map((row, at) => ({ ...row, at })))('$what', async ({ at, ...row }) => {
    measured[at] = await row.measure();
    expect(isMet(row, measured[at]), `${measured[at]} ${row.unit}`).toBe(true);
  });

  it('is what docs/palette.md says; otherwise run node scripts/paletteTable.mjs', () => {
    const page = readFileSync('docs/palette.md', 'utf8');
    const lines = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| -'));
    const written = lines.map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    expect(written).toEqual(paletteTable(rows, measured));
  });

  it('knows what is not met', () => {
    const row = { what: '', unit: 'dB', atMost: 1, measure: () => Promise.resolve(0) };
    expect([0, 1, 1.01, NaN].map((x) => isMet(row, x))).toEqual([true, true, false, false]);
    const other = { ...row, atMost: Infinity, atLeast: 1 };
    expect([0, 1, 1.01, NaN].map((x) => isMet(other, x))).toEqual([false, true, true, false]);
  });
});
