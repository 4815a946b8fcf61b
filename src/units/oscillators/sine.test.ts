import { describe, expect, it } from 'vitest';
import {
  exactPitch,
  FRAMES_OF_PITCH,
  partialOf,
  powerDecibels,
  powersOf,
  renderVoice,
  renderVoices,
  sumOf,
  worstError,
} from '../../../test/support/renderUnit.ts';
import type { Lanes } from '../../../test/support/kernelHost.ts';
import { frequency, param } from '../../ir/index.ts';
import { sine } from './sine.ts';

/** Distortion and noise of the first four notes, relative to their fundamental, in dB; and the fundamental's amplitude. */
async function impurity(nearHz: readonly number[]) {
  const pitches = nearHz.map((hz) => exactPitch(hz));
  const values = { frequency: pitches.map(({ frequencyHz }) => frequencyHz) as unknown as Lanes };
  const notes = await renderVoices(() => sine(frequency()), { frames: FRAMES_OF_PITCH, values });
  return pitches.map(({ periods }, lane) => {
    const powers = powersOf(notes[lane]![0]);
    const fundamental = powers[periods]!;
    return {
      rest: powerDecibels((sumOf(powers) - fundamental) / fundamental),
      amplitude: (2 * Math.sqrt(fundamental)) / FRAMES_OF_PITCH,
    };
  });
}

describe('sine', () => {
  it('has 128 dB between the fundamental and everything else together, at any pitch', async () => {
    for (const pitches of [
      [20, 110, 440, 1000],
      [2000, 5000, 10000, 20000],
    ]) {
      for (const { rest, amplitude } of await impurity(pitches)) {
        expect(rest).toBeLessThan(-128);
        expect(Math.abs(amplitude - 1)).toBeLessThan(1e-6);
      }
    }
  });

  it('is sin(2π·(f·t + start)), to 3e-7 over a second', async () => {
    // Powers of two make the phase exact, so that the reference needs no float32.
    for (const [frequencyHz, sampleRate] of [
      [256, 32768],
      [3, 8192],
      [4096, 65536],
    ] as const) {
      for (const start of [0, 0.25, 0.5, 0.8125]) {
        const options = { frames: sampleRate, sampleRate, values: { frequency: frequencyHz } };
        const x = await renderVoice(() => sine(frequency(), { startTurns: start }), options);
        const wanted = (at: number) => Math.sin(2 * Math.PI * (((frequencyHz * at) / sampleRate + start) % 1));
        expect(worstError(x, wanted)).toBeLessThan(3e-7);
      }
    }
  });

  it('keeps its pitch within a hundredth of a cent over a minute', async () => {
    const rate = 44100;
    for (const hz of [27.5, 440, 4186.009]) {
      const ends = [0, 59 * rate].map((tick) =>
        renderVoice(() => sine(frequency()), { frames: rate, tick, values: { frequency: hz, start: 0 } }),
      );
      const [early, late] = await Promise.all(ends.map(async (x) => partialOf(await x, hz).turns));
      // The phase between second 0 and second 59, beyond that of the asked frequency.
      const drift = late! - early! - 59 * hz;
      const cents = (1200 / Math.LN2) * ((drift - Math.round(drift)) / (59 * hz));
      expect(Math.abs(cents)).toBeLessThan(0.01);
    }
  });

  it('is silent at 0 Hz from phase 0, and does not jump where its frequency does', async () => {
    expect(new Set(await renderVoice(() => sine(0), { frames: 10 }))).toEqual(new Set([0]));
    const low = 100;
    const high = 2000;
    const events = [{ kind: 'live', frame: 320, values: { hz: [high, high, high, high] } }] as const;
    const x = await renderVoice(() => sine(param('hz', low)), { frames: 640, events });
    const slope = (hz: number) => (2 * Math.PI * hz) / 44100;
    const steps = [...x].slice(1).map((value, at) => Math.abs(value - x[at]!));
    expect(Math.max(...steps.slice(0, 319))).toBeLessThan(1.001 * slope(low));
    expect(Math.max(...steps.slice(319))).toBeLessThan(1.001 * slope(high));
    expect(Math.max(...steps.slice(319))).toBeGreaterThan(0.9 * slope(high));
  });
});
