import { describe, expect, it } from 'vitest';
import { sumOf } from '../../../test/support/renderUnit.ts';
import { mixed, sineTone, tone } from '../../../test/support/tones.ts';
import { framePowers } from './framePowers.ts';
import { harmonicsOf, isPresent } from './harmonicsOf.ts';

const SIZE = 4096;
const powersOf = (x: Float32Array): Float64Array => framePowers(x, { length: SIZE, starts: [0] }, SIZE)[0]!;
const options = { sampleRate: 22050, frames: SIZE };
const bins = (hz: number): number => (hz * SIZE) / 22050;

describe('harmonicsOf', () => {
  it('have the place and the power of their lines, wherever they are expected', () => {
    const powers = powersOf(tone(300, (h) => (h <= 3 ? 1 / h : 0), options));
    for (const guess of [297, 300, 303]) {
      const harmonics = harmonicsOf(powers, bins(guess), 3);
      harmonics.forEach(({ number, power, centre, rise }) => {
        expect(Math.abs(centre - bins(300 * number))).toBeLessThan(0.02);
        expect(power / harmonics[0]!.power).toBeCloseTo(number ** -2, 2);
        expect(rise).toBeGreaterThan(100);
      });
      expect(sumOf(harmonics.map(({ power }) => power)) / sumOf(powers)).toBeCloseTo(1, 3);
    }
  });

  it('are as many as fit, and at least one', () => {
    const powers = new Float64Array(1001).fill(1);
    expect(harmonicsOf(powers, 100, 32)).toHaveLength(9);
    expect(harmonicsOf(powers, 100, 4)).toHaveLength(4);
    expect(harmonicsOf(powers, 990, 32)).toHaveLength(1);
  });

  it('leave an offset aside', () => {
    const powers = powersOf(sineTone(30, options).map((x) => 0.01 * x + 1));
    expect(harmonicsOf(powers, bins(30), 1)[0]!.centre).toBeCloseTo(bins(30), 1);
  });
});

it('isPresent: strong enough, and above what is around', () => {
  const weak = sineTone(1000, options).map((x) => x / 100);
  const powers = powersOf(mixed(sineTone(500, options), weak));
  const [first, second, third] = harmonicsOf(powers, bins(500), 3);
  expect(isPresent(first!, 1)).toBe(true);
  expect(isPresent(first!, 2 * first!.power)).toBe(false);
  expect(isPresent(second!, first!.power / 1e5)).toBe(true);
  expect(isPresent(second!, first!.power / 1e3)).toBe(false);
  expect(isPresent(third!, first!.power / 1e5)).toBe(false);
  expect(isPresent({ number: 1, power: 1, centre: 1, rise: 3.9 }, 0.5)).toBe(false);
});
