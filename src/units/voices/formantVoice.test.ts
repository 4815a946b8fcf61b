// The reference is the source-filter theory: harmonics of the glottal model, differentiated, times the response of the formants.
import { describe, expect, it } from 'vitest';
import { formantsOf, formantTheory } from '../../../test/support/filterTheory.ts';
import type { Lanes } from '../../../test/support/kernelHost.ts';
import {
  decibels,
  exactPitch,
  firstDifference,
  FRAMES_OF_PITCH,
  partialOf,
  peakOf,
  powerDecibels,
  powerOf,
  powersOf,
  renderVoice,
  renderVoices,
  spectrumOf,
} from '../../../test/support/renderUnit.ts';
import { frequency, param, type F32 } from '../../ir/index.ts';
import { formantVoice, type FormantVoiceOptions } from './formantVoice.ts';

const N = FRAMES_OF_PITCH;
const RATE = 44100;
const still = { breath: 0, vibratoCents: 0 } as const;
/** Until the filters have settled. */
const SETTLED = 8192;

/** Amplitude of a harmonic of 2x − 3x², open for `quotient` of the period. */
function glottal(k: number, quotient: number): number {
  const points = 4000;
  let [re, im] = [0, 0];
  for (let at = 0; at < points; at++) {
    const x = (at + 0.5) / points;
    const value = ((2 * x - 3 * x * x) * quotient) / points;
    re += value * Math.cos(2 * Math.PI * k * x * quotient);
    im += value * Math.sin(2 * Math.PI * k * x * quotient);
  }
  return 2 * Math.hypot(re, im);
}

describe('formantVoice', () => {
  it.each(['soprano', 'tenor', 'bass'] as const)('%s: harmonics of the folds, through the formants', async (singer) => {
    for (const [vowel, openQuotient] of [
      [0, 0.6],
      [2, 0.5],
      [4, 0.8],
    ] as const) {
      const { frequencyHz: hz, periods } = exactPitch(singer === 'soprano' ? 350 : 120);
      const x = await renderVoice(() => formantVoice(frequency(), { ...still, singer, vowel, openQuotient }), { frames: N + SETTLED, values: { frequency: hz } }); // prettier-ignore
      const { re, im } = spectrumOf(x.subarray(SETTLED));
      const magnitude = formantTheory(formantsOf(singer, vowel), RATE);
      let rest = 0;
      for (let bin = 1; bin < (10000 * N) / RATE; bin++)
        if (bin % periods !== 0) rest += ((2 * re[bin]!) / N) ** 2 + ((2 * im[bin]!) / N) ** 2;
      expect(powerDecibels(rest / powerOf(x))).toBeLessThan(-80);
      for (let k = 1; k * hz < 5000; k++) {
        const spline = (1.1 * Math.PI * k * hz) / RATE;
        const pulse =
          glottal(k, openQuotient) * 2 * Math.sin((Math.PI * k * hz) / RATE) * (Math.sin(spline) / spline) ** 4;
        const wanted = ((0.4 * RATE) / 2 / Math.sqrt(hz * 220)) * pulse * magnitude(k * hz);
        const got = (2 * Math.hypot(re[k * periods]!, im[k * periods]!)) / N;
        // Within 0.2 dB, or −70 dB where a harmonic of the folds nearly vanishes.
        expect(Math.abs(got - wanted), `${vowel}, harmonic ${k}`).toBeLessThan(0.02 * wanted + 3e-4);
      }
    }
  });

  it('is as loud at one pitch as at another, near full scale, whether sung or whispered', async () => {
    for (const breath of [0, 0.5, 1]) {
      const levels: number[] = [];
      for (const hz of [80, 130, 210, 340]) {
        const x = await renderVoice(() => formantVoice(hz, { breath }), { frames: RATE, values: { seed: 7 } });
        expect(peakOf(x)).toBeLessThan(1.5);
        levels.push(powerDecibels(powerOf(x)));
      }
      expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(4);
      expect(Math.abs(levels.reduce((sum, level) => sum + level) / 4 + 11.5)).toBeLessThan(2);
    }
  });

  it('whispers without a pitch, and sings without noise', async () => {
    const { frequencyHz: hz, periods } = exactPitch(200);
    const share = async (breath: number) => {
      const x = await renderVoice(() => formantVoice(frequency(), { breath, vibratoCents: 0 }), { frames: N + SETTLED, values: { frequency: hz } }); // prettier-ignore
      const powers = powersOf(x.subarray(SETTLED));
      let [harmonic, all] = [0, 0];
      for (let bin = 1; bin < powers.length; bin++) {
        all += powers[bin]!;
        if (bin % periods === 0) harmonic += powers[bin]!;
      }
      return harmonic / all;
    };
    expect(await share(0)).toBeGreaterThan(0.9999999);
    expect(Math.abs((await share(0.5)) - 0.5)).toBeLessThan(0.1);
    expect(await share(1)).toBeLessThan(0.02);
  });

  it('swings around the pitch by so many cents, so many times a second, each note in its own time', async () => {
    const [hz, vibratoHz, vibratoCents] = [400, 5, 60];
    const options: FormantVoiceOptions = { breath: 0, vibratoHz, vibratoCents };
    const seeds: Lanes = [1, 2, 3, 4];
    const size = 2048;
    const notes = await renderVoices(() => formantVoice(hz, options), { frames: 2 * RATE, values: { seed: seeds } });
    const starts = notes.map(([x]) => {
      // The pitch in windows of 46 ms, from how far the phase of the fundamental moves in 512 samples.
      const cents = Array.from({ length: 150 }, (_, at) => {
        const [a, b] = [0, 512].map(
          (more) => partialOf(x.subarray(2000 + at * 441 + more, 2000 + at * 441 + more + size), hz).turns,
        );
        const cycles = (hz * 512) / RATE;
        const drift = b! - a! - cycles;
        return 1200 * Math.log2(1 + (drift - Math.round(drift)) / cycles);
      });
      const wave = [Math.cos, Math.sin].map((f) => cents.reduce((sum, c, at) => sum + (c * f(2 * Math.PI * vibratoHz * at * 0.01)) / 60, 0) / 1.25); // prettier-ignore
      // The window and the distance take the edge off: a mean over some 20 ms.
      expect(Math.hypot(wave[0]!, wave[1]!) / vibratoCents).toBeGreaterThan(0.9);
      expect(Math.hypot(wave[0]!, wave[1]!) / vibratoCents).toBeLessThan(1.02);
      return Math.atan2(wave[0]!, wave[1]!);
    });
    expect(new Set(starts.map((start) => start.toFixed(1))).size).toBe(4);
  });

  it('sounds the same where its knobs may move, and beyond the pitches that people sing it stays finite', async () => {
    const given = { vowel: 1.3, shiftSemitones: 2, openQuotient: 0.5, breath: 0.2, vibratoCents: 30 };
    const options = { frames: 8000, values: { frequency: 220, seed: 9 } };
    const fixed = await renderVoice(() => formantVoice(frequency(), given), options);
    const live = (): FormantVoiceOptions => Object.fromEntries(Object.entries(given).map(([name, value]): [string, F32] => [name, param(name, value)])); // prettier-ignore
    expect(firstDifference(await renderVoice(() => formantVoice(frequency(), live()), options), fixed)).toBe(-1);
    for (const sampleRate of [8000, 192000]) {
      for (const hertz of [[0, 5, 3000, 22050] as const, [-5, NaN, Infinity, 1e9] as const]) {
        const notes = await renderVoices(() => formantVoice(frequency()), { frames: 5000, sampleRate, values: { frequency: hertz } }); // prettier-ignore
        for (const [x] of notes) expect(peakOf(x)).toBeLessThan(10);
      }
    }
    expect(decibels(peakOf(fixed))).toBeGreaterThan(-12);
  });
});
