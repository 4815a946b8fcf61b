import { describe, expect, it } from 'vitest';
import { firstDifference, renderVoice, renderVoices, worstError } from '../../../test/support/renderUnit.ts';
import { control, frequency, param } from '../../ir/index.ts';
import { sine } from '../oscillators/sine.ts';
import { pitchEnvelope } from './pitchEnvelope.ts';

/** 2^(semitones/12 · the share that is left). */
const ideal = (semitones: number, length: number, curve: number) => (n: number) => {
  const left = Math.max(0, 1 - n / length);
  const share = curve === 0 ? left : Math.expm1(curve * left) / Math.expm1(curve);
  return 2 ** ((semitones / 12) * share);
};

const relative = (x: Float32Array, wanted: (n: number) => number) =>
  worstError(
    x.map((value, n) => value / wanted(n)),
    () => 1,
  );

describe('pitchEnvelope', () => {
  it.each([
    [36, 2205, 5],
    [-24, 4410, 5],
    [96, 1000, 10],
    [-96, 1000, 7],
    [12, 5000, 0],
    [7, 1, 5],
    [0, 100, 5],
  ])('from %d semitones in %i samples with bend %d, to exactly 1', async (semitones, length, curve) => {
    for (const sampleRate of [44100, 8000, 192000]) {
      const options = { semitones, timeSec: length / sampleRate, curve };
      const ratio = await renderVoice(() => pitchEnvelope(options), { frames: length + 500, sampleRate });
      const wanted = ideal(semitones, length, curve);
      // 0.007 cents.
      expect(relative(ratio, wanted)).toBeLessThan(4e-6);
      expect(new Set(ratio.subarray(length))).toEqual(new Set([1]));
      if (Math.abs(wanted(length - 1) - 1) > 1e-6) expect(ratio[length - 1]).not.toBe(1);
    }
  });

  it('ignores the gate', async () => {
    const notes = await renderVoices(() => pitchEnvelope({ semitones: 24, timeSec: 0.01 }), {
      frames: 600,
      values: { gate: [0, 10, 300, 2 ** 30] },
    });
    for (const [ratio] of notes) expect(firstDifference(ratio, notes[0]![0])).toBe(-1);
  });

  it('moves an oscillator: the phase of a kick is the integral of its frequency', async () => {
    const [hz, semitones, curve, length] = [55, 36, 6, 4410];
    const options = { semitones, timeSec: length / 44100, curve };
    const x = await renderVoice(() => sine(frequency().mul(pitchEnvelope(options))), {
      frames: 8000,
      values: { frequency: hz },
    });
    let turns = 0;
    const phases = Float64Array.from(x, (_, n) => {
      const now = turns;
      turns += (hz * ideal(semitones, length, curve)(n)) / 44100;
      return now;
    });
    expect(worstError(x, (n) => Math.sin(2 * Math.PI * phases[n]!))).toBeLessThan(1e-4);
  });

  it('is one step late on the control grid', async () => {
    const options = { semitones: 24, timeSec: 0.1 };
    const exact = await renderVoice(() => pitchEnvelope(options), { frames: 5000 });
    const lowered = await renderVoice(() => control(pitchEnvelope(options)), { frames: 5000 });
    // Chords of a curve whose second derivative is 1.7e-5 at first, over 32 samples: 1.7e-5 · 32²/8.
    expect(worstError(lowered.subarray(64), (n) => exact[n + 32]!)).toBeLessThan(0.0022);
    expect(new Set(lowered.subarray(4410 + 64))).toEqual(new Set([1]));
  });

  it('takes signals out of range for the ends of the range', async () => {
    const body = () =>
      pitchEnvelope({ semitones: param('semitones', 0), timeSec: param('time', 0), curve: param('curve', 0) });
    const ratioOf = async (semitones: number, time: number, curve: number) =>
      renderVoice(body, { frames: 500, values: { semitones, time, curve } });
    expect(firstDifference(await ratioOf(100, 61, -1), await ratioOf(96, 60, 0))).toBe(-1);
    expect(firstDifference(await ratioOf(-1e9, -1, 11), await ratioOf(-96, 0, 10))).toBe(-1);
  });
});
