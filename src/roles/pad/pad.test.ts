// Each parameter does what its `meaning` says, measured on the finished sound.
import { describe, expect, it } from 'vitest';
import { RATE, renderRole, stretch, type Values } from '../../../test/support/renderRole.ts';
import { powerBetween } from '../../../test/support/soundSpectrum.ts';
import {
  blackmanHarris,
  correlation,
  decibels,
  firstDifference,
  partialOf,
  peakOf,
  powerDecibels,
  powersOf,
  rmsOf,
  sumOf,
} from '../../../test/support/renderUnit.ts';
import type { AudioData } from '../../engine/audioData.ts';

/** One saw, nothing moving, nothing behind it: what is measured is the one parameter that a test changes. */
const plain: Values = {
  kind: 'warm',
  frequency: 441,
  amplitude: 0.25,
  ...{ attack: 0, decay: 0, sustain: 1, release: 0 },
  ...{ unison: 1, detune: 0, width: 0, sub: 0, air: 0, vibrato_depth: 0, motion: 0 },
  ...{ cutoff: 20000, resonance: Math.SQRT1_2, filter_envelope: 0, lfo_depth: 0 },
  ...{ filter_attack: 0, filter_decay: 0, filter_sustain: 1 },
  ...{ chorus: 0, reverb: 0 },
};

const render = (values: Values, duration: number): Promise<AudioData> =>
  renderRole('pad', { ...plain, ...values }, { durationSec: duration, pattern: 'note' });
const left = async (values: Values, duration = 1): Promise<Float32Array> =>
  (await render(values, duration)).getChannelData(0);

/** The RMS of four periods of 441 Hz. */
const level = (x: Float32Array, atSec: number): number => rmsOf(x.subarray(atSec * RATE - 200, atSec * RATE + 200));
const harmonic = (x: Float32Array, k: number, hz = 441): number => partialOf(x, k * hz).amplitude;

/** The power between two frequencies, of 2^15 samples from a point in time on. */
function bandPower(x: Float32Array, fromSec: number, lowHz: number, highHz: number): number {
  const n = 2 ** 15;
  const norm = (n / 2) * sumOf(blackmanHarris(n).map((w) => w * w));
  return powerBetween(stretch(x, fromSec, n / RATE), lowHz, highHz) / norm;
}

/** The gain of the voice in front of one harmonic of its saw, in the middle of the field. */
const VOICE = 0.25 * 0.6 * Math.SQRT1_2;
/** |H| of the low-pass: bilinear, cutoff in its place. */
function lowPass(hz: number, cutoffHz: number, q = Math.SQRT1_2): number {
  const w = Math.tan((Math.PI * hz) / RATE) / Math.tan((Math.PI * Math.min(cutoffHz, 0.49 * RATE)) / RATE);
  return 1 / Math.hypot(1 - w * w, w / q);
}
/** The level of a harmonic that a cutoff gives, in dB of what it is with the filter wide open. */
const filtered = (hz: number, cutoffHz: number, q?: number) => decibels(lowPass(hz, cutoffHz, q) / lowPass(hz, 20000));

describe('the oscillators of the pad', () => {
  it('frequency: the pitch of the note', async () => {
    for (const frequency of [110, 441, 1234.5]) {
      const x = stretch(await left({ frequency }), 0.1, 0.8);
      expect(harmonic(x, 1, frequency) / (VOICE * (2 / Math.PI))).toBeCloseTo(1, 1.5);
      for (const wrong of [0.5, 0.94, 1.06, 1.5]) expect(harmonic(x, 1, wrong * frequency)).toBeLessThan(VOICE / 1000);
    }
  });

  it('unison and detune: so many saws, as far from the note', async () => {
    for (const [unison, detune] of [
      [2, 30],
      [5, 100],
    ] as const) {
      const x = stretch(await left({ unison, detune }, 2.1), 0.05, 2);
      const wanted = (VOICE * (2 / Math.PI)) / Math.sqrt(unison);
      for (let saw = 0; saw < unison; saw++) {
        const hz = 441 * 2 ** ((detune * ((2 * saw) / (unison - 1) - 1)) / 1200);
        expect(harmonic(x, 1, hz) / wanted).toBeCloseTo(1, 1);
      }
      const beyond = 441 * 2 ** ((1.3 * detune) / 1200);
      expect(harmonic(x, 1, beyond)).toBeLessThan(wanted / 10);
    }
  });

  it('width: 0 is mono, 1 is wide', async () => {
    const correlations = await Promise.all(
      [0, 0.5, 1].map(async (width) => {
        const audio = await render({ unison: 7, detune: 20, width }, 1);
        return correlation(audio.getChannelData(0), audio.getChannelData(1));
      }),
    );
    expect(correlations[0]).toBeCloseTo(1, 9);
    expect(correlations[1]).toBeLessThan(0.97);
    expect(correlations[2]).toBeLessThan(correlations[1]! - 0.1);
    const mono = await render({ unison: 7, detune: 20, width: 0 }, 0.5);
    expect(firstDifference(mono.getChannelData(0), mono.getChannelData(1))).toBe(-1);
  });

  it('sub: a sine one octave below', async () => {
    for (const sub of [0, 0.3, 1]) {
      const x = stretch(await left({ sub }), 0.1, 0.8);
      expect(harmonic(x, 0.5)).toBeCloseTo(0.25 * 0.6 * sub, 2.5);
      expect(harmonic(x, 1.5)).toBeLessThan(0.002);
    }
  });

  it('air: white noise in front of the filter', async () => {
    // Between harmonics: the power of uniform noise, 1/3, times that share of the band and its gain.
    const noise = async (values: Values, hz: number) => bandPower(await left(values), 0.1, hz - 100, hz + 100);
    for (const hz of [661, 5072]) {
      const wanted = (air: number) => ((air * 0.25 * 0.6) ** 2 / 3) * (200 / (RATE / 2));
      expect(Math.abs(powerDecibels((await noise({ air: 0.5 }, hz)) / wanted(0.5)))).toBeLessThan(1.5);
      expect(await noise({ air: 0 }, hz)).toBeLessThan(wanted(0.01));
    }
    expect((await noise({ air: 0.5, cutoff: 500 }, 5072)) / (await noise({ air: 0.5 }, 5072))).toBeLessThan(0.001);
  });
});

describe('the envelope of the pad', () => {
  it('amplitude: the level, in proportion', async () => {
    const levels = await Promise.all([0.05, 0.1, 0.2].map(async (amplitude) => level(await left({ amplitude }), 0.5)));
    expect(levels[1]! / levels[0]!).toBeCloseTo(2, 1.5);
    expect(levels[2]! / levels[0]!).toBeCloseTo(4, 1);
  });

  it('attack: the time from silence to full level', async () => {
    for (const attack of [0.2, 0.8]) {
      const x = await left({ attack }, 1.5);
      const full = level(x, 1.2);
      for (const share of [0.25, 0.5, 0.75]) expect(level(x, share * attack) / full).toBeCloseTo(share, 1.5);
      expect(level(x, attack + 0.02) / full).toBeCloseTo(1, 1.5);
    }
    expect(level(await left({ attack: 0 }), 0.02) / level(await left({ attack: 0 }), 0.5)).toBeCloseTo(1, 1.5);
  });

  it('decay and sustain: the time to the level that is held', async () => {
    const x = await left({ attack: 0.1, decay: 0.6, sustain: 0.4 }, 2);
    const full = level(await left({}), 0.5);
    expect(level(x, 0.1) / full).toBeCloseTo(1, 1.3);
    expect(level(x, 0.4) / full).toBeCloseTo(0.7, 1.5);
    for (const later of [0.72, 1, 1.9]) expect(level(x, later) / full).toBeCloseTo(0.4, 1.5);
  });

  it('release: the time from note-off to silence, at most half of the duration', async () => {
    const full = level(await left({}), 0.5);
    const short = await left({ release: 0.5 }, 2);
    expect(level(short, 1.45) / full).toBeCloseTo(1, 1.5);
    expect(level(short, 1.6) / full).toBeCloseTo(0.8, 1.5);
    // The second half is faded out as well.
    expect(level(short, 1.74) / full).toBeCloseTo(0.52, 1.5);
    expect(level(short, 1.9) / full).toBeLessThan(0.2);
    const long = await left({ release: 20 }, 2);
    expect(level(long, 0.98) / full).toBeCloseTo(1, 1.3);
    expect(level(long, 1.5) / full).toBeCloseTo(0.5, 1.5);
  });
});

describe('the filter of the pad', () => {
  /** What the filter does to harmonics of the saw, in dB, a little after a point in time. */
  const responses = async (values: Values, harmonics: readonly number[], fromSec = 0.3, duration = 1) => {
    const [dry, wet] = await Promise.all([left({}, duration), left(values, duration)]);
    return harmonics.map((k) =>
      decibels(harmonic(stretch(wet, fromSec, 0.1), k) / harmonic(stretch(dry, fromSec, 0.1), k)),
    );
  };
  const harmonics = [1, 2, 3, 4, 6, 8, 12];

  it.each([300, 1000, 3000, 8000])('cutoff: a low-pass at %i Hz', async (cutoff) => {
    for (const [at, got] of (await responses({ cutoff }, harmonics)).entries()) {
      expect(Math.abs(got - filtered(441 * harmonics[at]!, cutoff))).toBeLessThan(0.3);
    }
  });

  it('resonance: its Q, which is the gain at the cutoff', async () => {
    // So soft that nothing clips.
    const dry = stretch(await left({ amplitude: 0.01 }), 0.3, 0.1);
    for (const resonance of [0.3, 2, 20]) {
      const cutoff = 3 * 441;
      const wet = stretch(await left({ amplitude: 0.01, cutoff, resonance }), 0.3, 0.1);
      for (const k of harmonics) {
        const got = decibels(harmonic(wet, k) / harmonic(dry, k));
        expect(Math.abs(got - filtered(441 * k, cutoff, resonance)), `${k}`).toBeLessThan(0.3);
      }
    }
  });

  it('filter_envelope and filter_sustain: so many octaves, times the level that is held', async () => {
    for (const [filter_envelope, filter_sustain] of [
      [2, 1],
      [2, 0.5],
      [-1.5, 1],
      [6, 0],
    ] as const) {
      const reached = 1000 * 2 ** (filter_envelope * filter_sustain);
      const got = await responses({ cutoff: 1000, filter_envelope, filter_sustain, filter_decay: 0.05 }, [1, 3, 6]);
      for (const [at, k] of [1, 3, 6].entries()) {
        expect(Math.abs(got[at]! - filtered(441 * k, reached))).toBeLessThan(0.3);
      }
    }
  });

  it('filter_attack and filter_decay: the times of its rise and of its fall', async () => {
    const moving = { cutoff: 500, filter_envelope: 3, filter_attack: 2, filter_decay: 2, filter_sustain: 0 };
    // The middle of the window lies 0.05 s after its beginning.
    for (const [fromSec, envelope] of [
      [0.95, 0.5],
      [1.45, 0.75],
      [2.45, 0.75],
      [3.45, 0.25],
    ] as const) {
      const [got] = await responses(moving, [6], fromSec, 5);
      expect(Math.abs(got! - filtered(441 * 6, 500 * 2 ** (3 * envelope)))).toBeLessThan(0.6);
    }
  });

  it('the filter envelope is released with the note', async () => {
    const [got] = await responses({ cutoff: 500, filter_envelope: 3, release: 2 }, [6], 2.95, 4);
    const [level] = await responses({ release: 2 }, [6], 2.95, 4);
    expect(Math.abs(got! - level! - filtered(441 * 6, 500 * 2 ** 1.5))).toBeLessThan(1);
  });

  it('lfo_period and lfo_depth: the cutoff swings so fast, so far', async () => {
    for (const [turnsPerSec, lfo_depth] of [
      [0.5, 1],
      [1, 0.5],
    ] as const) {
      // 120 BPM: two beats to the second.
      const values = { cutoff: 1000, lfo_period: 2 / turnsPerSec, lfo_depth };
      // A quarter and three quarters of a turn into the note.
      const high = (await responses(values, [6], 0.25 / turnsPerSec - 0.05, 3))[0]!;
      const low = (await responses(values, [6], 0.75 / turnsPerSec - 0.05, 3))[0]!;
      expect(Math.abs(high - filtered(441 * 6, 1000 * 2 ** lfo_depth))).toBeLessThan(0.8);
      expect(Math.abs(low - filtered(441 * 6, 1000 * 2 ** -lfo_depth))).toBeLessThan(0.8);
    }
  });

  it('cutoff up, centroid up, from the note to the top', async () => {
    const centroids = await Promise.all(
      [110, 440, 1760, 7040, 20000].map(async (cutoff) => {
        const powers = powersOf(stretch(await left({ cutoff, frequency: 110 }), 0.1, 2 ** 15 / RATE));
        const total = powers.reduce((sum, power) => sum + power, 0);
        return powers.reduce((sum, power, bin) => sum + power * bin, 0) / total;
      }),
    );
    for (const [at, centroid] of centroids.entries()) expect(centroid).toBeGreaterThan(1.05 * (centroids[at - 1] ?? 0));
  });
});

describe('the space of the pad', () => {
  it('chorus: two moving echoes that make it wide', async () => {
    const shares = [0, 0.5, 1];
    const correlations = await Promise.all(
      shares.map(async (chorus) => {
        const audio = await render({ chorus, chorus_rate: 1 }, 2);
        return correlation(stretch(audio.getChannelData(0), 0.1, 1.8), stretch(audio.getChannelData(1), 0.1, 1.8));
      }),
    );
    expect(correlations[0]).toBeCloseTo(1, 9);
    expect(correlations[1]).toBeLessThan(0.95);
    expect(correlations[2]).toBeLessThan(correlations[1]!);
  });

  it('chorus_rate: how often the movement comes back', async () => {
    // Left hears two echoes half a turn apart, so its sound repeats with half the period.
    for (const chorus_rate of [1, 2.5]) {
      const x = await left({ chorus: 1, chorus_rate }, 2);
      const [near, half, whole] = [0.25, 0.5, 1].map((turns) =>
        stretch(x, 0.5 + Math.round((441 * turns) / chorus_rate) / 441, 0.4),
      );
      expect(correlation(half!, whole!)).toBeGreaterThan(0.99);
      expect(correlation(half!, near!)).toBeLessThan(0.9);
    }
  });

  it('reverb: its share, from none to nothing else', async () => {
    // A click of a note; what sounds 0.3 s later is the reverberation.
    const click = { decay: 0.03, sustain: 0, reverb_time: 3, air: 1 };
    const tails = await Promise.all(
      [0, 0.25, 0.5, 1].map(async (reverb) => rmsOf(stretch(await left({ ...click, reverb }, 2), 0.3, 0.3))),
    );
    expect(tails[0]).toBeLessThan(1e-5);
    expect(tails[2]! / tails[1]!).toBeCloseTo(2, 1);
    expect(tails[3]! / tails[1]!).toBeCloseTo(4, 0.7);
    // Before its first echo, 5.8 ms after the note, a fully wet pad is silent.
    expect(peakOf(stretch(await left({ ...click, reverb: 1 }, 2), 0, 0.005))).toBe(0);
  });

  it('reverb_time: the time in which it decays by 60 dB', async () => {
    for (const reverb_time of [0.5, 1.5, 5]) {
      const values = { decay: 0.03, sustain: 0, air: 1, reverb: 1, reverb_time, reverb_damping: 20000, cutoff: 2000 };
      const x = await left(values, 0.3 + reverb_time);
      const [from, length] = [0.15 + 0.1 * reverb_time, 0.1 * reverb_time];
      const drop = decibels(rmsOf(stretch(x, from + 4 * length, length)) / rmsOf(stretch(x, from, length)));
      expect(drop / -24).toBeGreaterThan(0.87);
      expect(drop / -24).toBeLessThan(1.15);
    }
  });

  it('reverb_damping: high frequencies decay faster above it', async () => {
    const brightness = async (reverb_damping: number) => {
      const values = { decay: 0.03, sustain: 0, air: 1, reverb: 1, reverb_time: 3, reverb_damping };
      const x = await left(values, 2);
      return powerDecibels(bandPower(x, 0.6, 4000, 8000) / bandPower(x, 0.6, 200, 400));
    };
    const [dark, middle, bright] = await Promise.all([500, 3000, 20000].map(brightness));
    expect(middle).toBeGreaterThan(dark! + 10);
    expect(bright).toBeGreaterThan(middle! + 10);
  });
});
