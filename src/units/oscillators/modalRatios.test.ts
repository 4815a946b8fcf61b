// The reference is the theory of bars and membranes, solved here.
import { expect, it } from 'vitest';
import { modalRatios } from './modalRatios.ts';

/** Where a function changes its sign between two points. */
function zeroOf(f: (x: number) => number, low: number, high: number): number {
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (f(low) * f(middle) <= 0) high = middle;
    else low = middle;
  }
  return low;
}

const toFirst = (all: readonly number[]) => all.map((value) => value / all[0]!);
const within = (got: readonly number[], wanted: readonly number[]) =>
  got.forEach((ratio, at) => expect(ratio / wanted[at]!, String(at)).toBeCloseTo(1, 4));

it.each([
  ['freeBar', 0.5, (x: number) => Math.cos(x) - 1 / Math.cosh(x)],
  ['clampedBar', -0.5, (x: number) => Math.cos(x) + 1 / Math.cosh(x)],
] as const)('%s: bending waves in a uniform bar', (name, offset, f) => {
  const centres = modalRatios[name].map((_, at) => (at + 1 + offset) * Math.PI);
  within(modalRatios[name], toFirst(centres.map((centre) => zeroOf(f, centre - 0.5, centre + 0.5) ** 2)));
});

it('membrane: zeros of the Bessel functions of all orders', () => {
  const points = 256;
  const bessel = (order: number, x: number) => {
    let sum = 0;
    for (let at = 0; at < points; at++) {
      const angle = (2 * Math.PI * at) / points;
      sum += Math.cos(order * angle - x * Math.sin(angle)) / points;
    }
    return sum;
  };
  const zeros: number[] = [];
  for (let order = 0; order < 8; order++) {
    for (let x = 0.5; x < 12; x += 0.1) {
      const f = (y: number) => bessel(order, y);
      if (f(x) * f(x + 0.1) < 0) zeros.push(zeroOf(f, x, x + 0.1));
    }
  }
  zeros.sort((a, b) => a - b);
  within(modalRatios.membrane, toFirst(zeros));
});

it('bell: the intervals that its partials are named after', () => {
  const [hum, prime, tierce, quint, nominal, tenth, eleventh, twelfth, doubleOctave] = modalRatios.bell;
  expect([prime / hum, nominal / prime, doubleOctave / nominal]).toEqual([2, 2, 2]);
  within([tierce, quint, tenth / nominal, eleventh / nominal, twelfth / nominal], [6 / 5, 3 / 2, 5 / 4, 4 / 3, 3 / 2]);
});
