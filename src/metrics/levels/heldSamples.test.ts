import { describe, expect, it } from 'vitest';
import { heldSamples } from './heldSamples.ts';

const RATE = 44100;

function tone(hz: number, gain = 0.5, seconds = 1): Float32Array {
  return Float32Array.from(
    { length: seconds * RATE },
    // It fades, so that only one top is the peak.
    (_, at) => gain * Math.exp(-at / RATE) * Math.sin((2 * Math.PI * hz * (at + 0.5)) / RATE),
  );
}

const hold = (samples: Float32Array, frames: number): Float32Array =>
  samples.map((_, at) => samples[at - (at % frames)]!);
const quantised = (samples: Float32Array, bits: number): Float32Array =>
  samples.map((x) => Math.round(x * 2 ** (bits - 1)) / 2 ** (bits - 1));

describe('heldSamples', () => {
  it.each([2, 3, 8, 16])('held for %i samples: all but the first of each', (frames) => {
    const share = heldSamples([hold(tone(441, 1e-4), frames), hold(tone(313), frames)], RATE);
    // At the tops of the wave, steps of few samples are too small to be counted.
    expect(Math.abs(share - (frames - 1) / frames)).toBeLessThan(0.03);
  });

  it.each([2, 5, 8, 20])('a slope of one step in %i samples is held for all but one of them', (frames) => {
    const slope = new Float32Array(RATE).map((_, at) => 0.01 + Math.floor((at % (100 * frames)) / frames) / 128);
    expect(heldSamples([slope], RATE)).toBeCloseTo((frames - 1) / frames, 1);
  });

  it('few bits leave stairs, many do not', () => {
    const share = (bits: number, gain = 0.5): number => heldSamples([quantised(tone(220, gain), bits)], RATE);
    expect(share(4)).toBeGreaterThan(0.5);
    expect(share(8)).toBeGreaterThan(0.1);
    expect(share(4)).toBeGreaterThan(share(6));
    // Steps of 1/512 of the peak and more are heard as stairs, smaller ones are not counted.
    expect(share(12)).toBeLessThan(0.005);
    expect(share(16, 0.05)).toBe(0);
  });

  it('is 0 for what is smooth, silent, clipped or square', () => {
    const clipped = tone(220).map((x) => Math.max(-0.3, Math.min(0.3, x)));
    const square = tone(220).map((x) => 0.25 * Math.sign(x));
    const late = tone(220).map((x, at) => (at < 20_000 ? 0 : x));
    for (const samples of [tone(40), new Float32Array(100), clipped, square, late, Float32Array.of(0.5)])
      expect(heldSamples([samples], RATE)).toBe(0);
  });

  it('counts what is not finite as 0', () => {
    const sound = hold(tone(441), 4);
    sound.fill(NaN, 400, 20_000);
    expect(heldSamples([sound], RATE)).toBeCloseTo(0.75, 2);
  });
});
