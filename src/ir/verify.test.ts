import { describe, expect, it, test } from 'vitest';
import { caught } from '../../test/support/caught.ts';
import { GraphError } from '../errors.ts';
import type { Graph, Line, Node, Register, Table } from './graph.ts';
import { verify } from './verify.ts';

const node = (op: string, args: number[] = [], attribute?: Node['attribute']): Node =>
  ({ op, args, path: 'unit', ...(attribute === undefined ? {} : { attribute }) }) as Node;
const register = (type: 'f32' | 'i32', next: number, initial = 0): Register => ({ type, next, initial, path: 'reg' });
const table = (...values: number[]): Table => ({ values: Float32Array.from(values), path: 'tb' });
const line = (input: number, seconds = 0.1): Line => ({ seconds, input, path: 'dl' });

const graph = (nodes: Node[], more: Partial<Graph> = {}): Graph => ({
  name: 'g',
  kind: 'instrument',
  inputs: [],
  nodes,
  registers: [],
  lines: [],
  tables: [],
  outputs: [0],
  ...more,
});

const zero = node('const', [], 0);
const one = node('iconst', [], 1);
const input = (type: 'f32' | 'i32', initial: number) => ({ name: 'x', type, rate: 'live' as const, initial });

describe('refuses', () => {
  const cases: [what: string, code: string, path: string, graph: Graph][] = [
    ['an unknown op', 'unknown_op', '%0 = magic (unit)', graph([node('magic')])],
    ['a name that every object has', 'unknown_op', '%0 = toString (unit)', graph([node('toString')])],
    ['too few arguments', 'type_clash', '%1 = add (unit)', graph([zero, node('add', [0])])],
    ['too many arguments', 'type_clash', '%1 = neg (unit)', graph([zero, node('neg', [0, 0])])],
    ['an argument that comes later', 'delay_free_loop', '%1 = neg (unit)', graph([zero, node('neg', [1])])],
    ['an argument that is not there', 'delay_free_loop', '%1 = neg (unit)', graph([zero, node('neg', [7])])],
    ['a negative argument', 'delay_free_loop', '%1 = neg (unit)', graph([zero, node('neg', [-1])])],
    ['an int where a float belongs', 'type_clash', '%1 = neg (unit)', graph([one, node('neg', [0])], { outputs: [1] })],
    ['a float where a mask belongs', 'type_clash', '%1 = not (unit)', graph([zero, node('not', [0])])],
    ['lane ops in an instrument', 'lanes_in_instrument', '%1 = laneSum (unit)', graph([zero, node('laneSum', [0])])],
    ['shuffles in an instrument', 'lanes_in_instrument', '%1 = shuffle (unit)', graph([zero, node('shuffle', [0, 0], [0, 1, 2, 3])])], // prettier-ignore
    ['the bus in an instrument', 'lanes_in_instrument', '%0 = bus (unit)', graph([node('bus')])],
    ['constants per lane in an instrument', 'lanes_in_instrument', '%0 = const (unit)', graph([node('const', [], [1, 2, 3, 4])])], // prettier-ignore
    ['an attribute too many', 'bad_attribute', '%1 = neg (unit)', graph([zero, node('neg', [0], 1)])],
    ['a constant without number', 'bad_attribute', '%0 = const (unit)', graph([node('const')])],
    ['a constant that is no float32', 'bad_attribute', '%0 = const (unit)', graph([node('const', [], 0.1)])],
    ['an integer that is none', 'bad_attribute', '%0 = iconst (unit)', graph([node('iconst', [], 1.5), zero], { outputs: [1] })], // prettier-ignore
    ['an integer beyond int32', 'bad_attribute', '%0 = iconst (unit)', graph([node('iconst', [], 2147483648), zero], { outputs: [1] })], // prettier-ignore
    ['the integer −0', 'bad_attribute', '%0 = iconst (unit)', graph([node('iconst', [], -0), zero], { outputs: [1] })],
    ['two numbers per lane', 'bad_attribute', '%0 = const (unit)', graph([node('const', [], [1, 2])], { kind: 'effect' })], // prettier-ignore
    ['a shift by a count per lane', 'bad_attribute', '%1 = shl (unit)', graph([one, node('shl', [0], [1, 2, 3, 4]), zero], { kind: 'effect', outputs: [2] })], // prettier-ignore
    ['a shift by half a bit', 'bad_attribute', '%1 = shl (unit)', graph([one, node('shl', [0], 0.5), zero], { outputs: [2] })], // prettier-ignore
    ['an unknown parameter', 'missing_parameter', '%0 = input (unit)', graph([node('input', [], 'x')])],
    ['a parameter of the other type', 'missing_parameter', '%0 = input (unit)', graph([node('input', [], 'x')], { inputs: [input('i32', 0)] })], // prettier-ignore
    ['a built-in of the other type', 'missing_parameter', '%0 = input (unit)', graph([node('input', [], 'gate')])],
    ['a parameter that every object has', 'missing_parameter', '%0 = input (unit)', graph([node('input', [], 'constructor')])], // prettier-ignore
    ['a register that is not there', 'bad_attribute', '%0 = state (unit)', graph([node('state', [], 0)])],
    ['a register of the other type', 'bad_attribute', '%0 = state (unit)', graph([node('state', [], 0), one], { registers: [register('i32', 1)] })], // prettier-ignore
    ['a line that is not there', 'bad_attribute', '%1 = tap (unit)', graph([one, node('tap', [0], 0)], { outputs: [1] })], // prettier-ignore
    ['a table that is not there', 'bad_attribute', '%1 = lookup (unit)', graph([one, node('lookup', [0], 0)], { outputs: [1] })], // prettier-ignore
    ['a lookup without table', 'bad_attribute', '%1 = lookup (unit)', graph([one, node('lookup', [0])], { outputs: [1], tables: [table(0, 1)] })], // prettier-ignore
    ['a lookup by a float', 'type_clash', '%1 = lookup (unit)', graph([zero, node('lookup', [0], 0)], { tables: [table(0, 1)] })], // prettier-ignore
    ['a table of three', 'bad_table', 'tb', graph([zero], { tables: [table(0, 1, 2)] })],
    ['a table of NaN', 'bad_table', 'tb', graph([zero], { tables: [table(0, NaN)] })],
    ['a table of float64', 'bad_table', 'tb', graph([zero], { tables: [{ values: [0, 1] as unknown as Float32Array, path: 'tb' }] })], // prettier-ignore
    ['an unknown mode', 'bad_attribute', '%1 = control (unit)', graph([zero, node('control', [0], 'cubic')])],
    ['a pattern of three', 'bad_attribute', '%1 = shuffle (unit)', graph([zero, node('shuffle', [0, 0], [0, 1, 2])], { kind: 'effect' })], // prettier-ignore
    ['a pattern beyond the lanes', 'bad_attribute', '%1 = shuffle (unit)', graph([zero, node('shuffle', [0, 0], [0, 1, 2, 8])], { kind: 'effect' })], // prettier-ignore
    ['no output', 'bad_output', 'g', graph([zero], { outputs: [] })],
    ['three outputs', 'bad_output', 'g', graph([zero], { outputs: [0, 0, 0] })],
    ['an effect with two outputs', 'bad_output', 'g', graph([zero], { kind: 'effect', outputs: [0, 0] })],
    ['an output that is an int', 'type_clash', 'g', graph([one])],
    ['an output that is not there', 'type_clash', 'g', graph([zero], { outputs: [3] })],
    ['an end that is a float', 'bad_end', 'g', graph([zero], { end: 0 })],
    ['an end that changes', 'bad_end', 'g', graph([zero, node('tick')], { end: 1 })],
    ['the latency of an instrument', 'bad_latency', 'g', graph([zero, one], { latency: 1 })],
    ['a latency that is a float', 'bad_latency', 'g', graph([zero], { kind: 'effect', latency: 0 })],
    ['a latency that is not there', 'bad_latency', 'g', graph([zero], { kind: 'effect', latency: 7 })],
    ['a latency that changes', 'bad_latency', 'g', graph([zero, node('tick')], { kind: 'effect', latency: 1 })],
    ['a latency that live parameters change', 'bad_latency', 'g', graph([node('input', [], 'x'), node('toInt', [0])], { kind: 'effect', inputs: [input('f32', 0.5)], latency: 1 })], // prettier-ignore
    ['a register that is never set', 'register_not_set', 'reg', graph([node('state', [], 0)], { registers: [register('f32', -1)] })], // prettier-ignore
    ['a register that is set to another type', 'register_not_set', 'reg', graph([zero], { registers: [register('i32', 0)] })], // prettier-ignore
    ['a register that starts between floats', 'bad_attribute', 'register (reg)', graph([zero], { registers: [register('f32', 0, 0.1)] })], // prettier-ignore
    ['a register that starts between ints', 'bad_attribute', 'register (reg)', graph([one, zero], { outputs: [1], registers: [register('i32', 0, 0.5)] })], // prettier-ignore
    ['a parameter that starts beyond int32', 'bad_attribute', 'input x', graph([zero], { inputs: [input('i32', 4294967296)] })], // prettier-ignore
    [
      'two inputs of one name',
      'duplicate_parameter',
      'x',
      graph([zero], { inputs: [input('f32', 0), input('i32', 0)] }),
    ],
    ['an input in place of a built-in one', 'duplicate_parameter', 'gate', graph([zero], { inputs: [{ ...input('f32', 0), name: 'gate' }] })], // prettier-ignore
    ['an input with a space', 'bad_name', 'a b', graph([zero], { inputs: [{ ...input('f32', 0), name: 'a b' }] })],
    ['an input without name', 'bad_name', '', graph([zero], { inputs: [{ ...input('f32', 0), name: '' }] })],
    ['a line that is never written', 'line_not_written', 'dl', graph([zero], { lines: [line(-1)] })],
    ['a line that is written with an int', 'line_not_written', 'dl', graph([zero, one], { lines: [line(1)] })],
    ['a line without length', 'out_of_range', 'dl', graph([zero], { lines: [line(0, 0)] })],
    ['a line of an hour', 'out_of_range', 'dl', graph([zero], { lines: [line(0, 3600)] })],
    ['a line of NaN seconds', 'out_of_range', 'dl', graph([zero], { lines: [line(0, NaN)] })],
    ['a register loop without sane', 'unguarded_loop', 'reg', graph([node('state', [], 0), node('neg', [0])], { registers: [register('f32', 1)] })], // prettier-ignore
    ['a line loop without sane', 'unguarded_loop', 'dl', graph([one, node('tap', [0], 0)], { outputs: [1], lines: [line(1)] })], // prettier-ignore
  ];

  test.each(cases)('%s', (_, code, path, bad) => {
    const error = caught(() => verify(bad));
    expect(error).toBeInstanceOf(GraphError);
    expect({ code: error.code, path: error.path }).toEqual({ code, path });
    expect(error.message).not.toBe('');
    expect(error.expected).not.toBe('');
    expect(error.suggestion).not.toBe('');
  });
});

describe('accepts', () => {
  const cases: [what: string, graph: Graph][] = [
    ['a constant', graph([zero])],
    ['NaN, infinities and −0 as constants', graph([node('const', [], NaN), node('const', [], -Infinity), node('const', [], -0)])], // prettier-ignore
    ['any shift count', graph([one, node('shl', [0], -3), node('shrU', [1], 99), zero], { outputs: [3] })],
    ['numbers per lane in an effect', graph([node('const', [], [1, -0, NaN, 0.5]), node('iconst', [], [1, 2, 3, 4])], { kind: 'effect' })], // prettier-ignore
    ['two outputs, and an end', graph([zero, node('iinput', [], 'gate')], { outputs: [0, 0], end: 1 })],
    ['an end that live parameters change', graph([node('input', [], 'x'), node('toInt', [0])], { inputs: [input('f32', 0.5)], end: 1 })], // prettier-ignore
    ['a table', graph([one, node('lookup', [0], 0)], { outputs: [1], tables: [table(0, -0)] })],
    ['a latency of the sample rate', graph([node('input', [], 'sampleRate'), node('toInt', [0])], { kind: 'effect', latency: 1 })], // prettier-ignore
    ['a guarded register loop', graph([node('state', [], 0), node('sane', [0])], { registers: [register('f32', 1)] })],
    ['a guarded line loop', graph([one, node('tap', [0], 0), node('sane', [1])], { outputs: [1], lines: [line(2)] })],
    ['a loop of integers', graph([node('istate', [], 0), zero], { outputs: [1], registers: [register('i32', 0)] })],
    ['a register that starts at NaN', graph([zero], { registers: [register('f32', 0, NaN)] })],
  ];

  test.each(cases)('%s', (_, good) => {
    expect(verify(good)).toBe(good);
  });

  it('and freezes what it accepts', () => {
    const good = verify(graph([zero]));
    expect(Object.isFrozen(good) && Object.isFrozen(good.nodes)).toBe(true);
  });
});
