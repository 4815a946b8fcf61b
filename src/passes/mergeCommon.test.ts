import { describe, expect, it } from 'vitest';
import {
  control,
  delayLine,
  effect,
  frequency,
  instrument,
  laneSum,
  num,
  param,
  perLane,
  previous,
  shuffle,
  table,
  time,
  velocity,
  type Graph,
} from '../ir/index.ts';
import { mergeCommon } from './mergeCommon.ts';

const count = (graph: Graph, op: string) => mergeCommon(graph).nodes.filter((node) => node.op === op).length;

describe('merges', () => {
  it('equal pure nodes, and what is then equal', () => {
    const graph = instrument('g', () => frequency().mul(2).add(frequency().mul(2)));
    const merged = mergeCommon(graph);
    expect(merged.nodes.map(({ op }) => op)).toEqual(['input', 'const', 'mul', 'add']);
    expect(merged.nodes[3]!.args).toEqual([2, 2]);
  });

  it('the counter, the bus and lane ops', () => {
    expect(
      count(
        instrument('g', () => time().add(time()).toFloat()),
        'tick',
      ),
    ).toBe(1);
    expect(
      count(
        effect('g', (x) => laneSum(x).add(laneSum(x))),
        'laneSum',
      ),
    ).toBe(1);
  });

  it('reads of one table at one place, but not of two tables', () => {
    const of = (first: number[], second: number[]) =>
      count(
        instrument('g', () => table(first).at(time()).add(table(second).at(time()))),
        'lookup',
      );
    expect([of([1, 2], [1, 2]), of([1, 2], [2, 1]), of([0, 1], [-0, 1])]).toEqual([1, 2, 2]);
  });

  it('constants: NaN with NaN, but 0 not with −0', () => {
    const of = (a: number, b: number) =>
      count(
        instrument('g', () => num(a).add(b)),
        'const',
      );
    expect([of(1, 1), of(NaN, NaN), of(0, -0), of(1, 2)]).toEqual([1, 1, 2, 2]);
    const lanes = (a: number, b: number) =>
      count(
        effect('g', () => perLane(1, 2, 3, a).add(perLane(1, 2, 3, b))),
        'const',
      );
    expect([lanes(4, 4), lanes(0, -0), lanes(NaN, NaN), lanes(4, 5)]).toEqual([1, 2, 1, 2]);
  });
});

describe('keeps apart', () => {
  it('what differs in op, order, attribute or place', () => {
    expect(
      count(
        instrument('g', () => frequency().sub(velocity()).mul(velocity().sub(frequency()))),
        'sub',
      ),
    ).toBe(2);
    expect(
      count(
        instrument('g', () => time().shl(1).add(time().shl(2)).toFloat()),
        'shl',
      ),
    ).toBe(2);
    const patterns = effect('g', (x) => shuffle(x, x, [0, 1, 2, 3]).add(shuffle(x, x, [1, 0, 2, 3])));
    expect(count(patterns, 'shuffle')).toBe(2);
    expect(
      count(
        instrument('g', () => param('a', 1).add(param('b', 1))),
        'input',
      ),
    ).toBe(2);
  });

  it('an integer and a float of the same digits', () => {
    const graph = instrument('g', () => time().add(3).toFloat().add(3));
    expect(mergeCommon(graph).nodes.filter(({ op }) => op === 'const' || op === 'iconst')).toHaveLength(2);
  });

  it('what remembers, equal or not', () => {
    expect(
      count(
        instrument('g', () => previous(frequency()).add(previous(frequency()))),
        'state',
      ),
    ).toBe(2);
    expect(
      count(
        instrument('g', () => control(param('b', 1)).add(control(param('b', 1)))),
        'control',
      ),
    ).toBe(2);
    const line = instrument('g', () => {
      const delay = delayLine(0.1);
      delay.write(frequency());
      return delay.tap(1).add(delay.tap(1));
    });
    expect(count(line, 'tap')).toBe(2);
  });
});
