import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, randomFromState } from './random.ts';

const seed = fc.integer({ min: 0, max: 0xffffffff });

it('is xoshiro128**', () => {
  // The outputs of the authors' C program for the state 1, 2, 3, 4, as other implementations quote them.
  const random = randomFromState(1, 2, 3, 4);
  expect(Array.from({ length: 10 }, () => random.nextUint32())).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

it('repeats for equal seeds and differs for neighbours', () => {
  fc.assert(
    fc.property(seed, (s) => {
      const draw = (from: number): string => {
        const random = createRandom(from);
        return Array.from({ length: 4 }, () => random.nextUint32()).join();
      };
      expect(draw(s)).toBe(draw(s));
      expect(draw(s)).not.toBe(draw(s + 1));
    }),
  );
});

it('keeps its sequence', () => {
  const random = createRandom(2026);
  expect([random.nextUint32(), random.next(), random.nextInt(6), random.nextNormal()]).toMatchInlineSnapshot(`
    [
      1771257009,
      0.7690920617845305,
      2,
      -0.036094538229002444,
    ]
  `);
});

describe('ranges', () => {
  it('next is in [0, 1)', () => {
    fc.assert(
      fc.property(seed, (s) => {
        const x = createRandom(s).next();
        expect(x >= 0 && x < 1).toBe(true);
      }),
    );
  });

  it('nextInt is below its bound', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 2 ** 32 }), (s, bound) => {
        const x = createRandom(s).nextInt(bound);
        expect(Number.isInteger(x) && x >= 0 && x < bound).toBe(true);
      }),
    );
  });

  it.each([0, -1, 1.5, 2 ** 32 + 1, NaN, Infinity])('nextInt refuses the bound %f', (bound) => {
    expect(() => createRandom(1).nextInt(bound)).toThrow(RangeError);
  });
});

describe('distributions', () => {
  const COUNT = 100_000;

  /** Mean, variance and fourth moment about the mean. */
  function moments(draw: () => number): [number, number, number] {
    const values = Array.from({ length: COUNT }, draw);
    const average = (xs: number[]): number => xs.reduce((sum, x) => sum + x, 0) / COUNT;
    const mean = average(values);
    return [mean, average(values.map((x) => (x - mean) ** 2)), average(values.map((x) => (x - mean) ** 4))];
  }

  it('next is even', () => {
    const [mean, variance, fourth] = moments(createRandom(7).next);
    expect(mean).toBeCloseTo(1 / 2, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
    expect(fourth).toBeCloseTo(1 / 80, 2);
  });

  it('nextNormal is normal', () => {
    const [mean, variance, fourth] = moments(createRandom(7).nextNormal);
    expect(Math.abs(mean)).toBeLessThan(0.015);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
    expect(Math.abs(fourth - 3)).toBeLessThan(0.2);
  });

  it('nextInt has no favourites', () => {
    const random = createRandom(7);
    const counts = new Float64Array(10);
    for (let i = 0; i < COUNT; i++) counts[random.nextInt(10)]! += 1;
    // χ² with 9 degrees of freedom is above 27.9 once in a thousand.
    expect(counts.reduce((sum, count) => sum + (count - COUNT / 10) ** 2 / (COUNT / 10), 0)).toBeLessThan(27.9);
  });
});
