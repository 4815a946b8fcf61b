// The reference is the sum of the wave's harmonics, in float64.
import { describe, expect, it } from 'vitest';
import { amplitudeAt, semitones, spectraOf, worstHarmonic, worstRest } from '../../../test/support/bandLimits.ts';
import {
  blackmanHarris,
  exactPitch,
  firstDifference,
  peakOf,
  powerDecibels,
  powersOf,
  renderVoice,
  renderVoices,
  sumOf,
  worstError,
} from '../../../test/support/renderUnit.ts';
import { GraphError } from '../../errors.ts';
import { frequency, instrument, param, time } from '../../ir/index.ts';
import type { Wave } from './waveLevels.ts';
import { wavetable } from './wavetable.ts';

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

  it('keeps its fundamental up to 0.45 of the sample rate, fades it out up to 0.49, and is silent beyond', async () => {
    const values = { frequency: [21609, 22050, 44100, 1e9] } as const;
    for (const [x] of await renderVoices(() => wavetable(frequency(), [saw]), { frames: 1000, values }))
      expect(peakOf(x)).toBe(0);
    const pitches = Array.from({ length: 40 }, (_, at) => exactPitch(RATE * (0.3 + at * 0.005)));
    const spectra = await spectraOf(() => wavetable(frequency(), [saw]), pitches);
    for (const [at, { frequencyHz, periods }] of pitches.entries()) {
      const wanted = (2 / Math.PI) * Math.min(1, Math.max(0, (0.49 - frequencyHz / RATE) / 0.04));
      expect(Math.abs(amplitudeAt(spectra[at]!, periods) - wanted), `${frequencyHz} Hz`).toBeLessThan(1e-5);
    }
  });

  it('loses no more than half of a harmonic from one pitch to the next, and nothing below 0.285 of the sample rate', async () => {
    for (const k of [2, 3, 10]) {
      const pitches = Array.from({ length: 160 }, (_, at) => exactPitch((RATE * 0.49 * 2 ** (-at / 120)) / k));
      const spectra = await spectraOf(() => wavetable(frequency(), [waveOf(12, () => 0.1)]), pitches);
      let before = 0;
      for (const [at, { frequencyHz, periods }] of pitches.entries()) {
        const gain = amplitudeAt(spectra[at]!, k * periods) / 0.1;
        expect(gain - before).toBeGreaterThan(-1e-4);
        expect(gain - before).toBeLessThan(0.501);
        if (k * frequencyHz > 0.48 * RATE) expect(gain).toBeLessThan(1e-4);
        if (k * frequencyHz < 0.285 * RATE) expect(gain).toBeCloseTo(1, 4);
        before = gain;
      }
      expect(before).toBeCloseTo(1, 4);
    }
  });

  it('has no step where its pitch glides through the top', async () => {
    // A sine, from 14 to 26 kHz in 1.5 s: whatever lies below 13.5 kHz came from steps, or from folding.
    const frames = 2 ** 16;
    const x = await renderVoice(() => wavetable(time().toFloat().mul(12000 / frames).add(14000), [{ amplitudes: [1] }]), { frames }); // prettier-ignore
    const window = blackmanHarris(frames);
    const powers = powersOf(x.map((value, at) => value * window[at]!));
    const low = powers.subarray(0, Math.floor((13500 * frames) / RATE));
    expect(powerDecibels(sumOf(low) / sumOf(powers))).toBeLessThan(-90);
  });

  it('glides without pops: what changes from level to level lies above 12.5 kHz', async () => {
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

  it('takes typed arrays for lists', async () => {
    const options = { frames: 500, values: { frequency: 700 } };
    const plain = { amplitudes: [0.5, -0.25, 1], startTurns: [0, 0.75] };
    const typed = { amplitudes: Float32Array.from(plain.amplitudes), startTurns: Float64Array.from(plain.startTurns) };
    const [x, y] = [await renderVoice(() => wavetable(frequency(), [plain]), options), await renderVoice(() => wavetable(frequency(), [typed]), options)]; // prettier-ignore
    expect(peakOf(x)).toBeGreaterThan(0.5);
    expect(firstDifference(y, x)).toBe(-1);
  });

  const build = (waves: unknown) => () => instrument('lead', () => wavetable(220, waves as Wave[]));

  it('refuses what is no wave, by name', () => {
    const good = { amplitudes: [1] };
    for (const [waves, code, path] of [
      [[], 'bad_list', '/wave'],
      [Array(257).fill(good), 'bad_list', '/wave'],
      [[[1, 2]], 'wrong_type', '/wave'],
      [[good, null], 'wrong_type', '/wave#2'],
      [new Array(3), 'wrong_type', '/wave'],
      [[{ ...good, amplitude: [1] }], 'unknown_key', '/wave.amplitude'],
      [[{}], 'bad_list', '/wave/amplitudes'],
      [[{ amplitudes: [] }], 'bad_list', '/wave/amplitudes'],
      [[{ amplitudes: '12' }], 'bad_list', '/wave/amplitudes'],
      [[{ amplitudes: new Array(2) }], 'bad_list', '/wave/amplitudes'],
      [[{ amplitudes: Array(1025).fill(0) }], 'bad_list', '/wave/amplitudes'],
      [[{ amplitudes: [1, NaN] }], 'bad_list', '/wave/amplitudes'],
      [[{ amplitudes: Float32Array.of(1, Infinity) }], 'bad_list', '/wave/amplitudes'],
      [[{ amplitudes: [1001] }], 'bad_list', '/wave/amplitudes'],
      [[{ ...good, startTurns: ['a'] }], 'bad_list', '/wave/startTurns'],
      [[{ ...good, startTurns: [0, 0.5] }], 'bad_list', '/wave/startTurns'],
    ] as const) {
      expect(build(waves)).toThrow(GraphError);
      expect(build(waves)).toThrow(expect.objectContaining({ code, path: `lead/wavetable${path}` }));
    }
  });

  it('refuses more than a table holds, before it computes it', () => {
    const begin = performance.now();
    for (const waves of [Array(13).fill(saw), Array(256).fill(saw)])
      expect(build(waves)).toThrow(expect.objectContaining({ code: 'bad_list', path: 'lead/wavetable/wave' }));
    // The work would take some seconds; refused it takes a hundredth of that.
    expect(performance.now() - begin).toBeLessThan(500);
    expect(build(Array(12).fill(saw))).not.toThrow();
  });
});
