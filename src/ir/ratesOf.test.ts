import { describe, expect, it } from 'vitest';
import {
  control,
  delayLine,
  effect,
  frequency,
  gate,
  instrument,
  int,
  intRegister,
  jobTime,
  num,
  param,
  previous,
  sampleRate,
  time,
  type Graph,
} from './index.ts';
import { faster, inputOf, ratesOf } from './ratesOf.ts';

const rateOfOutput = (graph: Graph) => ratesOf(graph)[graph.outputs[0]!];

describe('ratesOf', () => {
  const line = () => {
    const delay = delayLine(0.01);
    delay.write(num(1));
    return delay;
  };
  const counter = () => {
    const count = intRegister();
    count.set(count.value.add(1));
    return count.value;
  };

  it.each([
    ['const', () => num(1).add(2).mul(int(3).toFloat())],
    ['note', () => frequency().mul(sampleRate())],
    ['note', () => gate().toFloat()],
    ['note', () => param('a', 1, 'note').add(1)],
    ['live', () => param('a', 1).add(frequency())],
    ['live', () => param('a', 1).lt(frequency()).select(1, 2)],
    ['control', () => control(time().toFloat(), 'hold')],
    ['control', () => control(param('b', 1), 'hold').mul(param('a', 1))],
    ['audio', () => control(param('b', 1), 'linear')],
    ['const', () => control(1, 'linear')],
    ['note', () => control(frequency(), 'hold')],
    ['audio', () => time().toFloat()],
    ['audio', () => jobTime().mul(0).toFloat()],
    ['audio', () => previous(num(1))],
    ['audio', () => counter().toFloat()],
    ['audio', () => line().tap(3)],
    ['audio', () => control(param('b', 1), 'hold').add(time().toFloat())],
  ] as const)('%s: %s', (rate, body) => {
    expect(rateOfOutput(instrument('g', body))).toBe(rate);
  });

  it('audio: the bus', () => {
    expect(rateOfOutput(effect('g', (x) => x))).toBe('audio');
  });
});

it('faster is the later of const, note, live, control, audio', () => {
  const order = ['const', 'note', 'live', 'control', 'audio'] as const;
  order.forEach((a, i) => order.forEach((b, j) => expect(faster(a, b)).toBe(order[Math.max(i, j)])));
});

it('inputOf finds declared inputs first, then built-in ones', () => {
  const graph = instrument('g', () => param('a', 0.5, 'note'));
  expect(inputOf(graph, 'a')).toMatchObject({ name: 'a', rate: 'note', initial: 0.5 });
  expect(inputOf(graph, 'gate')).toMatchObject({ type: 'i32' });
  expect(inputOf(graph, 'b')).toBeUndefined();
});
