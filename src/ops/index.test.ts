// The op table: its shape, and its meanings at values that were written down by hand.
import { describe, expect, it, test } from 'vitest';
import { CONTROL_STEP, ops, SANE_MAX, SANE_MIN, type Op, type OpName } from './index.ts';

const table = Object.entries(ops) as [OpName, Op][];

describe('the table', () => {
  it('is small: 60 ops or fewer', () => {
    expect(table.length).toBeLessThanOrEqual(60);
  });

  test.each(table)('%s is well formed', (_, op) => {
    expect(op.doc).toMatch(/\S/);
    expect(op.doc).not.toContain('\n');
    expect(op.args.length).toBeLessThanOrEqual(3);
    expect(op.meaning !== undefined, 'a meaning, if it is pure').toBe(op.purity === 'pure');
    expect(op.lanes !== undefined, 'lanes, if it mixes them').toBe(op.purity === 'lanes');
    expect(op.fromTable !== undefined, 'a reader, if it reads a table').toBe(op.purity === 'table');
    if (op.purity === 'source') expect(op.args).toEqual([]);
    if (op.purity === 'pure') expect(['none', 'number']).toContain(op.attribute);
  });
});

describe('meanings', () => {
  const f = Math.fround;
  const cases: [name: OpName, args: number[], wanted: number][] = [
    ['add', [16777216, 1], 16777216],
    ['add', [0.1, 0.2].map(f), f(0.30000001192092896)],
    ['sub', [Infinity, Infinity], NaN],
    ['mul', [1e-30, 1e-30].map(f), 0],
    ['mul', [f(1e-20), f(1e-20)], f(1e-40)],
    ['div', [1, 3], f(1 / 3)],
    ['div', [-1, 0], -Infinity],
    ['min', [1, 2], 1],
    ['min', [NaN, 1], NaN],
    ['min', [1, NaN], 1],
    ['min', [0, -0], 0],
    ['max', [1, 2], 2],
    ['max', [NaN, 1], NaN],
    ['max', [1, NaN], 1],
    ['max', [-0, 0], -0],
    ['neg', [0], -0],
    ['abs', [-0], 0],
    ['sqrt', [2], f(Math.SQRT2)],
    ['sqrt', [-1], NaN],
    ['sqrt', [-0], -0],
    ['floor', [-0.5], -1],
    ['ceil', [-0.5], -0],
    ['trunc', [-1.5], -1],
    ['nearest', [2.5], 2],
    ['sane', [SANE_MIN], SANE_MIN],
    ['sane', [-SANE_MAX], -SANE_MAX],
    ['sane', [f(SANE_MIN * 0.999999)], 0],
    ['sane', [f(-SANE_MAX * 1.000001)], 0],
    ['sane', [NaN], 0],
    ['sane', [-0], 0],
    ['sane', [Infinity], 0],
    ['flip', [2, -1], -2],
    ['flip', [2, 0], 2],
    ['flip', [0, -5], -0],
    ['iadd', [0x7fffffff, 1], -0x80000000],
    ['isub', [-0x80000000, 1], 0x7fffffff],
    ['imul', [0x10001, 0x10001], 0x20001],
    ['imul', [-0x80000000, -1], -0x80000000],
    ['imin', [-1, 1], -1],
    ['imax', [-1, 1], 1],
    ['iand', [-1, 0x0f0f], 0x0f0f],
    ['ior', [0x0f00, 0x00f0], 0x0ff0],
    ['ixor', [-1, 1], -2],
    ['shl', [1, 31], -0x80000000],
    ['shl', [1, 32], 1],
    ['shl', [1, 33], 2],
    ['shrS', [-8, 1], -4],
    ['shrU', [-1, 28], 15],
    ['shrU', [-1, 32], -1],
    ['lt', [1, 2], -1],
    ['lt', [NaN, 2], 0],
    ['le', [2, 2], -1],
    ['le', [NaN, NaN], 0],
    ['eq', [-0, 0], -1],
    ['eq', [NaN, NaN], 0],
    ['ilt', [-1, 0], -1],
    ['ieq', [3, 3], -1],
    ['and', [-1, 0], 0],
    ['or', [-1, 0], -1],
    ['not', [-1], 0],
    ['not', [0], -1],
    ['select', [-1, 1, 2], 1],
    ['select', [0, 1, 2], 2],
    ['iselect', [-1, 1, 2], 1],
    ['iselect', [0, 1, 2], 2],
    ['toInt', [-1.9], -1],
    ['toInt', [NaN], 0],
    ['toFloat', [16777217], 16777216],
    ['toFloat', [-0x7fffffc1], -2147483648],
    ['bits', [1], 0x3f800000],
    ['bits', [NaN], 0x7fc00000],
    ['fromBits', [0x3f800000], 1],
    ['fromBits', [1], f(1e-45)],
  ];

  test.each(cases)('%s %j', (name, [a, b, c], wanted) => {
    expect(ops[name].meaning!(a!, b!, c!)).toBe(wanted);
  });

  it('every pure op is among them', () => {
    const pure = table.filter(([, op]) => op.purity === 'pure').map(([name]) => name);
    expect(pure.filter((name) => !cases.some(([tried]) => tried === name))).toEqual([]);
  });

  it('of lanes', () => {
    expect(ops.shuffle.lanes!([1, 2, 3, 4], [5, 6, 7, 8], [7, 0, 4, 3])).toEqual([8, 1, 5, 4]);
    expect(ops.laneSum.lanes!([16777216, 1, 1, -16777216], [], [])).toEqual([1, 1, 1, 1]);
    expect(ops.laneSum.lanes!([1, 2, 3, 4], [], [])).toEqual([10, 10, 10, 10]);
  });

  it('of tables: the index wraps around', () => {
    const read = (index: number) => ops.lookup.fromTable!([10, 11, 12, 13], index);
    expect([0, 3, 4, -1, -4, 0x7fffffff, -0x80000000].map(read)).toEqual([10, 13, 10, 13, 10, 13, 10]);
  });

  it('of the grid and of sane: 32 samples, ±400 dB', () => {
    expect(CONTROL_STEP).toBe(32);
    expect([SANE_MIN, SANE_MAX]).toEqual([f(1e-20), f(1e20)]);
  });
});
