import { describe, expect, it } from 'vitest';
import { hostileFloats, hostileInts } from '../../test/support/hostileValues.ts';
import { handmade, node } from '../../test/support/handmade.ts';
import {
  effect,
  frequency,
  instrument,
  int,
  num,
  perLane,
  perLaneInt,
  table,
  verify,
  type Graph,
  type Node,
} from '../ir/index.ts';
import { ops, type OpName } from '../ops/index.ts';
import { foldConstants } from './foldConstants.ts';

const output = (graph: Graph): Node => graph.nodes[graph.outputs[0]!]!;

describe('folds', () => {
  it('what depends on constants only, rounding op by op', () => {
    const folded = foldConstants(instrument('g', () => num(16777216).add(1).add(1)));
    expect(output(folded)).toMatchObject({ op: 'const', attribute: 16777216 });
  });

  it('conversions and shifts', () => {
    const folded = foldConstants(instrument('g', () => num(3.7).toInt().shl(33).sub(1).toFloat()));
    expect(output(folded)).toMatchObject({ op: 'const', attribute: 5 });
  });

  it('to NaN, −0 and infinity as well', () => {
    const of = (make: () => ReturnType<typeof num>) => output(foldConstants(instrument('g', make))).attribute;
    expect(of(() => num(-1).sqrt())).toBeNaN();
    expect(of(() => num(0).neg())).toBe(-0);
    expect(of(() => num(1).div(-0))).toBe(-Infinity);
    expect(of(() => int(0x7f800001).fromBits())).toBeNaN();
  });

  it('lane by lane where an argument has one number per lane', () => {
    const folded = foldConstants(
      effect('g', () =>
        perLane(1, 2, 3, NaN)
          .mul(perLaneInt(2, 4, 6, 8).toFloat())
          .add(1),
      ),
    );
    expect(output(folded)).toMatchObject({ op: 'const', attribute: [3, 9, 19, NaN] });
  });

  it('what is read from a table at a constant place', () => {
    const folded = foldConstants(instrument('g', () => table([1, 2, 3, 4]).at(int(3).sub(5))));
    expect(output(folded)).toMatchObject({ op: 'const', attribute: 3 });
    const lanes = foldConstants(effect('g', () => table([1, -0, 3, 4]).at(perLaneInt(-1, 0, 1, 6))));
    expect(output(lanes)).toMatchObject({ op: 'const', attribute: [4, 1, -0, 3] });
  });

  it('keeps the path of what was folded', () => {
    const folded = foldConstants(instrument('g', () => num(1).add(2)));
    expect(output(folded).path).toBe('g');
  });

  it('every op on every pair of hostile numbers, to its meaning', () => {
    const names = (Object.keys(ops) as OpName[]).filter((name) => {
      const { purity, result, attribute, args } = ops[name];
      return purity === 'pure' && result !== 'mask' && attribute === 'none' && !args.includes('mask');
    });
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      const [a, b] = ops[name].args.map((type) => (type === 'f32' ? hostileFloats : hostileInts));
      const pairs = a!.flatMap((x) => (b ? b.map((y) => [x, y]) : [[x]]));
      const nodes: Node[] = [];
      for (const pair of pairs) {
        pair.forEach((x, k) => nodes.push(node(ops[name].args[k] === 'f32' ? 'const' : 'iconst', [], x)));
        nodes.push(
          node(
            name,
            pair.map((_, k) => nodes.length - pair.length + k),
          ),
        );
      }
      const folded = verify(foldConstants(handmade(nodes)));
      pairs.forEach(([x, y], index) => {
        const place = index * (pairs[0]!.length + 1) + pairs[0]!.length;
        const { attribute } = folded.nodes[place]!;
        if (!Object.is(attribute, ops[name].meaning!(x!, y!, 0)))
          throw new Error(`${name}(${x}, ${y}) is ${String(attribute)}`);
      });
    }
  });
});

describe('leaves', () => {
  it('masks, which have no constants, and what they choose', () => {
    const folded = foldConstants(instrument('g', () => num(1).lt(2).select(3, 4)));
    expect(folded.nodes.map(({ op }) => op)).toEqual(['const', 'const', 'lt', 'const', 'const', 'select']);
  });

  it('x + 0, x · 1, x · 0: they are not the same for every x', () => {
    const graph = instrument('g', () => frequency().add(0).mul(1).mul(0));
    expect(foldConstants(graph).nodes).toEqual(graph.nodes);
  });
});
