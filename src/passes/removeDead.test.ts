import { describe, expect, it } from 'vitest';
import {
  bus,
  delayLine,
  effect,
  frequency,
  gate,
  instrument,
  intRegister,
  num,
  param,
  previous,
  register,
  sampleRate,
  table,
  time,
  verify,
} from '../ir/index.ts';
import { removeDead } from './removeDead.ts';

describe('drops', () => {
  it('what no output hears', () => {
    const graph = removeDead(instrument('g', () => (frequency().mul(3), num(1).add(2))));
    expect(graph.nodes.map(({ op }) => op)).toEqual(['const', 'const', 'add']);
    expect(graph.outputs).toEqual([2]);
  });

  it('registers and lines that nobody reads, with what feeds them', () => {
    const graph = instrument('g', () => {
      previous(frequency().mul(2));
      const unheard = delayLine(0.1);
      unheard.write(frequency().mul(3));
      const count = intRegister();
      count.set(count.value.add(1));
      const kept = register(0.5);
      kept.set(kept.value.mul(0.5));
      return kept.value;
    });
    const left = verify(removeDead(graph));
    expect(left.registers).toMatchObject([{ type: 'f32', initial: 0.5 }]);
    expect(left.lines).toEqual([]);
    expect(left.nodes.map(({ op }) => op)).toEqual(['state', 'const', 'mul', 'sane']);
    expect(left.nodes[0]!.attribute).toBe(0);
  });
});

describe('keeps', () => {
  it('two registers and a line that hear each other, and renumbers them', () => {
    const graph = instrument('g', () => {
      previous(frequency());
      const dead = delayLine(0.1);
      dead.write(frequency());
      const line = delayLine(0.2);
      const slow = register();
      slow.set(line.tap(7).mul(0.5));
      line.write(slow.value.add(frequency()));
      return previous(slow.value);
    });
    const left = verify(removeDead(graph));
    expect(left.lines).toMatchObject([{ seconds: 0.2 }]);
    expect(left.registers).toHaveLength(2);
    const used = left.nodes
      .filter(({ op }) => op === 'state' || op === 'tap')
      .map(({ op, attribute }) => [op, attribute]);
    expect(used.sort()).toEqual([
      ['state', 0],
      ['state', 1],
      ['tap', 0],
    ]);
  });

  it('tables that are read, and renumbers them', () => {
    const graph = instrument('g', () => {
      table([0, 1]).at(time());
      const kept = table([2, 3]);
      table([4, 5]);
      return kept.at(time()).add(table([6, 7]).at(time()));
    });
    expect(graph.tables).toHaveLength(4);
    const left = verify(removeDead(graph));
    expect(left.tables.map(({ values }) => [...values])).toEqual([[2, 3], [6, 7]]); // prettier-ignore
    expect(left.nodes.filter(({ op }) => op === 'lookup').map(({ attribute }) => attribute)).toEqual([0, 1]);
  });

  it('the latency of an effect', () => {
    const graph = removeDead(effect('g', () => ({ out: bus(), latency: sampleRate().toInt() })));
    expect(graph.nodes[graph.latency!]!.op).toBe('toInt');
  });

  it('the end, and every input record', () => {
    const graph = removeDead(
      instrument('g', () => {
        param('unused', 1);
        return { out: num(1), end: gate().max(0) };
      }),
    );
    expect(graph.nodes[graph.end!]!.op).toBe('imax');
    expect(graph.inputs.map(({ name }) => name)).toEqual(['unused']);
  });
});
