import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { testNoise } from '../../../test/support/renderUnit.ts';
import { addChannelEnergy, CHANNEL_STATE_SIZE, createEnergyFilter, takeChannelEnergy } from './energyFilter.ts';
import { kWeighting, type Biquad } from './kWeighting.ts';

/** The difference equations as they are written in BS.1770-5. */
function filtered(x: Float64Array, { b0, b1, b2, a1, a2 }: Biquad): Float64Array {
  const y = new Float64Array(x.length);
  const at = (signal: Float64Array, n: number): number => signal[n] ?? 0;
  for (let n = 0; n < x.length; n++) {
    y[n] = b0 * x[n]! + b1 * at(x, n - 1) + b2 * at(x, n - 2) - a1 * at(y, n - 1) - a2 * at(y, n - 2);
  }
  return y;
}

const energyOf = (samples: Float32Array, sampleRate: number): number => {
  const filter = createEnergyFilter(kWeighting(sampleRate));
  const state = new Float64Array(CHANNEL_STATE_SIZE);
  addChannelEnergy(samples, 0, samples.length, filter, state);
  return filter.energyScale * takeChannelEnergy(state);
};

describe('addChannelEnergy', () => {
  it.each([8000, 44_100, 48_000, 192_000])('is the energy of both filters in a row at %i Hz', (sampleRate) => {
    const { shelf, highPass } = kWeighting(sampleRate);
    for (const offset of [0, 0.9]) {
      const samples = testNoise(20_000).map((x) => offset + 0.1 * x);
      const expected = filtered(filtered(Float64Array.from(samples), shelf), highPass).reduce(
        (sum, y) => sum + y * y,
        0,
      );
      expect(Math.abs(energyOf(samples, sampleRate) / expected - 1)).toBeLessThan(1e-9);
    }
  });

  it('keeps its digits on a constant, however large its inner signal', () => {
    const sampleRate = 192_000;
    const filter = createEnergyFilter(kWeighting(sampleRate));
    const state = new Float64Array(CHANNEL_STATE_SIZE);
    const constant = new Float32Array(4 * sampleRate).fill(1);
    addChannelEnergy(constant, 0, constant.length, filter, state);
    takeChannelEnergy(state);
    addChannelEnergy(constant, 0, sampleRate, filter, state);
    expect((filter.energyScale * takeChannelEnergy(state)) / sampleRate).toBeLessThan(1e-18);
  });

  it('changes no bit when the signal is cut', () => {
    const samples = testNoise(2000);
    const filter = createEnergyFilter(kWeighting(48_000));
    const whole = new Float64Array(CHANNEL_STATE_SIZE);
    addChannelEnergy(samples, 0, samples.length, filter, whole);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 20 }), (cuts) => {
        const cut = new Float64Array(CHANNEL_STATE_SIZE);
        let from = 0;
        for (const to of [...cuts.sort((a, b) => a - b), samples.length]) {
          addChannelEnergy(samples, from, to, filter, cut);
          from = to;
        }
        expect(cut).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('takes samples that are not finite as 0', () => {
    const clean = testNoise(1000);
    const dirty = clean.slice();
    for (const [at, value] of [
      [0, NaN],
      [1, Infinity],
      [500, -Infinity],
      [501, NaN],
      [999, Infinity],
    ] as const) {
      dirty[at] = value;
      clean[at] = 0;
    }
    expect(energyOf(dirty, 48_000)).toBe(energyOf(clean, 48_000));
  });

  it('does not overflow', () => {
    const loudest = Float32Array.from({ length: 1000 }, (_, n) =>
      n % 50 < 25 ? 3.4028234663852886e38 : -3.4028234663852886e38,
    );
    expect(Number.isFinite(energyOf(loudest, 48_000))).toBe(true);
  });
});

describe('takeChannelEnergy', () => {
  it('lets a state die away to 0, without denormal numbers on the way', () => {
    const filter = createEnergyFilter(kWeighting(48_000));
    const state = new Float64Array(CHANNEL_STATE_SIZE);
    addChannelEnergy(testNoise(480), 0, 480, filter, state);
    const silence = new Float32Array(480);
    const energies = Array.from({ length: 60 }, () => {
      for (const value of state) if (value !== 0) expect(Math.abs(value)).toBeGreaterThan(1e-300);
      const energy = takeChannelEnergy(state);
      addChannelEnergy(silence, 0, 480, filter, state);
      return energy;
    });
    expect(energies[0]).toBeGreaterThan(10);
    expect(energies.at(-1)).toBe(0);
    expect(state).toEqual(new Float64Array(CHANNEL_STATE_SIZE));
  });
});
