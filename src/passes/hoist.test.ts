import { describe, expect, it } from 'vitest';
import {
  bus,
  control,
  effect,
  frequency,
  gate,
  instrument,
  jobTime,
  laneSum,
  num,
  param,
  previous,
  sampleRate,
  table,
  time,
  type F32,
  type Graph,
  type I32,
} from '../ir/index.ts';
import { hoist } from './hoist.ts';

/** Ops with their rates, in the order of the nodes. */
const placed = (body: () => F32) => list(hoist(instrument('g', body)));
const list = (graph: Graph) => graph.nodes.map(({ op, rate }) => `${op} ${rate}`);

describe('places', () => {
  it('what notes and live parameters decide before the loops', () => {
    expect(placed(() => frequency().mul(param('a', 1)).add(num(1)))).toEqual([
      'input live',
      'input live',
      'mul live',
      'const live',
      'add live',
    ]);
  });

  it('what changes with time in the sample', () => {
    expect(placed(() => time().toFloat().mul(frequency()))).toEqual([
      'tick audio',
      'iinput live',
      'isub audio',
      'toFloat audio',
      'input live',
      'mul audio',
    ]);
  });

  it('what only the grid asks for in the control step', () => {
    expect(placed(() => control(jobTime().toFloat().mul(2)).add(1))).toEqual([
      'tick control',
      'iinput live',
      'iadd control',
      'toFloat control',
      'const live',
      'mul control',
      'control control',
      'const live',
      'add audio',
    ]);
  });

  it('sums of held values in the control step, sums of interpolated ones in the sample', () => {
    const held = placed(() => control(time().toFloat(), 'hold').add(control(param('b', 1), 'hold')));
    expect(held.at(-1)).toBe('add control');
    const moving = placed(() => control(time().toFloat()).add(control(param('b', 1))));
    expect(moving.at(-1)).toBe('add audio');
  });

  it('grid values of grid values: of held ones in the control step, of interpolated ones in the sample', () => {
    expect(placed(() => control(control(time().toFloat(), 'hold')))).not.toContain('control audio');
    expect(placed(() => control(control(time().toFloat(), 'linear'))).at(-1)).toBe('control audio');
  });

  it('what samples a signal with memory in the sample', () => {
    expect(placed(() => control(previous(frequency()), 'hold')).at(-1)).toBe('control audio');
    expect(list(hoist(effect('g', () => control(laneSum(bus()))))).at(-1)).toBe('control audio');
  });

  it('twice what the grid and the sample both ask for', () => {
    const nodes = placed(() => {
      const seconds = time().toFloat().mul(0.5);
      return seconds.add(control(seconds));
    });
    expect(nodes.filter((node) => node.startsWith('mul'))).toEqual(['mul control', 'mul audio']);
    expect(nodes.filter((node) => node.startsWith('tick'))).toHaveLength(2);
    expect(nodes.filter((node) => node.startsWith('const'))).toHaveLength(1);
  });

  it('reads of tables where their index is', () => {
    const wave = (at: () => I32) => placed(() => table([1, 2]).at(at())).at(-1);
    expect(wave(() => frequency().toInt())).toBe('lookup live');
    expect(wave(() => control(time().toFloat(), 'hold').toInt())).toBe('lookup control');
    expect(wave(() => time())).toBe('lookup audio');
    const onGrid = placed(() => control(table([1, 2]).at(time())));
    expect(onGrid.filter((node) => /lookup|control$/.test(node))).not.toContain('lookup audio');
  });

  it('the latency before the loops, with what it needs', () => {
    const graph = hoist(effect('g', (x) => ({ out: x, latency: sampleRate().mul(0.01).toInt() })));
    expect(graph.nodes[graph.latency!]).toMatchObject({ op: 'toInt', rate: 'live' });
  });

  it('the end before the loops, with what it needs', () => {
    const graph = hoist(instrument('g', () => ({ out: time().toFloat(), end: gate().add(param('tail', 5).toInt()) })));
    expect(graph.nodes[graph.end!]).toMatchObject({ op: 'iadd', rate: 'live' });
  });
});

it('drops what nothing asks for', () => {
  const graph = hoist(instrument('g', () => (frequency().mul(2), num(1))));
  expect(list(graph)).toEqual(['const live']);
});
