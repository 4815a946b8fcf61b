// Every function gives the same bits on every backend, for every kind of number.
import { describe, expect, it } from 'vitest';
import { evaluateFloat } from '../../../test/support/evaluate.ts';
import { floatCaseList, roughInputs } from '../../../test/support/floatAccuracy.ts';

const inputs = roughInputs(5000);

describe.each(floatCaseList)('%s', (_name, { fn }) => {
  it('has the same bits on all backends', async () => {
    const meaning = await evaluateFloat(fn, inputs, 'interpreter');
    for (const backend of ['js', 'wasm'] as const) {
      const result = await evaluateFloat(fn, inputs, backend);
      const different = [...inputs].filter((_x, i) => !Object.is(result[i], meaning[i]));
      expect(different, backend).toEqual([]);
    }
  });
});
