import { describe, expect, it } from 'vitest';
import { fitPitch } from './fitPitch.ts';

const RATE = 44100;
/** Harmonics that fall off, and decay. */
const tone = (hz: number, stretch = 0) =>
  Float32Array.from({ length: 2 * RATE }, (_, at) => {
    let sum = 0;
    for (let k = 1; k <= 10; k++) sum += Math.sin(2 * Math.PI * hz * k * (1 + stretch * k * k) * (at / RATE) + k) / k;
    return sum * Math.exp(-at / RATE);
  });
const fit = (x: Float32Array, nominalHz: number, ratios = [1, 2, 3, 4, 5, 6, 7, 8]) =>
  fitPitch(x, RATE, { nominalHz, ratios, from: 1000, to: 2 * RATE, size: 32768 });

describe('fitPitch', () => {
  it.each([32.703, 110, 440, 2093])('finds what is out of tune at %f Hz', (hz) => {
    for (const cents of [-30, -4, 0, 0.5, 12]) {
      expect(fit(tone(hz * 2 ** (cents / 1200)), hz)).toBeCloseTo(cents, 1);
    }
  });

  it('measures one partial of an inharmonic sound', () => {
    const cents = 1200 * Math.log2(1 + 0.0005 * 9);
    expect(fit(tone(440, 0.0005), 440, [3])).toBeCloseTo(cents, 1);
  });

  it('says NaN where nothing sounds', () => {
    expect(fit(new Float32Array(2 * RATE), 440)).toBeNaN();
  });
});
