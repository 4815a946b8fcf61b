import { expect, it } from 'vitest';
import { control, delayLine, frequency, gate, instrument, num, register, time, verify } from '../ir/index.ts';
import { hoist } from './hoist.ts';
import { schedule } from './schedule.ts';

it('orders nodes by where they are computed, and otherwise leaves their order', () => {
  const graph = hoist(
    instrument('g', () => {
      const wobble = control(time().toFloat().mul(0.01));
      const line = delayLine(0.1);
      const slow = register();
      slow.set(line.tap(3).add(wobble));
      line.write(slow.value.mul(frequency().mul(num(2))));
      return { out: slow.value, end: gate().add(7) };
    }),
  );
  const scheduled = verify(schedule(graph));
  const order = ['live', 'control', 'audio'];
  const places = scheduled.nodes.map(({ rate }) => order.indexOf(rate!));
  expect(places).toEqual([...places].sort());
  expect(new Set(places).size).toBe(3);
  for (const rate of order) {
    const ops = (nodes: typeof graph.nodes) => nodes.filter((node) => node.rate === rate).map(({ op }) => op);
    expect(ops(scheduled.nodes)).toEqual(ops(graph.nodes));
  }
  // What stands outside the list of nodes still refers to the same nodes.
  const opAt = (id: number) => scheduled.nodes[id]!.op;
  expect(opAt(scheduled.outputs[0]!)).toBe('state');
  expect(opAt(scheduled.registers[0]!.next)).toBe('sane');
  expect(opAt(scheduled.lines[0]!.input)).toBe(graph.nodes[graph.lines[0]!.input]!.op);
  expect(opAt(scheduled.end!)).toBe('iadd');
});

it('takes nodes without a rate for the sample', () => {
  const graph = instrument('g', () => frequency().mul(2));
  expect(schedule(graph).nodes).toEqual(graph.nodes);
});
