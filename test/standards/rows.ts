// All that is asked of the units, in figures: one list for the test and for docs/palette.md.
import { driveRows } from './driveRows.ts';
import { dynamicsRows } from './dynamicsRows.ts';
import { envelopeRows } from './envelopeRows.ts';
import { filterRows } from './filterRows.ts';
import { noiseRows } from './noiseRows.ts';
import { oscillatorRows } from './oscillatorRows.ts';
import { spaceRows } from './spaceRows.ts';
import type { Row } from './row.ts';

export { paletteTable } from './paletteTable.ts';
export { isMet, type Row } from './row.ts';

export const rows: readonly Row[] = [
  ...oscillatorRows,
  ...noiseRows,
  ...filterRows,
  ...envelopeRows,
  ...spaceRows,
  ...driveRows,
  ...dynamicsRows,
];
