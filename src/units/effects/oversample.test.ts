import { describe, expect, it } from 'vitest';
import {
  decibels,
  firstDifference,
  impulse,
  partialOf,
  peakOf,
  renderEffect,
  renderVoice,
  spectrumOf,
  testNoise,
  worstError,
} from '../../../test/support/renderUnit.ts';
import { delayLine, effect, num, recur, sampleRate, time, type F32 } from '../../ir/index.ts';
import { stateVariableFilter } from '../filters/stateVariableFilter.ts';
import { exp2 } from '../math/exp2.ts';
import { tanh } from '../math/tanh.ts';
import { sine } from '../oscillators/sine.ts';
import { oversample } from './oversample.ts';

const RATE = 44100;
const FACTORS = [2, 4, 8] as const;
const LATENCIES = { 2: 19, 4: 23, 8: 24 };

const sineOf = (frequencyOfRate: number, frames: number, amplitude = 1) =>
  Float32Array.from({ length: frames }, (_, at) => amplitude * Math.sin(2 * Math.PI * frequencyOfRate * at));

/** A one-pole low-pass whose cutoff is set by the sample rate that it sees. */
const lowPass = (x: F32): F32 => {
  const pole = exp2(num((-2 * Math.PI * 3000) / Math.LN2).div(sampleRate()));
  return recur((y) => x.add(y.sub(x).mul(pole)));
};

describe.each(FACTORS)('oversample by %i', (factor) => {
  it('is a pure delay of a body that does nothing: linear phase, flat to 0.02 dB up to 0.36 of the rate', async () => {
    const frames = 4096;
    const [y] = await renderEffect(
      oversample(factor, (x) => x),
      impulse(frames),
      { frames },
    );
    const latency = LATENCIES[factor];
    for (let k = 1; k <= latency; k++) expect(y[latency + k]).toBeCloseTo(y[latency - k]!, 6);
    const { re, im } = spectrumOf(y);
    const gain = (frequency: number) => {
      const bin = Math.round(frequency * frames);
      return decibels(Math.hypot(re[bin]!, im[bin]!));
    };
    for (let frequency = 0; frequency <= 0.36; frequency += 0.01) expect(Math.abs(gain(frequency))).toBeLessThan(0.02);
    expect(Math.abs(gain(18000 / RATE) + 0.13)).toBeLessThan(0.02);
  });

  it('says by how many samples it is late', () => {
    const graph = effect('late', (x) => oversample(factor, tanh)(x));
    expect(graph.nodes[graph.latency!]!.attribute).toBe(LATENCIES[factor]);
  });

  it('keeps what a body adds above half the rate from folding: squares, 73 dB below', async () => {
    const frames = 8192;
    const settled = 200;
    for (const frequency of [0.33, 0.345, 0.36]) {
      // Its second harmonic would fold to 1 − 2·frequency.
      const tone = sineOf(frequency, frames + settled, 0.5);
      const [y] = await renderEffect(
        oversample(factor, (x) => x.mul(x)),
        tone,
        { frames: frames + settled },
      );
      const { amplitude } = partialOf(y.subarray(settled), (1 - 2 * frequency) * RATE);
      expect(decibels(amplitude / 0.125)).toBeLessThan(-73);
    }
  });

  it('runs the registers of a body with each sub-sample: a one-pole is that of the higher rate', async () => {
    const frames = 4096;
    const high = factor * RATE;
    const pole = Math.exp((-2 * Math.PI * 3000) / high);
    const outputs = [
      (await renderEffect(oversample(factor, lowPass), impulse(frames), { frames }))[0],
      await renderVoice(() => oversample(factor, lowPass)(click()), { frames }),
    ];
    for (const y of outputs) {
      const { re, im } = spectrumOf(y);
      for (const hz of [100, 1000, 3000, 8000, 15000]) {
        const bin = Math.round((hz / RATE) * frames);
        const angle = (2 * Math.PI * bin * RATE) / frames / high;
        const wanted = (1 - pole) / Math.hypot(1 - pole * Math.cos(angle), pole * Math.sin(angle));
        expect(Math.abs(decibels(Math.hypot(re[bin]!, im[bin]!) / wanted)), `${hz} Hz`).toBeLessThan(0.02);
      }
    }
  });

  it('is the same in voices and in effects, with and without memory', async () => {
    const frames = 3000;
    const bodies = [
      (x: F32) => tanh(x.mul(9)),
      (x: F32) => stateVariableFilter({ cutoffHz: 2000, q: 4 })(tanh(x.mul(3))).low,
    ];
    for (const body of bodies) {
      const made = () => oversample(factor, body)(sine(1500));
      const voice = await renderVoice(made, { frames });
      const [bus] = await renderEffect(made, new Float32Array(frames), { frames });
      expect(peakOf(voice)).toBeGreaterThan(0.5);
      expect(worstError(voice, bus)).toBeLessThan(5e-6);
    }
  });

  it('keeps left and right apart, and silence silent', async () => {
    const frames = 600;
    const silence = new Float32Array(frames);
    for (const body of [tanh, lowPass]) {
      const apply = oversample(factor, body);
      const [left, right] = await renderEffect(apply, [testNoise(frames), silence], { frames });
      expect(peakOf(left)).toBeGreaterThan(0.1);
      expect(peakOf(right)).toBe(0);
      const [, swapped] = await renderEffect(apply, [silence, testNoise(frames)], { frames });
      expect(firstDifference(swapped, left)).toBe(-1);
    }
  });
});

/** 1 at the first sample of a note. */
function click(): F32 {
  return time().eq(0).select(1, 0);
}

it('refuses other factors, and bodies with delay lines', () => {
  for (const factor of [0, 1, 3, 16, NaN, '4']) {
    expect(() => effect('fx', (x) => oversample(factor as 2, tanh)(x))).toThrow(
      expect.objectContaining({ code: 'out_of_range', path: 'fx/oversample/factor' }),
    );
  }
  const delayed = (x: F32): F32 => {
    const line = delayLine(0.01);
    line.write(x);
    return line.tap(2);
  };
  expect(() => effect('fx', (x) => oversample(2, delayed)(x))).toThrow(
    expect.objectContaining({ code: 'not_unrollable', path: 'fx/oversample' }),
  );
});
