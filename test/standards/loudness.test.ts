// EBU Tech 3341 and Tech 3342 (November 2023): their synthetic test signals, and the tolerances they allow.
import { describe, expect, it } from 'vitest';

import type { Loudness, LoudnessOptions } from '../../src/metrics/loudness/loudnessMeter.ts';
import { measureLoudness } from '../../src/metrics/loudness/measureLoudness.ts';
import {
  gatingSignals,
  momentaryFiles,
  momentaryLadder,
  momentarySignal,
  rangeSignals,
  shortTermFiles,
  shortTermLadder,
  shortTermSignal,
  surroundSignal,
  synthesize,
  type Part,
} from '../support/ebuSignals.ts';

const TOLERANCE_LU = 0.1;
const RANGE_TOLERANCE_LU = 1;

const RATES = [44_100, 48_000];
/** One whose hundredth is no whole number, and a prime. */
const ODD_RATES = [11_025, 69_313];

const stereo = (samples: Float32Array, sampleRate: number): Loudness =>
  measureLoudness([samples, samples], sampleRate, { truePeak: false });

const mono = (samples: Float32Array, sampleRate: number, options: LoudnessOptions = {}): Loudness =>
  measureLoudness([samples], sampleRate, { truePeak: false, ...options });

const expectLufs = (value: number | null | undefined, expected: number, what = ''): void => {
  expect(value, what).not.toBeNull();
  expect(Math.abs(value! - expected), `${what} ${value} LUFS, wanted ${expected}`).toBeLessThanOrEqual(TOLERANCE_LU);
};

/** All of them; `null` is none. */
const expectSteady = (values: readonly (number | null)[], expected: number): void => {
  expect(values).not.toContain(null);
  expectLufs(Math.min(...values.map(Number)), expected, 'least:');
  expectLufs(Math.max(...values.map(Number)), expected, 'largest:');
};

/** The largest value of windows that end after `fromSec` and not after `toSec`. */
const largestWithin = (series: readonly (number | null)[], fromSec: number, toSec: number): number =>
  Math.max(...series.slice(Math.round(100 * fromSec), Math.round(100 * toSec)).map((value) => value ?? -Infinity));

const gatingTests = [1, 2, 3, 4, 5] as const;

describe('EBU Tech 3341, integrated loudness', () => {
  it.each([
    ...RATES.flatMap((rate) => gatingTests.map((test) => [test, rate] as const)),
    ...ODD_RATES.map((rate) => [5, rate] as const),
  ])('test %i at %i Hz; as dual mono; 3.01 LU less in one channel', (test, rate) => {
    const samples = synthesize(gatingSignals[test], rate);
    const expected = test === 2 ? -33 : -23;
    const inStereo = stereo(samples, rate);
    expectLufs(inStereo.integrated, expected);
    expect(mono(samples, rate, { dualMono: true })).toEqual(inStereo);
    expectLufs(mono(samples, rate).integrated, expected - 10 * Math.log10(2));

    if (test > 2) return;
    const { momentary, shortTerm } = inStereo.series;
    expect([momentary.length, shortTerm.length]).toEqual([2000, 2000]);
    expectSteady([...momentary.slice(39), ...shortTerm.slice(299)], expected);
  });

  it.each(RATES)('test 6 at %i Hz: five channels, and six with LFE', (rate) => {
    const [left, right, centre, ls, rs] = surroundSignal.map((parts) => synthesize(parts, rate));
    const options = { truePeak: false };
    const five = measureLoudness([left!, right!, centre!, ls!, rs!], rate, options);
    const six = measureLoudness([left!, right!, centre!, new Float32Array(left!.length), ls!, rs!], rate, options);
    expectLufs(five.integrated, -23);
    expect(six).toEqual(five);
  });
});

describe('EBU Tech 3341, short-term loudness', () => {
  it.each([...RATES, ...ODD_RATES])('test 9 at %i Hz: constant after 3 s', (rate) => {
    const { shortTerm } = stereo(synthesize(shortTermSignal, rate), rate).series;
    expect(shortTerm).toHaveLength(1500);
    expectSteady(shortTerm.slice(299), -23);
  });

  it.each(RATES)('test 10 at %i Hz: the same maximum wherever the tone begins', (rate) => {
    shortTermFiles.forEach((parts, i) =>
      expectLufs(stereo(synthesize(parts, rate), rate).shortTermMax, -23, `file ${i + 1}:`),
    );
  });

  it.each(RATES)('test 11 at %i Hz: twenty maxima in turn', (rate) => {
    const { shortTerm } = stereo(synthesize(shortTermLadder, rate), rate).series;
    for (let i = 0; i < 20; i++) {
      expectLufs(largestWithin(shortTerm, 6 * i, 6 * (i + 1)), -38 + i, `segment ${i + 1}:`);
    }
  });
});

describe('EBU Tech 3341, momentary loudness', () => {
  it.each([...RATES, ...ODD_RATES])('test 12 at %i Hz: constant after 1 s', (rate) => {
    const { momentary } = stereo(synthesize(momentarySignal, rate), rate).series;
    expect(momentary).toHaveLength(1000);
    expectSteady(momentary.slice(99), -23);
  });

  it.each([...RATES, ...ODD_RATES])('test 13 at %i Hz: the same maximum wherever the tone begins', (rate) => {
    momentaryFiles.forEach((parts, i) =>
      expectLufs(stereo(synthesize(parts, rate), rate).momentaryMax, -23, `file ${i + 1}:`),
    );
  });

  it.each(RATES)('test 14 at %i Hz: twenty maxima in turn', (rate) => {
    const { momentary } = stereo(synthesize(momentaryLadder, rate), rate).series;
    for (let i = 0; i < 20; i++) {
      expectLufs(largestWithin(momentary, 0.8 * i, 0.8 * (i + 1)), -38 + i, `segment ${i + 1}:`);
    }
  });

  it('a tone of 400 ms is never missed by more than 5 ms, wherever it begins', () => {
    for (let millisec = 0; millisec < 20; millisec++) {
      const burst = [silenceOf(0.1 + millisec / 1000), { levelDb: -23, durationSec: 0.4 }, silenceOf(0.5)];
      expectLufs(stereo(synthesize(burst, 48_000), 48_000).momentaryMax, -23, `${millisec} ms later:`);
    }
  });
});

describe('EBU Tech 3342, loudness range', () => {
  it.each([
    ...RATES.flatMap((rate) => rangeSignals.map((signal, i) => [i + 1, rate, signal] as const)),
    ...ODD_RATES.map((rate) => [3, rate, rangeSignals[2]!] as const),
  ])('test %i at %i Hz, stereo and mono', (_test, rate, { parts, rangeLu }) => {
    const samples = synthesize(parts, rate);
    const { range } = stereo(samples, rate);
    expect(Math.abs(range! - rangeLu)).toBeLessThanOrEqual(RANGE_TOLERANCE_LU);
    expect(mono(samples, rate).range).toBeCloseTo(range!, 9);
  });
});

function silenceOf(durationSec: number): Part {
  return { levelDb: -Infinity, durationSec };
}
