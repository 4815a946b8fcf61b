import { expect, it } from 'vitest';
import { frequency, instrument, num, verify } from '../ir/index.ts';
import { optimise, passes } from './index.ts';

const graph = instrument('g', () => frequency().mul(num(2).add(3)));

it('the passes, in order', () => {
  expect(passes.map(({ name }) => name)).toEqual(['fold', 'merge', 'dead', 'hoist', 'schedule']);
});

it('shows every step, and gives what the last one gave', () => {
  const seen: string[] = [];
  let last;
  const result = optimise(graph, undefined, (pass, step) => {
    seen.push(pass.name);
    verify(step);
    last = step;
  });
  expect(seen).toEqual(passes.map(({ name }) => name));
  expect(result).toBe(last);
});

it('stops after a pass', () => {
  const folded = optimise(graph, 'fold');
  expect(folded.nodes.map(({ op }) => op)).toEqual(['input', 'const', 'const', 'const', 'mul']);
  expect(folded.nodes.every(({ rate }) => rate === undefined)).toBe(true);
  expect(optimise(graph, 'dead').nodes.map(({ op }) => op)).toEqual(['input', 'const', 'mul']);
});

it('leaves the graph that it is given alone', () => {
  const before = JSON.stringify(graph);
  optimise(graph);
  expect(JSON.stringify(graph)).toBe(before);
});

it('changes nothing when it runs again', () => {
  const once = optimise(graph);
  expect(optimise(once)).toEqual(once);
});
