import { describe, expect, it, vi } from 'vitest';
import { delayLine, effect, frequency, gate, instrument, recur } from '../../ir/index.ts';
import { optimise } from '../../passes/index.ts';
import { layoutOf } from '../layout.ts';
import { emitSource } from './emitSource.ts';
import { js } from './index.ts';

it('is available where functions may be made from text', () => {
  expect(js.isAvailable()).toBe(true);
  const construct = vi.spyOn(Reflect, 'construct').mockImplementation(() => {
    throw new EvalError('refused by the content-security policy');
  });
  expect(js.isAvailable()).toBe(false);
  construct.mockRestore();
});

describe('the source', () => {
  const source = (graph: Parameters<typeof optimise>[0]) => {
    const optimised = optimise(graph);
    return emitSource(optimised, layoutOf(optimised));
  };

  it('uses of Math only what is exact', () => {
    const text = source(
      effect('fx', (x) => {
        const line = delayLine(0.01);
        line.write(x.sqrt().floor().ceil().trunc().nearest().abs());
        return recur((y) => line.tap(3).add(y.mul(0.5)).min(1).max(-1));
      }),
    );
    const used = new Set([...text.matchAll(/Math\.(\w+)/g)].map(([, name]) => name!));
    const exact = ['abs', 'ceil', 'floor', 'imul', 'max', 'min', 'sqrt', 'trunc'];
    expect([...used].filter((name) => !exact.includes(name))).toEqual([]);
    expect(used.size).toBeGreaterThan(4);
  });

  it('computes one lane of an instrument, and four of an effect', () => {
    const voice = source(instrument('v', () => ({ out: frequency().mul(0.5), end: gate() })));
    expect(voice).not.toMatch(/_1\b/);
    const fx = source(effect('e', (x) => x.mul(0.5)));
    for (const lane of [0, 1, 2, 3]) expect(fx).toMatch(new RegExp(`v\\d+_${lane}\\b`));
  });

  it('leaves out lanes that nobody listens to', async () => {
    const memory = js.createMemory();
    const graph = optimise(instrument('v', () => recur((y) => y.add(1))));
    const kernel = await js.compile(graph, memory);
    kernel.run(64, 0, 10, 1024, 0b0101);
    const registers = new Float32Array(memory.buffer, 64 + kernel.layout.registers[0]!, 4);
    expect([...registers]).toEqual([10, 0, 10, 0]);
  });
});
