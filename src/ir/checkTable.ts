/** What a table may hold. */
import { GraphError } from '../errors.ts';
import { MAX_TABLE_LENGTH } from './graph.ts';

/** @throws GraphError `bad_table` unless the values are 2 to 2²⁰ finite float32, and their number a power of two */
export function checkTable(values: ArrayLike<number>, path: string): void {
  const length: unknown = (Object(values) as Partial<ArrayLike<number>>).length;
  if (typeof length !== 'number' || !isPowerOfTwo(length) || length < 2 || length > MAX_TABLE_LENGTH) {
    throw badTable(path, `has ${String(length)} values`, `a power of two, from 2 to ${MAX_TABLE_LENGTH} values`);
  }
  for (let at = 0; at < length; at++) {
    const value: unknown = values[at];
    if (typeof value === 'number' && Number.isFinite(Math.fround(value))) continue;
    throw badTable(path, `holds ${String(value)} at position ${at}`, 'finite numbers up to 3.4e38');
  }
}

function isPowerOfTwo(x: number): boolean {
  return Number.isInteger(x) && (x & (x - 1)) === 0;
}

function badTable(path: string, problem: string, expected: string): GraphError {
  return new GraphError(`A table of ${path} ${problem}.`, {
    code: 'bad_table',
    path,
    expected,
    suggestion: `give it ${expected}`,
  });
}
