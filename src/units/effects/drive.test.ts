import { describe, expect, it } from 'vitest';
import {
  decibels,
  exactPitch,
  FRAMES_OF_PITCH,
  impulse,
  peakOf,
  powerDecibels,
  powersOf,
  renderEffect,
  renderVoices,
  spectrumOf,
  testNoise,
  type Stereo,
} from '../../../test/support/renderUnit.ts';
import { frequency, late, type F32 } from '../../ir/index.ts';
import { sine } from '../oscillators/sine.ts';
import { drive, type DriveOptions } from './drive.ts';

const RATE = 44100;
const N = FRAMES_OF_PITCH;
/** Below this nothing may fold. */
const AUDIBLE_HZ = 16000;

const played = (options: DriveOptions, input: Float32Array | Stereo, sampleRate = RATE) =>
  renderEffect((x) => drive(x, options), input, {
    frames: (input instanceof Float32Array ? input : input[0]).length,
    sampleRate,
  });

/** The spectrum of a driven sine of peak 1, and how many of its periods fit into it. */
async function drivenSine(hz: number, options: DriveOptions) {
  const { periods } = exactPitch(hz);
  const tone = Float32Array.from({ length: 2 * N }, (_, at) => Math.sin((2 * Math.PI * ((periods * at) % N)) / N));
  const [y] = await played(options, tone);
  return { periods, powers: powersOf(y.subarray(N)) };
}

/** The k-th harmonic of tanh(gain·sin θ + bias), by its Fourier integral. */
function harmonicOf(k: number, gain: number, bias: number): number {
  const steps = 1 << 14;
  let [re, im] = [0, 0];
  for (let at = 0; at < steps; at++) {
    const angle = (2 * Math.PI * (at + 0.5)) / steps;
    const y = Math.tanh(gain * Math.sin(angle) + bias);
    re += y * Math.cos(k * angle);
    im += y * Math.sin(k * angle);
  }
  return (2 * Math.hypot(re, im)) / steps;
}

describe('drive', () => {
  it.each([
    [1000, 0, -105],
    [5000, 0, -68],
    [5000, 0.5, -68],
  ])(
    'at 24 dB a sine of %i Hz, bias %d, folds to less than 60 dB under itself below 16 kHz, all aliases together',
    async (hz, bias, usual) => {
      const { periods, powers } = await drivenSine(hz, { driveDb: 24, bias });
      const audible = powers.slice(1, Math.floor((AUDIBLE_HZ / RATE) * N));
      const folded = audible.reduce((sum, power, at) => ((at + 1) % periods === 0 ? sum : sum + power), 0);
      const level = powerDecibels(folded / powers[periods]!);
      expect(level).toBeLessThan(-60);
      expect(level).toBeLessThan(usual);
    },
  );

  it.each([
    [0, 0],
    [12, 0],
    [24, 0],
    [36, 0],
    [24, 0.7],
  ])('has the harmonics of tanh below 16 kHz, at %i dB and bias %d, within 0.05 dB', async (driveDb, bias) => {
    for (const hz of [220, 1000, 3000]) {
      const { periods, powers } = await drivenSine(hz, { driveDb, bias });
      for (let k = 1; k * hz < AUDIBLE_HZ; k += 1) {
        const wanted = harmonicOf(k, 10 ** (driveDb / 20), bias);
        const got = (2 * Math.sqrt(powers[k * periods]!)) / N;
        if (wanted < 3e-4) expect(got).toBeLessThan(4e-4);
        else expect(Math.abs(decibels(got / wanted)), `${k}·${hz} Hz`).toBeLessThan(0.05);
      }
    }
  });

  it.each([8000, 44100, 192000])(
    'lets small signals pass, flat to 0.02 dB up to 0.36 of the rate, at %i Hz',
    async (sampleRate) => {
      const frames = 4096;
      const small = impulse(frames).map((x) => 1e-3 * x);
      const [y] = await played({ driveDb: 24 }, small, sampleRate);
      const { re, im } = spectrumOf(y);
      for (let bin = 1; bin < 0.36 * frames; bin += 50) {
        const gain = Math.hypot(re[bin]!, im[bin]!) / 1e-3;
        expect(Math.abs(decibels(gain) - 24)).toBeLessThan(0.02);
      }
    },
  );

  it('is 24 samples late, and says so', async () => {
    const [y] = await played(
      { driveDb: 0 },
      impulse(200, 50).map((x) => 0.01 * x),
    );
    expect(y.indexOf(Math.max(...y))).toBe(50 + 24);
    for (const bias of [0, 0.5]) {
      const body = (x: F32) => {
        const driven = drive(x, { driveDb: 6, bias });
        return late(driven.latency.toFloat(), 0, driven);
      };
      expect((await renderEffect(body, impulse(1), { frames: 1 }))[0][0]).toBe(24);
    }
  });

  it('keeps silence silent to the bit, and makes no DC, whatever the bias', async () => {
    const frames = 88_200;
    const tone = Float32Array.from({ length: frames }, (_, at) => Math.sin((2 * Math.PI * 441 * at) / RATE));
    const silence = new Float32Array(frames);
    for (const bias of [-1, 0, 0.3]) {
      const [left, right] = await played({ driveDb: 20, bias }, [tone, silence]);
      expect(peakOf(right)).toBe(0);
      const lastPeriods = left.subarray(frames - 44_100);
      expect(Math.abs(lastPeriods.reduce((sum, x) => sum + x, 0) / 44_100)).toBeLessThan(1e-4);
    }
  });

  it('is bounded: the filters ring by at most 3 dB over ±1', async () => {
    const hostile = testNoise(40_000).map((x) => Math.sign(x));
    const [y] = await played({ driveDb: 48 }, hostile);
    expect(peakOf(y)).toBeLessThan(1.41);
    const square = Float32Array.from({ length: 20_000 }, (_, at) => (at % 100 < 50 ? 1 : -1));
    expect(peakOf((await played({ driveDb: 48 }, square))[0])).toBeLessThan(1.41);
  });

  it('drives four voices, each for itself', async () => {
    const frames = 2000;
    const pitches = [200, 300, 400, 500] as const;
    const voices = await renderVoices(() => drive(sine(frequency()), { driveDb: 24 }), {
      frames,
      values: { frequency: pitches },
    });
    for (const [lane, pitch] of pitches.entries()) {
      const tone = Float32Array.from({ length: frames }, (_, at) => Math.sin((2 * Math.PI * pitch * at) / RATE));
      const [alone] = await played({ driveDb: 24 }, tone);
      const error = voices[lane]![0].reduce((most, x, at) => Math.max(most, Math.abs(x - alone[at]!)), 0);
      expect(error).toBeLessThan(1e-3);
    }
  });
});
