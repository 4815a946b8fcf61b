// What makes the drone a drone, and what its own parameters do, measured on the finished sound.
import { expect, it } from 'vitest';
import { renderPad } from '../../../test/support/renderPad.ts';
import { RATE } from '../../../test/support/renderRole.ts';
import { correlation, amplitudeAt, powerDecibels, powersOf, rmsOf, sumOf } from '../../../test/support/renderUnit.ts';

const plain = {
  kind: 'drone',
  ...{ frequency: 110, attack: 0, decay: 0, sustain: 1, release: 0, wind: 0 },
  ...{ unison: 1, detune: 0, width: 0, sub: 0, air: 0, vibrato_depth: 0, motion: 0 },
  ...{ cutoff: 20000, resonance: Math.SQRT1_2, filter_envelope: 0, lfo_depth: 0, chorus: 0, reverb: 0 },
};

/** Power from 4 % below to 4 % above a frequency, less what is within 1 % of it. */
function beside(x: Float32Array, hz: number): number {
  const n = 2 ** 16;
  const powers = powersOf(
    x.subarray(RATE / 2, RATE / 2 + n).map((value, k) => value * Math.sin((Math.PI * k) / n) ** 2),
  );
  const bin = (share: number): number => Math.round((hz * share * n) / RATE);
  return sumOf(powers.subarray(bin(0.96), bin(1.04))) - sumOf(powers.subarray(bin(0.99), bin(1.01)));
}

it('the default is dark and slow', async () => {
  const [x] = await renderPad({ kind: 'drone', frequency: 110 }, 6);
  const powers = powersOf(x.subarray(RATE, RATE + 2 ** 17));
  const below = Math.round((1000 * 2 ** 17) / RATE);
  expect(powerDecibels(sumOf(powers.subarray(below)) / sumOf(powers))).toBeLessThan(-12);
  expect(rmsOf(x.subarray(0, RATE / 10))).toBeLessThan(0.2 * rmsOf(x.subarray(2 * RATE, 3 * RATE)));
});

it('wind: noise on harmonics of the note, not on the first, and not between them', async () => {
  const [none, some, full] = await Promise.all(
    [0, 0.3, 1].map(async (wind) => (await renderPad({ ...plain, wind }, 3))[0]),
  );
  for (const k of [2, 3, 5]) {
    expect(powerDecibels(beside(full!, 110 * k) / beside(none!, 110 * k)), `${k}`).toBeGreaterThan(20);
    expect(powerDecibels(beside(full!, 110 * k) / beside(full!, 110 * 6.5)), `${k}`).toBeGreaterThan(10);
    const ratio = powerDecibels(beside(full!, 110 * k) / beside(some!, 110 * k));
    expect(ratio, `${k}`).toBeGreaterThan(7);
    expect(ratio, `${k}`).toBeLessThan(14);
  }
  expect(
    amplitudeAt(full!.subarray(RATE / 2, 2 * RATE), 110) / amplitudeAt(none!.subarray(RATE / 2, 2 * RATE), 110),
  ).toBeCloseTo(1, 0.7);
});

it('wind is as wide as width says', async () => {
  const windy = { ...plain, wind: 1, cutoff: 3000 };
  const correlations = await Promise.all(
    [0, 1].map(async (width) => {
      const [left, right] = await renderPad({ ...windy, width }, 3);
      return correlation(left.subarray(RATE / 2, 2 * RATE), right.subarray(RATE / 2, 2 * RATE));
    }),
  );
  expect(correlations[0]).toBeCloseTo(1, 6);
  expect(correlations[1]).toBeLessThan(0.9);
});

it('detune: the saws beat, slowly where they are close', async () => {
  const beats = async (detune: number): Promise<number> => {
    const [x] = await renderPad({ ...plain, unison: 2, detune, cutoff: 250 }, 6);
    const levels = Array.from({ length: 100 }, (_, at) => rmsOf(x.subarray(8820 + at * 2205, 8820 + (at + 1) * 2205)));
    const [low, high] = [Math.min(...levels), Math.max(...levels)];
    if (high < 1.1 * low) return 0;
    const middle = (low + high) / 2;
    return levels.filter((value, at) => at > 0 && levels[at - 1]! < middle && value >= middle).length / 5;
  };
  // Two saws 2·detune apart: 110 Hz · (2^(2·detune/1200) − 1) beats in a second.
  expect(await beats(0)).toBe(0);
  expect(Math.abs((await beats(8)) - 1.02)).toBeLessThan(0.35);
  expect(Math.abs((await beats(24)) - 3.09)).toBeLessThan(0.6);
});

it('motion: gusts of wind come and go', async () => {
  const gusts = async (motion: number): Promise<number> => {
    const [x] = await renderPad({ ...plain, wind: 1, motion, motion_period: 2, unison: 1 }, 8);
    const levels = Array.from({ length: 14 }, (_, at) => beside(x.subarray(at * 22050), 550)).slice(0, 11);
    return powerDecibels(Math.max(...levels) / Math.min(...levels));
  };
  expect(await gusts(1)).toBeGreaterThan((await gusts(0)) + 2);
});
