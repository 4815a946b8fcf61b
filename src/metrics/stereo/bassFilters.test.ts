import { expect, it } from 'vitest';
import type { Biquad } from '../loudness/kWeighting.ts';
import { bassFilters } from './bassFilters.ts';

/** |H|² of a biquad at an angle on the unit circle. */
const powerGain = ({ b0, b1, b2, a1, a2 }: Biquad, angle: number): number => {
  const power = (x: number, y: number, z: number): number =>
    (x + y * Math.cos(angle) + z * Math.cos(2 * angle)) ** 2 + (y * Math.sin(angle) + z * Math.sin(2 * angle)) ** 2;
  return power(b0, b1, b2) / power(1, a1, a2);
};

it.each([5000, 5512.5, 8000, 9999])('is a Butterworth low-pass of order 4 at 120 Hz, at a rate of %d Hz', (rate) => {
  const filters = bassFilters(rate);
  for (const hz of [0, 30, 60, 120, 240, 480, 2000]) {
    const gain = filters.reduce((product, filter) => product * powerGain(filter, (2 * Math.PI * hz) / rate), 1);
    // The bilinear transform bends the frequencies.
    const bent = Math.tan((Math.PI * hz) / rate) / Math.tan((Math.PI * 120) / rate);
    expect(10 * Math.log10(gain)).toBeCloseTo(-10 * Math.log10(1 + bent ** 8), 6);
  }
});
