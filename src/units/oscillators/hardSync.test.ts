// The reference is theory: one period of the naive wave is piecewise linear, so its Fourier series is known.
import { describe, expect, it } from 'vitest';
import { semitones, spectraOf, worstHarmonic, worstRest } from '../../../test/support/bandLimits.ts';
import { exactPitch, firstDifference, peakOf, renderVoice, renderVoices } from '../../../test/support/renderUnit.ts';
import { frequency, num, param } from '../../ir/index.ts';
import { lfo } from '../envelopes/lfo.ts';
import { hardSync } from './hardSync.ts';
import { saw } from './saw.ts';

/** Amplitude of harmonic k of 2·frac(ratio·x) − 1 on 0 ≤ x < 1: its slope gives nothing, its jumps and the slope's sum do. */
function harmonicOf(ratio: number, k: number): number {
  let [re, im] = [0, 0];
  // Integral of the wave times e^(−2πikx), piece by piece: on [a, b] with the values u to v it is known in closed form.
  const w = 2 * Math.PI * k;
  for (let n = 0; n < ratio; n++) {
    const [a, b] = [n / ratio, Math.min(1, (n + 1) / ratio)];
    const [u, v] = [-1, 2 * (ratio * b - n) - 1];
    const slope = (v - u) / (b - a);
    // ∫ y e^(−iwx) dx = [ (i y / w + slope / w²) e^(−iwx) ]
    for (const [x, y, sign] of [
      [b, v, 1],
      [a, u, -1],
    ] as const) {
      re += sign * ((slope / (w * w)) * Math.cos(w * x) + (y / w) * Math.sin(w * x));
      im += sign * ((y / w) * Math.cos(w * x) - (slope / (w * w)) * Math.sin(w * x));
    }
  }
  return 2 * Math.hypot(re, im);
}

describe('hardSync at 44.1 kHz', () => {
  it.each([1, 1.5, 2, 2.7, 3.99])('ratio %d: harmonics within 0.7 dB, little else', async (given) => {
    // The saw is then at least 7 samples long, as at the highest pitch of the other oscillators it is 10.
    const pitches = semitones.filter(({ frequencyHz }) => frequencyHz * given < 6300);
    const ratio = Math.fround(given);
    const spectra = await spectraOf(() => hardSync(frequency(), { ratio }), pitches);
    const wanted = (k: number) => (harmonicOf(ratio, k) < 0.01 ? 0 : harmonicOf(ratio, k));
    expect(worstHarmonic(spectra, pitches, wanted)).toBeLessThan(0.7);
    expect(worstRest(spectra, pitches, 10000)).toBeLessThan(-70);
    expect(worstRest(spectra, pitches, 18000)).toBeLessThan(-42);
  });

  it('at a high ratio is a saw at that multiple of the pitch where both fit', async () => {
    const pitch = exactPitch(262);
    const [spectrum] = await spectraOf(() => hardSync(frequency(), { ratio: 8 }), [pitch]);
    expect(worstHarmonic([spectrum!], [pitch], (k) => (k % 8 === 0 ? 2 / (Math.PI * (k / 8)) : 0))).toBeLessThan(0.7);
  });
});

describe('hardSync', () => {
  it('at ratio 1 is a saw, half a turn apart', async () => {
    const options = { frames: 3000, values: { frequency: 441.5 } };
    const synced = await renderVoice(() => hardSync(frequency(), { ratio: 1 }), options);
    const plain = await renderVoice(() => saw(frequency()), options);
    expect(Math.max(...synced.map((x, at) => Math.abs(x - plain[at]!)))).toBeLessThan(1e-5);
  });

  it('sounds the same where its ratio may move but does not', async () => {
    const fixed = await renderVoice(() => hardSync(frequency(), { ratio: 2.25 }), {
      frames: 4000,
      values: { frequency: 441.5 },
    });
    const moving = () => hardSync(param('hz', 441.5), { ratio: lfo(3).mul(0).add(num(2.25)) });
    expect(firstDifference(await renderVoice(moving, { frames: 4000 }), fixed)).toBe(-1);
  });

  it('stays bounded at any frequency and ratio', async () => {
    for (const hertz of [0, 0.01, 27.5, 440, 4000, 11025, 22050, 44100, 1e9, -5, NaN] as const) {
      const body = () => hardSync(frequency(), { ratio: lfo(89).mul(40) });
      for (const [left] of await renderVoices(body, { frames: 8000, values: { frequency: hertz } })) {
        expect(peakOf(left)).toBeLessThan(2);
      }
    }
  });
});
