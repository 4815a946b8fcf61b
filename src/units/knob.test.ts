import { describe, expect, it } from 'vitest';
import { renderEffect } from '../../test/support/renderUnit.ts';
import { GraphError } from '../errors.ts';
import { effect, type F32, type Num } from '../ir/index.ts';
import { knob } from './knob.ts';

const record = { name: 'depthSec', unit: 's', min: -0.5, max: 2 };

/** What becomes of an argument: constants by themselves, signals as samples of the bus. */
async function through(argument: (x: F32) => Num, samples: readonly number[]): Promise<number[]> {
  const frames = samples.length;
  const [left] = await renderEffect((x) => knob(record, argument(x)), Float32Array.from(samples), { frames });
  return [...left];
}

describe('knob', () => {
  it.each([-0.5, 0, 0.1, 2])('takes the constant %d', async (value) => {
    expect(await through(() => value, [7])).toEqual([Math.fround(value)]);
  });

  it.each([-0.5001, 2.0001, NaN, Infinity, -Infinity])(
    'refuses the constant %d, and says what would be right',
    (bad) => {
      const build = () => effect('wobble', (x) => x.mul(knob(record, bad)));
      expect(build).toThrow(GraphError);
      expect(build).toThrow(
        expect.objectContaining({ code: 'out_of_range', path: 'wobble/depthSec', expected: '-0.5 to 2 s' }),
      );
      expect(build).toThrow(`depthSec of wobble is ${bad}`);
    },
  );

  it('keeps signals in the range, sample by sample, and takes NaN for the least', async () => {
    expect(await through((x) => x, [-0.5, 0, 0.25, 2])).toEqual([-0.5, 0, 0.25, 2]);
    expect(await through((x) => x, [-0.6, 2.1, -Infinity, Infinity, NaN])).toEqual([-0.5, 2, -0.5, 2, -0.5]);
  });
});
