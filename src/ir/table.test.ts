import { describe, expect, it, test } from 'vitest';
import { valuesOf } from '../../test/support/evaluate.ts';
import { GraphError } from '../errors.ts';
import { instrument, int, num, scope, table, time, type F32, type TableHandle } from './index.ts';

describe('table', () => {
  it('is read by index', async () => {
    const squares = (x: F32) => table(Array.from({ length: 16 }, (_, at) => at * at)).at(x.toInt());
    expect(await valuesOf(squares, [0, 1, 2, 15])).toEqual([0, 1, 4, 225]);
  });

  it('wraps around at both ends', async () => {
    const four = (x: F32) => table([10, 11, 12, 13]).at(x.toInt());
    expect(await valuesOf(four, [4, 7, -1, -4, -5, 3e9, -3e9, NaN])).toEqual([10, 13, 13, 10, 13, 13, 10, 10]);
    expect(await valuesOf(() => table([5, 6]).at(0x7fffffff), [0, 0])).toEqual([6, 6]);
  });

  it('rounds to float32, and keeps its values whatever becomes of the array', async () => {
    const values = Float64Array.of(0.1, 1e-45, -0, 3.4e38);
    const read = (x: F32) => {
      const wave = table(values);
      values.fill(7);
      expect(wave.length).toBe(4);
      return wave.at(x.toInt());
    };
    expect(await valuesOf(read, [0, 1, 2, 3])).toEqual([0.1, 1e-45, -0, 3.4e38].map(Math.fround));
  });

  it('is stored once in a graph, if its values are the same', () => {
    const graph = instrument('g', () => {
      const read = (...values: number[]) => scope('part', () => table(values)).at(time());
      return read(0, 1)
        .add(read(0, 1))
        .add(read(1, 0))
        .add(read(-0, 1))
        .add(read(0, 1, 0, 1));
    });
    expect(graph.tables.map(({ values }) => [...values])).toEqual([[0, 1], [1, 0], [-0, 1], [0, 1, 0, 1]]); // prettier-ignore
    expect(graph.tables.map(({ path }) => path)).toEqual(['g/part', 'g/part#3', 'g/part#4', 'g/part#5']);
    expect(graph.nodes.filter(({ op }) => op === 'lookup').map(({ attribute }) => attribute)).toEqual([0, 0, 1, 2, 3]);
  });

  it('may be as long as 2^20', () => {
    const long = instrument('g', () => table(new Float32Array(1 << 20)).at(time()));
    expect(long.tables[0]!.values).toHaveLength(1 << 20);
  });

  const refused: [what: string, values: unknown, problem: RegExp][] = [
    ['nothing', [], /has 0 values/],
    ['one value', [1], /has 1 values/],
    ['three values', [1, 2, 3], /has 3 values/],
    ['more than 2^20', { length: 1 << 21 }, /has 2097152 values/],
    ['endless', { length: Infinity }, /has Infinity values/],
    ['no list', undefined, /has undefined values/],
    ['NaN', [0, NaN], /holds NaN at position 1/],
    ['infinity', [0, 0, -Infinity, 0], /holds -Infinity at position 2/],
    ['what float32 cannot hold', [1e39, 0], /holds 1e\+39 at position 0/],
    ['text', ['1', 0], /holds 1 at position 0/],
    ['gaps', new Array(2), /holds undefined at position 0/],
  ];
  test.each(refused)('refuses %s', (_, values, problem) => {
    const make = () => instrument('voice', () => scope('wave', () => table(values as number[]).at(0)));
    expect(make).toThrow(GraphError);
    expect(make).toThrow(problem);
    expect(make).toThrow(expect.objectContaining({ code: 'bad_table', path: 'voice/wave' }));
  });

  it('stays in its graph', () => {
    let foreign: TableHandle | undefined;
    instrument('a', () => (foreign = table([0, 1])).at(int(0)));
    expect(() => instrument('b', () => num(1).add(foreign!.at(0)))).toThrow(
      expect.objectContaining({ code: 'foreign_signal', path: 'b' }),
    );
  });
});
