import { describe, expect, it } from 'vitest';
import { renderEffect } from '../../test/support/renderUnit.ts';
import { GraphError } from '../errors.ts';
import { effect, int, scope, type F32, type Num } from '../ir/index.ts';
import { knob, readOptions, type Knob, type OptionTable } from './readOptions.ts';

const record: Knob = { unit: 's', min: -0.5, max: 2, doc: 'depth' };

/** What becomes of an argument: constants by themselves, signals as samples of the bus. */
async function through(argument: (x: F32) => Num, samples: readonly number[]): Promise<number[]> {
  const frames = samples.length;
  const [left] = await renderEffect((x) => knob('depthSec', record, argument(x)), Float32Array.from(samples), {
    frames,
  });
  return [...left];
}

describe('knob', () => {
  it.each([-0.5, 0, 0.1, 2])('takes the constant %d', async (value) => {
    expect(await through(() => value, [7])).toEqual([Math.fround(value)]);
  });

  it.each([-0.5001, 2.0001, NaN, Infinity, -Infinity])(
    'refuses the constant %d, and says what would be right',
    (bad) => {
      const build = () => effect('wobble', (x) => x.mul(knob('depthSec', record, bad)));
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

const table = {
  depthSec: record,
  gain: { unit: '1', min: 0, max: 1, default: 0.25, doc: 'gain' },
  stages: { whole: true, min: 1, max: 4, default: 2, doc: 'stages' },
  shape: { choices: ['round', 'square'], doc: 'shape' },
} as const satisfies OptionTable;

/** What a unit gets of its options. */
function read(given: unknown) {
  let found: unknown;
  effect('wobble', (x) =>
    scope('unit', () => {
      found = readOptions(table, given as never);
      return x;
    }),
  );
  return found as ReturnType<typeof readOptions<typeof table>>;
}

describe('readOptions', () => {
  it('gives every option: knobs as signals, the others as they are, what is left out by its default', () => {
    const { depthSec, gain, stages, shape } = read({ depthSec: 1, shape: 'round' });
    expect([depthSec.type, gain.type]).toEqual(['f32', 'f32']);
    expect({ stages, shape }).toEqual({ stages: 2, shape: 'round' });
    const all = read({ depthSec: 1, shape: 'square', stages: 4, gain: undefined });
    expect(all).toMatchObject({ stages: 4, shape: 'square' });
  });

  it.each([
    [{ shape: 'round' }, { code: 'type_clash', path: 'wobble/unit/depthSec', message: expect.stringContaining('missing') as unknown }], // prettier-ignore
    [{ depthSec: 1 }, { code: 'type_clash', path: 'wobble/unit/shape', expected: "'round', 'square'" }],
    [
      { depthSec: 1, shape: 'flat' },
      { code: 'out_of_range', path: 'wobble/unit/shape' },
    ],
    [
      { depthSec: 1, shape: 'round', stages: 2.5 },
      { code: 'out_of_range', expected: 'a whole number from 1 to 4' },
    ],
    [
      { depthSec: '1', shape: 'round' },
      { code: 'type_clash', expected: '-0.5 to 2 s' },
    ],
    [
      { depthSec: 1, shape: 7 },
      { code: 'type_clash', path: 'wobble/unit/shape' },
    ],
    [
      { depthSec: 1, shape: 'round', depht: 1 },
      { code: 'unknown_key', path: 'wobble/unit.options.depht' },
    ],
    [undefined, { code: 'wrong_type' }],
    [[], { code: 'wrong_type' }],
  ])('refuses %o', (given, wanted) => {
    expect(() => read(given)).toThrow(GraphError);
    expect(() => read(given)).toThrow(expect.objectContaining(wanted));
  });

  it('names a signal of the wrong type', () => {
    const build = () => effect('wobble', (x) => x.mul(knob('depthSec', record, int(1) as never)));
    expect(build).toThrow('depthSec of wobble is an i32 signal.');
  });
});
