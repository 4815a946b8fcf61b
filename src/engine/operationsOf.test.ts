import { describe, expect, it } from 'vitest';

import { control, delayLine, effect, num, param, recur } from '../ir/index.ts';
import { optimise } from '../passes/index.ts';
import { operationsOf } from './operationsOf.ts';

describe('operationsOf', () => {
  it('counts what is computed at every sample', () => {
    const graph = optimise(effect('two', (x) => x.mul(0.5).add(1)));
    expect(operationsOf(graph)).toEqual({ perSample: 3, weighted: 3, audio: 3, control: 0, live: 0 });
  });

  it('counts what is computed once a call, or on the grid, apart', () => {
    const graph = optimise(effect('three', (x) => x.mul(control(param('depth', 0.5, 'live').add(2)))));
    // The bus, the product, and the two of the straight line between grid values.
    expect(operationsOf(graph)).toEqual({ perSample: 4 + 1 / 32, weighted: 4 + 1 / 32, audio: 4, control: 1, live: 1 });
  });

  it('weighs reads of delay lines and divisions', () => {
    const line = effect('echo', (x) => {
      const memory = delayLine(0.1);
      memory.write(x.sane());
      return memory.tap(num(100).toInt()).div(x);
    });
    const { weighted, perSample } = operationsOf(optimise(line));
    // 8 for the read, 4 for the division, 3 for `sane`, where each of them is one operation.
    expect(weighted - perSample).toBe(7 + 3 + 2);
  });

  it('counts no registers, constants and inputs', () => {
    const graph = optimise(effect('sum', (x) => recur((y) => x.add(y.mul(param('share', 0.5))))));
    // The bus, the product, the sum, and `sane` for the register.
    expect(operationsOf(graph)).toMatchObject({ audio: 4, weighted: 6 });
  });
});
