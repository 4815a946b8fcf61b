// The reference is theory: a pulse of width w has harmonics of 4·sin(πkw)/(πk), a square 4/(πk) for odd k.
import { describe, expect, it } from 'vitest';
import {
  amplitudeAt,
  powerAt,
  semitones,
  spectraOf,
  worstHarmonic,
  worstRest,
} from '../../../test/support/bandLimits.ts';
import {
  exactPitch,
  firstDifference,
  partialOf,
  peakOf,
  renderVoice,
  renderVoices,
  sumOf,
} from '../../../test/support/renderUnit.ts';
import { frequency, num, param } from '../../ir/index.ts';
import { lfo } from '../envelopes/lfo.ts';
import { pulse } from './pulse.ts';

const RATE = 44100;
const square = await spectraOf(() => pulse(frequency()), semitones);

describe('pulse at 44.1 kHz, square', () => {
  it('has odd harmonics of 4/(πk) within 0.7 dB up to 10 kHz, and no even ones', () => {
    expect(worstHarmonic(square, semitones, (k) => (k % 2 === 1 ? 4 / (Math.PI * k) : 0))).toBeLessThan(0.7);
    for (const [at, { periods }] of semitones.entries()) {
      expect(amplitudeAt(square[at]!, 2 * periods)).toBeLessThan(1e-5);
    }
  });

  // Asked: 72 dB (aim 75) and 45 dB.
  it('has nothing else above −75 dB below 10 kHz, and above −45.5 dB below 18 kHz', () => {
    expect(worstRest(square, semitones, 10000)).toBeLessThan(-75);
    expect(worstRest(square, semitones, 18000)).toBeLessThan(-45.5);
  });
});

describe('pulse', () => {
  const pitches = [262, 880, 2637].map((hz) => exactPitch(hz));

  it.each([0.1, 0.25, 0.4, 0.8])('of width %d has harmonics of 4·sin(πkw)/(πk), and no DC', async (width) => {
    const spectra = await spectraOf(() => pulse(frequency(), { width }), pitches);
    const wanted = (k: number) => (4 * Math.abs(Math.sin(Math.PI * k * width))) / (Math.PI * k);
    expect(worstHarmonic(spectra, pitches, (k) => (wanted(k) < 0.01 / k ? 0 : wanted(k)))).toBeLessThan(0.7);
    for (const spectrum of spectra) expect(Math.sqrt(powerAt(spectrum, 0)) / 65536).toBeLessThan(1e-5);
  });

  it('is high first, by 2 over low, for its share of the period', async () => {
    const x = await renderVoice(() => pulse(100, { width: 0.25 }), { frames: 445 });
    // Two samples late.
    for (const at of [10, 50, 108]) expect(x[at]).toBeCloseTo(1.5, 4);
    for (const at of [118, 200, 438]) expect(x[at]).toBeCloseTo(-0.5, 4);
  });

  it('starts where it is told to', async () => {
    const x = await renderVoice(() => pulse(100, { startTurns: 0.5 }), { frames: 445 });
    expect([x[100], x[300]].map((y) => Math.round(y!))).toEqual([-1, 1]);
  });

  it('sounds the same where its width and its frequency may move but do not', async () => {
    const fixed = await renderVoice(() => pulse(frequency(), { width: 0.3 }), {
      frames: 4000,
      values: { frequency: 441.5 },
    });
    const moving = () => pulse(param('hz', 441.5), { width: lfo(3).mul(0).add(num(0.3)) });
    expect(firstDifference(await renderVoice(moving, { frames: 4000 }), fixed)).toBe(-1);
  });

  it('keeps its aliases down while its width moves', async () => {
    // A width that moves by ±0.4 at f/8 only adds partials at multiples of f/8: everything else is alias.
    const { frequencyHz } = exactPitch(1000);
    const body = () =>
      pulse(frequency(), {
        width: lfo(frequencyHz / 80)
          .mul(0.4)
          .add(0.5),
      });
    const x = await renderVoice(body, { frames: 65536, values: { frequency: frequencyHz } });
    let worst = 0;
    for (let half = 0.5; half * frequencyHz < 10000; half++) {
      // Between the partials: 0.037 away from the nearest multiple of f/80.
      worst = Math.max(worst, partialOf(x, (half + 0.00625) * frequencyHz).amplitude);
    }
    expect(partialOf(x, frequencyHz).amplitude).toBeGreaterThan(0.5);
    expect(20 * Math.log10(worst)).toBeLessThan(-72);
  });

  it('stays bounded at any frequency and width', async () => {
    for (const hertz of [0, 0.01, 27.5, 440, 4000, 11025, 22050, 44100, 1e9, -5, NaN] as const) {
      for (const [left] of await renderVoices(() => pulse(frequency(), { width: lfo(97).mul(2) }), {
        frames: 8000,
        values: { frequency: hertz },
      })) {
        expect(peakOf(left)).toBeLessThan(3.2);
      }
    }
  });

  it('has no DC while it stands still at 0.5', async () => {
    const x = await renderVoice(() => pulse(441), { frames: RATE });
    expect(Math.abs(sumOf(x.subarray(4, 4 + 44000))) / 44000).toBeLessThan(1e-5);
  });
});
