/** Tables: constants that are read by index, for wavetables and the like. */
import { GraphError } from '../errors.ts';
import { checkTable } from './checkTable.ts';
import { currentBuilder } from './graphBuilder.ts';
import { f32, int, type F32, type Int } from './signal.ts';

export interface TableHandle {
  readonly length: number;
  /** The value at an index, which wraps around at both ends. */
  at(index: Int): F32;
}

/**
 * Gives the graph a table of constants, rounded to float32. Tables with the same values are stored once in a graph.
 * @param values 2 to 2²⁰ finite numbers; their number is a power of two
 */
export function table(values: ArrayLike<number>): TableHandle {
  const builder = currentBuilder();
  checkTable(values, builder.path);
  const rounded = Float32Array.from(values);
  const known = builder.tables.findIndex((other) => isSame(other.values, rounded));
  const index = known >= 0 ? known : builder.tables.push({ values: rounded, path: builder.path }) - 1;
  return {
    length: rounded.length,
    at(position) {
      if (currentBuilder() !== builder) throw foreignTable(builder.name);
      return f32('lookup', [int(position)], index);
    },
  };
}

/** To the bit: 0 and −0 are different constants. */
function isSame(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((x, at) => Object.is(x, b[at]));
}

function foreignTable(name: string): GraphError {
  return new GraphError(`A table of ${name} is used in ${currentBuilder().name}.`, {
    code: 'foreign_signal',
    path: currentBuilder().path,
    expected: 'tables of the graph that is being built',
    suggestion: 'call table() inside this graph',
  });
}
