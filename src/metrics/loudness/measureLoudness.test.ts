import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hostileFloats } from '../../../test/support/hostileValues.ts';
import { testNoise } from '../../../test/support/renderUnit.ts';
import { ConfigurationError } from '../../errors.ts';
import type { Channels } from '../checkChannels.ts';
import type { Loudness } from './loudnessMeter.ts';
import { measureLoudness } from './measureLoudness.ts';

/** Low, so that a minute is quickly measured. */
const RATE = 8000;

/** Dull noise at the levels of `levelsDb`, each for `partSec`. */
function programme(levelsDb: readonly number[], partSec: number, seed = 1): Float32Array {
  const gains = levelsDb.map((db) => 10 ** (db / 20));
  let low = 0;
  return testNoise(Math.round(levelsDb.length * partSec * RATE), seed).map((x, n) => {
    low += 0.3 * (x - low);
    return gains[Math.floor(n / (partSec * RATE))]! * low;
  });
}

const stereo = (levelsDb: readonly number[], partSec: number): Channels => [
  programme(levelsDb, partSec, 1),
  programme(levelsDb, partSec, 2),
];

const scaled = (channels: Channels, gain: number): Channels => channels.map((samples) => samples.map((x) => gain * x));

const joined = (...parts: readonly Channels[]): Channels =>
  parts[0]!.map((_, channel) => {
    const whole = new Float32Array(parts.reduce((sum, part) => sum + part[0]!.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part[channel]!, at);
      at += part[channel]!.length;
    }
    return whole;
  });

const silence = (durationSec: number): Channels => [0, 1].map(() => new Float32Array(Math.round(durationSec * RATE)));

const withoutPeaks = { truePeak: false };

/** Every number in it. */
const numbersOf = ({ series, ...rest }: Loudness): unknown[] => [
  ...Object.values(rest),
  ...series.momentary,
  ...series.shortTerm,
  ...series.truePeak,
];

const isNumberOrNull = (value: unknown): boolean => value === null || Number.isFinite(value);

/** No block of these comes within 1 LU of a gate, before or after a gain of 12 dB. */
const LEVELS = [-20, -6, -12, -4, -8, -16, -10];

describe('a gain', () => {
  const channels = stereo(LEVELS, 1.5);
  const before = measureLoudness(channels, RATE);

  it('moves every level by itself, and leaves the range', () => {
    fc.assert(
      fc.property(fc.double({ min: -12, max: 12, noNaN: true }), (db) => {
        const after = measureLoudness(scaled(channels, 10 ** (db / 20)), RATE);
        for (const key of ['integrated', 'momentaryMax', 'shortTermMax', 'truePeak', 'samplePeak'] as const) {
          expect(after[key]! - before[key]!).toBeCloseTo(db, 5);
        }
        expect(after.range).toBeCloseTo(before.range!, 5);
      }),
      { numRuns: 15 },
    );
  });

  it('of a power of two moves nothing else by a bit', () => {
    const { range, series } = measureLoudness(scaled(channels, 1 / 4), RATE);
    expect(range).toBe(before.range);
    const step = 20 * Math.log10(4);
    series.momentary.forEach((value, i) => {
      if (value !== null) expect(value + step).toBeCloseTo(before.series.momentary[i]!, 10);
    });
  });
});

describe('what changes no bit', () => {
  const [left, right] = stereo(LEVELS, 1.5) as [Float32Array, Float32Array];
  const expected = measureLoudness([left, right], RATE);

  it('left and right swapped', () => {
    expect(measureLoudness([right, left], RATE)).toEqual(expected);
  });

  it('polarity', () => {
    const [negative] = scaled([left], -1);
    expect(measureLoudness([negative!, right], RATE)).toEqual(expected);
  });

  it('silence after 3 s of silence', () => {
    const once = measureLoudness(joined([left, right], silence(3)), RATE, withoutPeaks);
    const more = measureLoudness(joined([left, right], silence(7.23)), RATE, withoutPeaks);
    for (const key of ['integrated', 'momentaryMax', 'shortTermMax', 'range'] as const) {
      expect(more[key]).toBe(once[key]);
    }
  });

  it('silence before, in whole steps of 100 ms', () => {
    const once = measureLoudness(joined(silence(3), [left, right]), RATE, withoutPeaks);
    const more = measureLoudness(joined(silence(7.2), [left, right]), RATE, withoutPeaks);
    expect(more.integrated).toBeCloseTo(once.integrated!, 9);
    expect(more.range).toBeCloseTo(once.range!, 9);
  });
});

describe('what hardly changes anything', () => {
  // The first silence is seen by three gating blocks and 29 short-term windows that hold a part of the sound.
  it('silence after a minute: 0.05 LU of integrated loudness, 0.5 LU of the range, and no maximum gets lower', () => {
    const channels = stereo([-20, -6, -12, -4, -8, -16], 10);
    const before = measureLoudness(channels, RATE, withoutPeaks);
    const after = measureLoudness(joined(channels, silence(5)), RATE, withoutPeaks);
    expect(Math.abs(after.integrated! - before.integrated!)).toBeLessThan(0.05);
    expect(Math.abs(after.range! - before.range!)).toBeLessThan(0.5);
    expect(after.momentaryMax).toBe(before.momentaryMax);
    expect(after.shortTermMax).toBe(before.shortTermMax);
  });

  it('the sound played three times: 0.02 LU and 0.2 LU', () => {
    const channels = stereo([-20, -6, -12, -4, -8, -16], 10);
    const once = measureLoudness(channels, RATE, withoutPeaks);
    const thrice = measureLoudness(joined(channels, channels, channels), RATE, withoutPeaks);
    expect(Math.abs(thrice.integrated! - once.integrated!)).toBeLessThan(0.02);
    expect(Math.abs(thrice.range! - once.range!)).toBeLessThan(0.2);
  });

  it('the sample rate: 0.01 LU of a tone', () => {
    const tone = (hz: number, rate: number): Channels => [
      Float32Array.from({ length: rate }, (_, n) => 0.2 * Math.sin((2 * Math.PI * hz * n) / rate)),
    ];
    fc.assert(
      fc.property(fc.double({ min: 30, max: 20_000, noNaN: true }), (hz) => {
        const [a, b] = [44_100, 48_000].map((rate) => measureLoudness(tone(hz, rate), rate, withoutPeaks).integrated!);
        expect(Math.abs(a! - b!)).toBeLessThan(0.01);
      }),
      { numRuns: 25 },
    );
    for (const rate of [11_025, 16_000, 22_050, 32_000, 69_313, 96_000, 192_000]) {
      for (const hz of [60, 997, 3000]) {
        const [a, b] = [rate, 48_000].map((r) => measureLoudness(tone(hz, r), r, withoutPeaks).integrated!);
        expect(Math.abs(a! - b!)).toBeLessThan(0.01);
      }
    }
  });
});

describe('when values begin', () => {
  it.each([8000, 11_025, 44_100, 69_313, 192_000])('loudness at %i Hz after exactly 400 ms and 3 s', (rate) => {
    const noise = testNoise(3 * rate);
    const at = (frames: number): Loudness => measureLoudness([noise.subarray(0, frames)], rate, withoutPeaks);
    const block = Math.round(0.4 * rate);
    expect(at(block - 1)).toMatchObject({ integrated: null, momentaryMax: null });
    const first = at(block);
    expect(first.integrated).not.toBeNull();
    expect(first.momentaryMax).toBe(first.integrated);
    expect(first.series.momentary).toEqual([...new Array<null>(39).fill(null), first.momentaryMax]);
    expect(at(3 * rate - 1)).toMatchObject({ shortTermMax: null, range: null });
    const second = at(3 * rate);
    expect(second.range).toBe(0);
    expect(second.series.shortTerm).toEqual([...new Array<null>(299).fill(null), second.shortTermMax]);
  });

  it('a short sound is null, or measured as one of 400 ms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3199 }), (frames) => {
        const short = [testNoise(frames, 1), testNoise(frames, 2)];
        const padded = short.map((samples) => Float32Array.from({ length: 3200 }, (_, n) => samples[n] ?? 0));
        expect(measureLoudness(short, RATE, withoutPeaks).integrated).toBeNull();
        expect(measureLoudness(short, RATE, { ...withoutPeaks, padShort: true })).toEqual(
          measureLoudness(padded, RATE, withoutPeaks),
        );
      }),
      { numRuns: 50 },
    );
    const long = stereo(LEVELS, 0.1);
    expect(measureLoudness(long, RATE, { padShort: true })).toEqual(measureLoudness(long, RATE));
  });
});

describe('any samples', () => {
  it('give numbers or null', () => {
    const sample = fc.oneof(
      fc.constantFrom(...hostileFloats, 1e30, -1e30),
      fc.float({ min: -1, max: 1, noNaN: true }),
      fc.float(),
    );
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 60 }), fc.constantFrom(8000, 48_000), (pattern, rate) => {
        const channel = Float32Array.from({ length: rate / 4 }, (_, n) => pattern[n % pattern.length]!);
        const loudness = measureLoudness([channel, channel.slice().reverse()], rate, { padShort: true });
        expect(numbersOf(loudness).every(isNumberOrNull)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('that are not finite count as 0', () => {
    const clean = stereo(LEVELS, 0.5);
    const dirty = clean.map((samples) => samples.slice());
    for (const [channel, at, value] of [
      [0, 0, NaN],
      [1, 0, Infinity],
      [0, 9999, -Infinity],
      [0, 27_999, NaN],
    ] as const) {
      clean[channel]![at] = 0;
      dirty[channel]![at] = value;
    }
    expect(measureLoudness(dirty, RATE)).toEqual(measureLoudness(clean, RATE));
  });

  it('silence is null all over', () => {
    const { series, ...rest } = measureLoudness(silence(4), RATE);
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
    expect([series.momentary.length, series.shortTerm.length]).toEqual([400, 400]);
    expect(new Set([...series.momentary, ...series.shortTerm, ...series.truePeak])).toEqual(new Set([null]));
    expect(numbersOf(measureLoudness([new Float32Array(RATE).fill(NaN)], RATE)).every((value) => value === null)).toBe(
      true,
    );
  });

  it('denormals too are a sound', () => {
    const quiet = new Float32Array(RATE).map((_, n) => (n % 2 === 0 ? 1e-42 : -1e-42));
    const { integrated, momentaryMax } = measureLoudness([quiet], RATE, withoutPeaks);
    expect(integrated).toBeNull();
    expect(momentaryMax).toBeLessThan(-800);
  });
});

describe('loudspeakers', () => {
  const [first, second] = stereo(LEVELS, 0.5) as [Float32Array, Float32Array];

  it('count by their place', () => {
    const alone = measureLoudness([first], RATE).integrated!;
    const as = (speaker: 'Ls' | 'Lrs' | 'LFE'): number | null =>
      measureLoudness([first], RATE, { speakers: [speaker] }).integrated;
    expect(as('Ls')! - alone).toBeCloseTo(10 * Math.log10(1.41), 9);
    expect(as('Lrs')).toBe(alone);
    expect(as('LFE')).toBeNull();
  });

  it('for low frequencies count for the peaks only', () => {
    const quiet = second.map((x) => x / 100);
    const { integrated, samplePeak } = measureLoudness([first, quiet], RATE, { speakers: ['LFE', 'C'] });
    expect(integrated).toBe(measureLoudness([quiet], RATE).integrated);
    expect(samplePeak).toBe(measureLoudness([first], RATE).samplePeak);
  });
});

describe('peaks', () => {
  it('are in decibels of full scale, and one for each 100 ms', () => {
    const channels = stereo(LEVELS, 0.5);
    const { truePeak, samplePeak, series } = measureLoudness(channels, RATE);
    const largest = Math.max(...channels.flatMap((samples) => Array.from(samples, Math.abs)));
    expect(samplePeak).toBeCloseTo(20 * Math.log10(largest), 9);
    expect(truePeak).toBeGreaterThanOrEqual(samplePeak!);
    expect(series.truePeak).toHaveLength(35);
    expect(Math.max(...series.truePeak.map(Number))).toBe(truePeak);
  });

  it('are left out on request', () => {
    const channels = stereo(LEVELS, 0.5);
    const { truePeak, samplePeak, series, ...rest } = measureLoudness(channels, RATE, withoutPeaks);
    expect([truePeak, samplePeak, series.truePeak]).toEqual([null, null, []]);
    expect(measureLoudness(channels, RATE)).toMatchObject(rest);
  });
});

it('has the same bits on every machine', () => {
  const { integrated, momentaryMax, shortTermMax, range } = measureLoudness(
    [testNoise(160_000, 1).map((x, n) => (x * (n >> 12)) / 64), testNoise(160_000, 2).map((x) => x / 8)],
    44_100,
    withoutPeaks,
  );
  expect([integrated, momentaryMax, shortTermMax, range]).toEqual([
    -10.540605345661726, -6.355532741268553, -9.634114654729673, 1.7235187287954044,
  ]);
});

describe('bad input', () => {
  const samples = new Float32Array(10);

  it.each([
    ['no channel', [], 48_000, 'no_channels'],
    ['no sample', [new Float32Array(0)], 48_000, 'empty_audio'],
    ['channels of different lengths', [samples, new Float32Array(9)], 48_000, 'channel_length_mismatch'],
    ['an array of numbers', [[0, 0]], 48_000, 'wrong_type'],
    ['float64', [new Float64Array(10)], 48_000, 'wrong_type'],
    ['one array', samples, 48_000, 'wrong_type'],
    ['nothing', undefined, 48_000, 'wrong_type'],
    ['0 Hz', [samples], 0, 'out_of_range'],
    ['4 kHz', [samples], 4000, 'out_of_range'],
    ['half a Hz', [samples], 44_100.5, 'not_an_integer'],
    ['no rate', [samples], undefined, 'wrong_type'],
    ['257 channels', Array.from({ length: 257 }, () => samples), 48_000, 'out_of_range'],
  ])('%s is an error', (_name, channels, rate, code) => {
    expect(() => measureLoudness(channels as Channels, rate as number)).toThrow(expect.objectContaining({ code }));
  });

  it('an unknown option is an error', () => {
    expect(() => measureLoudness([samples], 48_000, { dualmono: true } as object)).toThrow(ConfigurationError);
  });

  it('a single sample is none', () => {
    const loudness = measureLoudness([Float32Array.of(0.5)], 48_000);
    expect(loudness).toMatchObject({ integrated: null, momentaryMax: null, shortTermMax: null, range: null });
    expect(loudness.samplePeak).toBeCloseTo(20 * Math.log10(0.5), 9);
    expect(loudness.series.momentary).toEqual([]);
  });
});
