// The reference is the sum of the wave's harmonics, in float64.
import { describe, expect, it } from 'vitest';
import { semitones, spectraOf, worstHarmonic, worstRest } from '../../../test/support/bandLimits.ts';
import {
  blackmanHarris,
  exactPitch,
  firstDifference,
  FRAMES_OF_PITCH,
  peakOf,
  powerDecibels,
  powersOf,
  renderVoice,
  renderVoices,
  spectrumOf,
  sumOf,
  worstError,
} from '../../../test/support/renderUnit.ts';
import { GraphError } from '../../errors.ts';
import { frequency, instrument, param, time } from '../../ir/index.ts';
import type { Wave } from './waveLevels.ts';
import { wavetable } from './wavetable.ts';

const N = FRAMES_OF_PITCH;
const RATE = 44100;

const waveOf = (count: number, amplitude: (k: number) => number): Wave => ({
  amplitudes: Array.from({ length: count }, (_, at) => amplitude(at + 1)),
});
const saw = waveOf(1024, (k) => (k % 2 === 1 ? 2 : -2) / (Math.PI * k));
const square = waveOf(512, (k) => (k % 2 === 1 ? 4 / (Math.PI * k) : 0));
const bright = waveOf(300, () => 0.05);

describe('wavetable', () => {
  it.each([
    ['saw', saw, -95],
    ['square', square, -97],
    ['row of equal harmonics', bright, -77],
  ] as const)(
    'of a %s: what is no harmonic is far below those that are, and they are exact up to 10 kHz, for all semitones from 262 to 4186 Hz', // prettier-ignore
    async (_name, wave, limit) => {
      const spectra = await spectraOf(() => wavetable(frequency(), [wave]), semitones);
      expect(worstRest(spectra, semitones, 10000)).toBeLessThan(limit);
      expect(worstRest(spectra, semitones, 18000)).toBeLessThan(limit);
      expect(worstHarmonic(spectra, semitones, (k) => Math.abs(wave.amplitudes[k - 1] ?? 0))).toBeLessThan(1e-4);
    },
  );

  it.each([8000, 44100, 192000])('is its harmonics, amplitudes and phases, at %i Hz', async (sampleRate) => {
    const wave = { amplitudes: [0.5, 0, -0.3, 0.2, 0, 0, 0.1], startTurns: [0.1, 0, 0.25, 0.7] };
    for (const share of [0, 1e-4, 0.002, 0.01, 0.04]) {
      const hz = Math.round(share * sampleRate);
      for (const startTurns of [0, 0.375]) {
        const start = startTurns * 2 ** 32;
        const x = await renderVoice(() => wavetable(frequency(), [wave], { startTurns: start / 2 ** 32 }), { frames: 3000, sampleRate, values: { frequency: hz } }); // prettier-ignore
        const wanted = (at: number) => {
          const phase = startTurns + (hz * at) / sampleRate;
          return wave.amplitudes.reduce((sum, a, k) => sum + a * Math.sin(2 * Math.PI * ((k + 1) * phase + (wave.startTurns[k] ?? 0))), 0); // prettier-ignore
        };
        // What a pitch in float32 is off after 3000 samples.
        expect(worstError(x, wanted), `${hz} Hz`).toBeLessThan(2e-4);
      }
    }
  });

  it('fades out towards half the sample rate, and is silent beyond', async () => {
    const values = { frequency: [21200, 22050, 44100, 1e9] } as const;
    for (const [x] of await renderVoices(() => wavetable(frequency(), [saw]), { frames: 1000, values }))
      expect(peakOf(x)).toBe(0);
    // Up to 0.8 of a level's limit, at worst 0.8·0.48 of the rate, nothing is lost.
    const { frequencyHz, periods } = exactPitch(17000);
    const x = await renderVoice(() => wavetable(frequency(), [saw]), { frames: N, values: { frequency: frequencyHz } });
    const { re, im } = spectrumOf(x);
    expect((2 * Math.hypot(re[periods]!, im[periods]!)) / N).toBeCloseTo(2 / Math.PI, 5);
  });

  it('glides without pops: what changes from level to level lies above a third of the sample rate', async () => {
    // From 200 Hz up by two octaves, and as far down at full speed: eight levels each way.
    const frames = 2 ** 16;
    const octaves = () =>
      time()
        .toFloat()
        .mul(2 / frames);
    const hertz = (at: number) => Math.fround(Math.fround(at * Math.fround(2 / frames)) * 300 + 200);
    const x = await renderVoice(() => wavetable(octaves().mul(300).add(200), [saw]), { frames });
    // The same with harmonics that fade with their frequency, smoothly, between 13 and 15 kHz.
    const step = Math.fround(2 ** 32 / RATE);
    let phase = 0;
    const smooth = Float64Array.from({ length: frames }, (_, at) => {
      const turns = phase / 2 ** 32;
      const hz = hertz(at);
      let sum = 0;
      for (let k = 1; k * hz < 15000; k++) {
        const gain = Math.min(1, (15000 - k * hz) / 2000);
        sum += saw.amplitudes[k - 1]! * gain * gain * (3 - 2 * gain) * Math.sin(2 * Math.PI * k * turns);
      }
      phase = (phase + Math.trunc(Math.fround(hz * step))) % 2 ** 32;
      return sum;
    });
    const window = blackmanHarris(frames);
    const lowPower = (y: Float64Array) => sumOf(powersOf(y.map((value, at) => value * window[at]!)).subarray(0, Math.floor((12000 * frames) / RATE))); // prettier-ignore
    const apart = smooth.map((value, at) => x[at]! - value);
    expect(powerDecibels(lowPower(apart) / lowPower(smooth))).toBeLessThan(-68);
  });

  it('morphs from wave to wave', async () => {
    const waves = [saw, square, { amplitudes: [0, 0, 1] }, { amplitudes: [0.5, 0.5] }];
    const options = { frames: 2000, values: { frequency: 300 } };
    const single = await Promise.all(waves.map((wave) => renderVoice(() => wavetable(frequency(), [wave]), options)));
    for (const [position, at, t] of [
      [0, 0, 0],
      [1 / 3, 1, 0],
      [2 / 3, 2, 0],
      [1, 3, 0],
      [0.1, 0, 0.3],
      [0.5, 1, 0.5],
      [0.9, 2, 0.7],
    ] as const) {
      const wanted = single[at]!.map((value, n) => value * (1 - t) + (single[at + 1]?.[n] ?? 0) * t);
      for (const knob of [() => position, () => param('position', position)]) {
        const x = await renderVoice(() => wavetable(frequency(), waves, { position: knob() }), options);
        expect(worstError(x, wanted), `at ${position}`).toBeLessThan(1e-5);
      }
    }
    // A knob that moves gives no step larger than the waves and the ramp themselves.
    const moved = await renderVoice(() => wavetable(frequency(), waves, { position: time().toFloat().mul(1 / 2000) }), options); // prettier-ignore
    const morph = (n: number) => {
      const through = (3 * Math.max(0, n - 32)) / 2000;
      const at = Math.min(2, Math.floor(through));
      return single[at]![n]! + (single[at + 1]![n]! - single[at]![n]!) * (through - at);
    };
    expect(worstError(moved, morph)).toBeLessThan(1e-4);
  });

  it('is the same to the bit where the pitch may move', async () => {
    const options = { frames: 4000, values: { frequency: 441.5, hz: 441.5 } };
    const fixed = await renderVoice(() => wavetable(frequency(), [saw]), options);
    expect(firstDifference(await renderVoice(() => wavetable(param('hz', 1), [saw]), options), fixed)).toBe(-1);
    for (const hz of [NaN, -Infinity, Infinity, -440]) {
      const x = await renderVoice(() => wavetable(param('hz', hz), [saw]), { frames: 2000 });
      expect(peakOf(x)).toBeLessThan(1.3);
    }
  });

  it('refuses what is no wave, by name, and more than a table holds', () => {
    const build = (waves: unknown) => () => instrument('lead', () => wavetable(220, waves as Wave[]));
    const good = { amplitudes: [1] };
    for (const [waves, path] of [
      [[], 'wave'],
      [Array(257).fill(good), 'wave'],
      [Array(14).fill(saw), 'wave'],
      [[[1, 2]], 'wave/amplitudes'],
      [[good, null], 'wave#2/amplitudes'],
      [[{ amplitudes: [] }], 'wave/amplitudes'],
      [[{ amplitudes: Array(1025).fill(0) }], 'wave/amplitudes'],
      [[{ amplitudes: [1, NaN] }], 'wave/amplitudes'],
      [[{ amplitudes: [1001] }], 'wave/amplitudes'],
      [[{ ...good, startTurns: ['a'] }], 'wave/startTurns'],
    ] as const) {
      expect(build(waves)).toThrow(GraphError);
      expect(build(waves)).toThrow(expect.objectContaining({ code: 'bad_list', path: `lead/wavetable/${path}` }));
    }
    expect(build(Array(13).fill(saw))).not.toThrow();
  });
});
