import { describe, expect, it } from 'vitest';
import { testNoise } from '../../../test/support/renderUnit.ts';
import { Limiter, type Limited } from './limiter.ts';
import { LARGEST_GAIN_DB, LARGEST_REDUCTION_DB, reachLoudness } from './reachLoudness.ts';

const RATE = 8000;
const limiterOf = (x: Float32Array) => new Limiter([x], RATE, 0);
/** Needs the limiter from a gain of some 20 dB on, and is reduced by 6 dB at some 26. */
const noise = testNoise(4000).map((x) => 0.07 * x);

/** Calls with what a measurement of `loudnessOf(gain)` would say, and counts. */
function reach(loudnessOf: (gainDb: number, limited: Limited) => number | null, target: number, gainDb: number) {
  const tried: number[] = [];
  const reached = reachLoudness(limiterOf(noise), target, gainDb, (limited, db) => {
    tried.push(db);
    return loudnessOf(db, limited);
  });
  return { ...reached, tried };
}

describe('reachLoudness', () => {
  it('is done with the first gain where it is right', () => {
    const { gainDb, tried, limited } = reach((db) => db - 30, -27, 3);
    expect([gainDb, tried.length, limited.reductionDb]).toEqual([3, 1, 0]);
  });

  it('finds the gain where loudness rises less than the gain, in few steps', () => {
    const curves: ((db: number) => number)[] = [
      (db) => -20 + 0.9 * (db - 20),
      (db) => -20 + 0.3 * (db - 20),
      (db) => -20 + 3 * (1 - Math.exp(-(db - 20) / 3)),
      (db) => -20 + (db < 21 ? db - 20 : 1 + 0.5 * (db - 21)),
      // Quiet blocks that pass the gate.
      (db) => -20 + 0.8 * (db - 20) - (db > 21.5 ? 0.4 : 0),
    ];
    for (const curve of curves) {
      const { loudness, tried } = reach(curve, -18.9, 20.5);
      expect(Math.abs(loudness! + 18.9)).toBeLessThan(0.031);
      expect(tried.length).toBeLessThan(7);
    }
  });

  it('ends at 6 dB of reduction, and never tries more', () => {
    const { loudness, gainDb, limited, tried } = reach((db) => -40 + 0.5 * db, -10, 21);
    expect(limited.reductionDb).toBeCloseTo(LARGEST_REDUCTION_DB, 4);
    expect(limited.reductionDb).toBeLessThanOrEqual(LARGEST_REDUCTION_DB);
    expect(Math.max(...tried)).toBe(gainDb);
    expect(loudness).toBe(-40 + 0.5 * gainDb);
  });

  it('begins with 6 dB of reduction where even the gain without limiter needs more', () => {
    const { limited, tried, gainDb } = reach(() => -30, -10, 39);
    expect(tried).toEqual([gainDb]);
    expect(limited.reductionDb).toBeCloseTo(LARGEST_REDUCTION_DB, 4);
  });

  it('ends at the largest gain', () => {
    const quiet = noise.map((x) => 1e-3 * x);
    const reached = reachLoudness(limiterOf(quiet), -10, LARGEST_GAIN_DB, () => -30);
    expect(reached.gainDb).toBe(LARGEST_GAIN_DB);
    expect(reached.limited.reductionDb).toBe(0);
  });

  it('gives up after some steps where no gain is right, near the best', () => {
    // A jump over the target.
    const { loudness, tried, gainDb } = reach((db) => (db < 22 ? -20 : -15), -17, 20.5);
    expect(tried.length).toBeLessThan(10);
    expect([-20, -15]).toContain(loudness);
    expect(Math.abs(gainDb - 22)).toBeLessThan(3);
  });

  it('takes a sound without loudness as it is', () => {
    expect(reach(() => null, -17, 2)).toMatchObject({ gainDb: 2, loudness: null, tried: [2] });
  });
});
