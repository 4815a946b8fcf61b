import type { Parameter } from '../../src/roles/parameter.ts';

/** The parameters that are numbers. */
export const numbersOf = (records: readonly Parameter[]) =>
  records.filter((record) => record.kind === 'number' || record.kind === 'integer');
