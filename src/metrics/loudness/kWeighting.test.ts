import { describe, expect, it } from 'vitest';

import { kWeighting, type Biquad } from './kWeighting.ts';

/** BS.1770-5, Annex 1, Tables 1 and 2. */
const TABLES: Readonly<Record<'shelf' | 'highPass', Biquad>> = {
  shelf: {
    b0: 1.53512485958697,
    b1: -2.69169618940638,
    b2: 1.19839281085285,
    a1: -1.69065929318241,
    a2: 0.73248077421585,
  },
  highPass: { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 },
};

const gainDb = ({ b0, b1, b2, a1, a2 }: Biquad, frequencyHz: number, rate: number): number => {
  const w = (2 * Math.PI * frequencyHz) / rate;
  const power = (p: number, q: number, r: number): number =>
    (p + q * Math.cos(w) + r * Math.cos(2 * w)) ** 2 + (q * Math.sin(w) + r * Math.sin(2 * w)) ** 2;
  return 10 * Math.log10(power(b0, b1, b2) / power(1, a1, a2));
};

const weightingDb = (frequencyHz: number, rate: number, { shelf, highPass } = kWeighting(rate)): number =>
  gainDb(shelf, frequencyHz, rate) + gainDb(highPass, frequencyHz, rate);

/** From 5 Hz to just below `endHz`, 140 in a decade. */
const frequencies = (endHz: number): number[] => {
  const count = Math.floor(Math.log(endHz / 5) / Math.log(1.0166));
  return Array.from({ length: count }, (_, i) => 5 * 1.0166 ** i);
};

const largestError = (rate: number): number =>
  Math.max(
    ...frequencies(0.999 * Math.min(rate / 2, 24_000)).map((hz) =>
      Math.abs(weightingDb(hz, rate) - weightingDb(hz, 48_000, TABLES)),
    ),
  );

describe('kWeighting', () => {
  it('has the coefficients of BS.1770-5 at 48 kHz', () => {
    const { shelf, highPass } = kWeighting(48_000);
    for (const key of ['b0', 'b1', 'b2', 'a1', 'a2'] as const) {
      expect(Math.abs(shelf[key] - TABLES.shelf[key])).toBeLessThan(1e-12);
      expect(Math.abs(highPass[key] - TABLES.highPass[key])).toBeLessThan(1e-12);
    }
  });

  it.each([
    [8000, 0.024],
    [11_025, 0.0075],
    [16_000, 0.0017],
    [22_050, 0.0004],
    [32_000, 0.0001],
    [44_100, 0.0001],
    [69_313, 0.0001],
    [88_200, 0.0001],
    [96_000, 0.0001],
    [176_400, 0.0001],
    [192_000, 0.0001],
  ])('has the response of 48 kHz at %i Hz, within %d dB from 5 Hz to half the lower rate', (rate, toleranceDb) => {
    expect(largestError(rate)).toBeLessThan(toleranceDb);
  });

  it('is stable and without surprises at every rate', () => {
    for (let rate = 8000; rate <= 192_000; rate += 3001) {
      const { shelf, highPass } = kWeighting(rate);
      for (const { a1, a2 } of [shelf, highPass]) {
        expect(a2).toBeLessThan(1);
        expect(Math.abs(a1)).toBeLessThan(1 + a2);
      }
      // The zeros lie inside the unit circle too.
      expect(shelf.b2 / shelf.b0).toBeLessThan(1);
      expect(Math.abs(shelf.b1 / shelf.b0)).toBeLessThan(1 + shelf.b2 / shelf.b0);
      expect(largestError(rate)).toBeLessThan(rate < 11_025 ? 0.024 : 0.0075);
    }
  });

  // The prototype of which the tables are the bilinear transform, as other meters have it.
  it.each([16_000, 44_100, 96_000, 192_000])(
    'is that of the analogue prototype up to half of %i Hz, within 0.01 dB',
    (rate) => {
      const high = 10 ** (3.999843853973347 / 20);
      const analogueDb = (hz: number): number => {
        const x = hz / 1681.974450955533;
        const y = hz / 38.13547087602444;
        const slope = high ** 0.4996667741545416 / 0.7071752369554196;
        const shelf = ((1 - high * x * x) ** 2 + (slope * x) ** 2) / ((1 - x * x) ** 2 + (x / 0.7071752369554196) ** 2);
        const highPass = y ** 4 / ((1 - y * y) ** 2 + (y / 0.5003270373238773) ** 2);
        return 10 * Math.log10(shelf * highPass);
      };
      // The tables' high-pass has a numerator of 1, −2, 1: 0.043 dB in the pass-band.
      const passBandDb = gainDb(TABLES.highPass, 24_000, 48_000);
      for (const hz of frequencies(0.499 * rate)) {
        expect(Math.abs(weightingDb(hz, rate) - analogueDb(hz) - passBandDb)).toBeLessThan(0.01);
      }
    },
  );

  it('passes 997 Hz with +0.691 dB, which the formula of loudness takes back', () => {
    for (const rate of [32_000, 44_100, 48_000, 96_000]) expect(weightingDb(997, rate)).toBeCloseTo(0.691, 4);
  });
});
