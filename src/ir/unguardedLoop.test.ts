import { expect, test } from 'vitest';
import type { Graph, Node } from './graph.ts';
import { unguardedLoop } from './unguardedLoop.ts';

const node = (op: string, args: number[] = [], attribute?: number): Node =>
  ({ op, args, path: '', ...(attribute === undefined ? {} : { attribute }) }) as Node;
const loops = (
  nodes: Node[],
  registers: number[],
  lines: number[] = [],
): Pick<Graph, 'nodes' | 'registers' | 'lines'> => ({
  nodes,
  registers: registers.map((next) => ({ type: 'f32', initial: 0, next, path: '' })),
  lines: lines.map((input) => ({ seconds: 0.1, input, path: '' })),
});

const state = (index: number) => node('state', [], index);
const tap = (index: number, distance: number) => node('tap', [distance], index);
const zero = node('iconst', [], 0);

const cases: [what: string, expected: number | undefined, graph: ReturnType<typeof loops>][] = [
  ['nothing', undefined, loops([], [])],
  ['a register that hears itself', -1, loops([state(0)], [0])],
  ['through arithmetic', -1, loops([state(0), node('mul', [0, 0]), node('neg', [1])], [2])],
  ['through the control grid', -1, loops([state(0), node('control', [0])], [1])],
  ['through lanes', -1, loops([state(0), node('laneSum', [0])], [1])],
  ['behind sane', undefined, loops([state(0), node('sane', [0])], [1])],
  ['with sane on one of two ways', -1, loops([state(0), node('sane', [0]), node('add', [0, 1])], [2])],
  ['with sane on both ways', undefined, loops([state(0), node('sane', [0]), node('add', [1, 1])], [2])],
  ['two registers in a circle', -1, loops([state(0), state(1)], [1, 0])],
  ['two in a circle, one behind sane', undefined, loops([state(0), state(1), node('sane', [0])], [1, 2])],
  ['a chain', undefined, loops([state(0), state(1), node('const', [], 1)], [2, 0])],
  ['the second of two', -2, loops([state(0), state(1), node('const', [], 1)], [2, 1])],
  ['a line that hears itself', 0, loops([zero, tap(0, 0)], [], [1])],
  ['the second line', 1, loops([zero, tap(1, 0)], [], [0, 1])],
  ['a line through a register: the line is named', 0, loops([zero, tap(0, 0), state(0)], [1], [2])],
  ['and is named whoever is asked first', 1, loops([zero, tap(1, 0), state(0)], [1], [2, 2])],
  ['a distance that a float decides', undefined, loops([zero, state(0), node('toInt', [1]), tap(0, 2)], [3], [0])],
  ['a float behind toInt', undefined, loops([state(0), node('toInt', [0]), node('toFloat', [1])], [2])],
  ['a float behind bits', undefined, loops([state(0), node('bits', [0]), node('fromBits', [1])], [2])],
];

test.each(cases)('%s', (_, expected, graph) => {
  expect(unguardedLoop(graph)).toBe(expected);
});
