// The reference is theory: sidebands are Bessel functions of the index (Chowning), the harmonics of feedback are those of
// Kepler's equation, y = sin(θ + βy): 2·Jₙ(nβ)/(nβ).
import { describe, expect, it } from 'vitest';
import {
  decibels,
  exactPitch,
  firstDifference,
  FRAMES_OF_PITCH,
  partialOf,
  peakOf,
  powerDecibels,
  powerOf,
  renderVoice,
  renderVoices,
  spectrumOf,
  testNoise,
  worstError,
} from '../../../test/support/renderUnit.ts';
import { frequency, param, type F32, type Num } from '../../ir/index.ts';
import { phaseModulation } from './phaseModulation.ts';
import { sine } from './sine.ts';

const N = FRAMES_OF_PITCH;
const RATE = 44100;

/** The Bessel function of the first kind, from its integral: the trapezoidal rule is exact for periodic functions. */
function bessel(order: number, x: number): number {
  const points = 512;
  let sum = 0;
  for (let at = 0; at < points; at++) {
    const angle = (2 * Math.PI * at) / points;
    sum += Math.cos(order * angle - x * Math.sin(angle));
  }
  return sum / points;
}

describe('two operators', () => {
  it.each([
    [1, 0.05],
    [1, 0.5],
    [2, 1.2],
    [1.4142, 0.8],
    [0.25, 2],
    [3.5, 1],
  ])(
    'whose modulator is at %f of the carrier, with a depth of %f turns: sidebands are Bessel functions of the index',
    async (ratio, turns) => {
      const [carrier, modulator] = [exactPitch(440), exactPitch(440 * ratio)];
      const x = await renderVoice(
        () =>
          phaseModulation(frequency(), { modulationTurns: phaseModulation(param('hz', 0, 'note')).mul(param('depth', 0)) }), // prettier-ignore
        { frames: N, values: { frequency: carrier.frequencyHz, hz: modulator.frequencyHz, depth: turns } },
      );
      // sin(c + I·sin m) = Σ Jₙ(I)·sin(c + n·m); what is below 0 Hz or folds comes back with its sign changed.
      const wanted = new Float64Array(N / 2 + 1);
      for (let n = -60; n <= 60; n++) {
        const periods = carrier.periods + n * modulator.periods;
        const bin = periods - N * Math.round(periods / N);
        wanted[Math.abs(bin)]! += Math.sign(bin) * bessel(n, 2 * Math.PI * turns);
      }
      const { re, im } = spectrumOf(x);
      let error = 0;
      for (let bin = 0; bin <= N / 2; bin++)
        error += ((re[bin]! * 2) / N) ** 2 + ((-im[bin]! * 2) / N - wanted[bin]!) ** 2;
      expect(powerDecibels(error)).toBeLessThan(-110);
    },
  );

  it('and three, stacked and with feedback: what the formula says, sample by sample', async () => {
    const hertz = [55, 220, 110.5];
    const stack = (hz: Num, depth: Num, feedbackTurns: Num) =>
      phaseModulation(110.5, {
        modulationTurns: phaseModulation(220, { modulationTurns: phaseModulation(hz, { feedbackTurns }).mul(0.3) }).mul(depth), // prettier-ignore
      });
    const frames = 4000;
    const x = await renderVoice(() => stack(55, 0.7, 0.08), { frames });
    let [y1, y2] = [0, 0];
    const wanted = Float64Array.from({ length: frames }, (_, at) => {
      const turns = (hz: number) => 2 * Math.PI * ((hz * at) / RATE);
      const top = Math.sin(turns(hertz[0]!) + 2 * Math.PI * 0.08 * ((y1 + y2) / 2));
      [y1, y2] = [top, y1];
      const middle = Math.sin(turns(hertz[1]!) + 2 * Math.PI * 0.3 * top);
      return Math.sin(turns(hertz[2]!) + 2 * Math.PI * 0.7 * middle);
    });
    expect(worstError(x, wanted)).toBeLessThan(1e-4);
    const values = { hz: 55, depth: 0.7, feedback: 0.08 };
    const live = await renderVoice(() => stack(param('hz', 1), param('depth', 0), param('feedback', 0)), { frames, values }); // prettier-ignore
    expect(firstDifference(live, x)).toBe(-1);
  });
});

describe('feedback', () => {
  it.each([0.05, 0.08, 0.12])('of %f turns has the harmonics of Kepler’s equation', async (feedbackTurns) => {
    // So low a pitch that the delay of the feedback, 1.5 samples, is nothing.
    const [sampleRate, hz] = [192000, 46.875];
    const beta = 2 * Math.PI * feedbackTurns;
    const x = await renderVoice(() => phaseModulation(frequency(), { feedbackTurns }), { frames: 4096 * 17, sampleRate, values: { frequency: hz } }); // prettier-ignore
    const period = x.subarray(4096, 4096 * 17);
    for (let n = 1; n <= 10; n++) {
      const wanted = (2 * bessel(n, n * beta)) / (n * beta);
      expect(Math.abs(decibels(partialOf(period, n * hz, sampleRate).amplitude / wanted)), `${n}`).toBeLessThan(0.05);
    }
  });

  it('does not hunt between two values, as the last output alone would', async () => {
    const [hz, frames] = [110, 20_000];
    /** What is left near half the sample rate, where hunting shows: −18 dB at a quarter of the rate, ever less below. */
    const top = (x: ArrayLike<number>) => {
      const y = Float32Array.from({ length: frames - 3 }, (_, at) => (x[at]! - 3 * x[at + 1]! + 3 * x[at + 2]! - x[at + 3]!) / 8); // prettier-ignore
      return powerDecibels(powerOf(y.subarray(1000)) * 2);
    };
    for (const feedbackTurns of [0.16, 0.2, 0.25]) {
      const x = await renderVoice(() => phaseModulation(hz, { feedbackTurns }), { frames });
      let last = 0;
      const naive = Array.from({ length: frames }, (_, at) => (last = Math.sin(2 * Math.PI * ((hz * at) / RATE + feedbackTurns * last)))); // prettier-ignore
      expect(top(x)).toBeLessThan(-45);
      if (feedbackTurns === 0.25) expect(top(naive)).toBeGreaterThan(-10);
    }
  });
});

describe('phaseModulation', () => {
  it('without modulation is a sine, to the bit, also where it starts elsewhere', async () => {
    const options = { frames: 3000, values: { frequency: 441.5 } };
    for (const startTurns of [0, 0.1875]) {
      const wanted = await renderVoice(() => sine(frequency(), { startTurns }), options);
      for (const modulationTurns of [0, 3, -16, 16]) {
        const x = await renderVoice(() => phaseModulation(frequency(), { modulationTurns, startTurns }), options);
        expect(firstDifference(x, wanted)).toBe(-1);
      }
    }
  });

  it('at 0 Hz is the sine of its modulation, which is clamped to ±16 turns', async () => {
    const turns = [...testNoise(500)].map((x) => 20 * x);
    const values = { turns: 0 };
    const events = turns.map((x, at) => ({ kind: 'live', frame: 32 * at, values: { turns: [x, -x, x / 20, NaN] } }) as const); // prettier-ignore
    const body = () => phaseModulation(0, { modulationTurns: param('turns', 0) });
    const notes = await renderVoices(body, { frames: 32 * turns.length, values, events });
    const clamped = (x: number) => Math.min(16, Math.max(-16, x));
    const wanted = [(x: number) => clamped(x), (x: number) => clamped(-x), (x: number) => x / 20, () => 0];
    for (const [lane, [left]] of notes.entries())
      expect(worstError(left, (at) => Math.sin(2 * Math.PI * wanted[lane]!(turns[at >> 5]!)))).toBeLessThan(1e-5);
  });

  it('never leaves ±1, whatever the frequency and the modulation', async () => {
    const body = (): F32 =>
      phaseModulation(frequency(), { modulationTurns: phaseModulation(3333).mul(20), feedbackTurns: 0.5 });
    for (const hertz of [
      [0, 22050, 44100, 1e9],
      [-5, -1e9, NaN, Infinity],
    ] as const) {
      for (const sampleRate of [8000, 192000]) {
        for (const [x] of await renderVoices(body, { frames: 5000, sampleRate, values: { frequency: hertz } }))
          expect(peakOf(x)).toBeLessThanOrEqual(1 + 2 ** -22);
      }
    }
  });
});
