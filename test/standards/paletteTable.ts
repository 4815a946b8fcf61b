// The table of docs/palette.md: what is asked and what is measured.
import { isMet, type Row } from './row.ts';

/** Two decimals: what lies below depends on the cosines of the machine that measures. */
const shown = (x: number): string =>
  Math.abs(x) >= 10 || Number.isInteger(x) ? String(Number(x.toFixed(1))) : x.toFixed(2);

/** Cells of each line, the header first. */
export function paletteTable(rows: readonly Row[], measured: readonly number[]): string[][] {
  const lines = rows.map((row, at) => {
    const asked = row.atMost === undefined ? `≥ ${shown(row.atLeast!)}` : `≤ ${shown(row.atMost)}`;
    const value = measured[at]!;
    return [
      row.what,
      `${asked} ${row.unit}`.trim(),
      `${shown(value)} ${row.unit}`.trim(),
      isMet(row, value) ? '' : 'missed',
    ];
  });
  return [['What', 'Asked', 'Measured', ''], ...lines];
}
