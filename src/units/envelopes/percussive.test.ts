import { describe, expect, it } from 'vitest';
import {
  decibels,
  firstDifference,
  peakOf,
  renderVoices,
  worstError,
  type UnitOptions,
} from '../../../test/support/renderUnit.ts';
import { param } from '../../ir/index.ts';
import { percussive, type PercussiveOptions } from './percussive.ts';

/** A line up, and the discharge of a capacitor that is at 0 in time. */
const ideal = (attack: number, decay: number, curve: number) => (n: number) => {
  if (n < attack) return n / attack;
  const left = Math.max(0, 1 - (n - attack) / decay);
  return curve === 0 ? left : Math.expm1(curve * left) / Math.expm1(curve);
};

async function envelope(options: PercussiveOptions, more: UnitOptions) {
  const body = () => {
    const signal = percussive(options);
    return { out: [signal, signal.end.toFloat()] as const };
  };
  const [level, end] = (await renderVoices(body, more))[0]!;
  return { level, end: end[0]! };
}

describe('percussive', () => {
  it.each([
    [1, 20000, 7],
    [441, 4410, 5],
    [1, 1, 7],
    [7, 13, 1],
    [2000, 3000, 0],
    [64, 9000, 10],
  ])(
    'attack %i, decay %i, bend %d: the formula, 1 at the peak, exactly 0 from the end on',
    async (attack, decay, curve) => {
      for (const sampleRate of [44100, 8000, 192000]) {
        const options = { attackSec: attack / sampleRate, decaySec: decay / sampleRate, curve };
        const { level, end } = await envelope(options, { frames: attack + decay + 500, sampleRate });
        expect(worstError(level, ideal(attack, decay, curve))).toBeLessThan(1e-6);
        expect(end).toBe(attack + decay);
        expect([level[0], level[attack]]).toEqual([0, 1]);
        expect(level[end - 1]).toBeGreaterThan(0);
        expect(peakOf(level.subarray(end))).toBe(0);
        const steps = level.slice(1).map((value, at) => value - level[at]!);
        expect(Math.max(...steps.subarray(attack))).toBeLessThanOrEqual(0);
      }
    },
  );

  it('by default rises within a sample and falls along an exponential that its end would cut at −60 dB', async () => {
    const { level } = await envelope({ decaySec: 1 }, { frames: 44101 });
    expect(level[1]).toBe(1);
    // Up to half its time the fall is 60.8 dB per second, less what makes the end exactly 0 (0.2 dB by then).
    for (const share of [0.1, 0.25, 0.5]) {
      const wanted = decibels(Math.exp(-7)) * share;
      expect(Math.abs(decibels(level[Math.round(1 + share * 44100)]!) - wanted)).toBeLessThan(0.3);
    }
  });

  it('ignores the gate', async () => {
    const body = () => percussive({ attackSec: 0.001, decaySec: 0.02 });
    const notes = await renderVoices(body, { frames: 1500, values: { gate: [0, 10, 500, 2 ** 30] } });
    for (const [level] of notes) expect(firstDifference(level, notes[0]![0])).toBe(-1);
  });

  it('is exact with a decay of a minute at 192 kHz, and silent ten minutes later', async () => {
    const minute = 60 * 192000;
    const at = async (tick: number) => {
      const options = { attackSec: 60, decaySec: 60, curve: 7 };
      return (await envelope(options, { frames: 1000, sampleRate: 192000, tick, values: { start: 0 } })).level;
    };
    const wanted = ideal(minute, minute, 7);
    for (const tick of [0, minute - 500, minute + 12345, 2 * minute - 500]) {
      expect(
        worstError(await at(tick), (n) => wanted(tick + n)),
        `at ${tick}`,
      ).toBeLessThan(1e-6);
    }
    const end = await at(2 * minute - 500);
    expect([end[499]! > 0, peakOf(end.subarray(500))]).toEqual([true, 0]);
    expect(peakOf(await at(11 * minute))).toBe(0);
  });

  it('takes signals out of range for the ends of the range', async () => {
    const levelOf = async (attack: number, decay: number, curve: number) => {
      const options = () => ({ attackSec: param('attack', 0), decaySec: param('decay', 0), curve: param('curve', 0) });
      return (
        await renderVoices(() => percussive(options()), { frames: 500, values: { attack, decay, curve } })
      )[0]![0];
    };
    expect(firstDifference(await levelOf(-1, 0.01, 11), await levelOf(0, 0.01, 10))).toBe(-1);
    expect(firstDifference(await levelOf(NaN, 61, -1), await levelOf(0, 60, 0))).toBe(-1);
  });
});
