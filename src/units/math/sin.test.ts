import { expect, it } from 'vitest';
import { evaluateFloat, valuesOf } from '../../../test/support/evaluate.ts';
import { ulpOf } from '../../../test/support/floatAccuracy.ts';
import { cos } from './cos.ts';
import { sin } from './sin.ts';

it.each([
  ['sin', sin, Math.sin],
  ['cos', cos, Math.cos],
])('%s is within 2 ulp + 3e-13·|x| up to 8192, next to its zeros as well', async (_name, fn, reference) => {
  const zeros = Array.from({ length: 5215 }, (_, k) => [-1e-3, -1e-6, 0, 1e-6, 1e-3].map((d) => (k * Math.PI) / 2 + d));
  const between = Array.from({ length: 200_000 }, (_, i) => (i - 100_000) * 0.0819);
  const inputs = Float32Array.from([...zeros.flat(), ...between]);
  const results = await evaluateFloat(fn, inputs, 'wasm');
  const beyond = [...inputs].filter((x, i) => {
    const expected = reference(x);
    return !(Math.abs(results[i]! - expected) <= 2 * ulpOf(expected) + 3e-13 * Math.abs(x));
  });
  expect(beyond).toEqual([]);
});

it('is odd, and 0 at 0', async () => {
  const x = Array.from({ length: 1000 }, (_, i) => i * 7.77);
  const mirrored = await valuesOf(
    sin,
    x.map((value) => -value),
  );
  // −0 is not kept: it becomes +0.
  expect(mirrored.map((value) => 0 - value)).toEqual(await valuesOf(sin, x));
  expect(await valuesOf(sin, [0, -0])).toEqual([0, 0]);
  expect(await valuesOf(cos, [0])).toEqual([1]);
});

it.each([sin, cos])('gives NaN for infinities and NaN', async (fn) => {
  expect(await valuesOf(fn, [Infinity, -Infinity, NaN])).toEqual([NaN, NaN, NaN]);
});
