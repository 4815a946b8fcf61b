// Each parameter of the bass does what its `meaning` says, in every kind.
import { describe, expect, it } from 'vitest';
import { type BassOptions, cut, leftOfBass, pitchNear, renderBass } from '../../../test/support/renderBass.ts';
import type { Values } from '../../../test/support/renderRole.ts';
import { amplitudeCentroid, powerBetween } from '../../../test/support/soundSpectrum.ts';
import { correlation, decibels, partialOf, rmsOf } from '../../../test/support/renderUnit.ts';
import { defineParameters, type ParameterValue } from '../parameter.ts';
import { bass } from './bass.ts';
import { bassParameters } from './bassParameters.ts';

/** Nothing moves but what a test moves: the source, wide open. */
const plain: Values = {
  ...{ frequency: 110, amplitude: 0.25, attack: 0, decay: 0, sustain: 1, release: 0 },
  ...{ tone: 0.5, detune: 0, sub: 0, click: 0, cutoff: 20000, resonance: 0.7 },
  ...{ filter_envelope: 0, filter_decay: 0, lfo_depth: 0, drive: 0, sweep: 0, width: 0, reverb: 0 },
};
const kinds = bass.kinds.map(({ name }) => name);

/** What is measured at each of several values of a parameter. */
async function trend(
  name: string,
  values: readonly ParameterValue[],
  fixed: Values,
  measure: (x: Float32Array) => number,
  options: BassOptions = { duration: 1 },
): Promise<number[]> {
  const results: number[] = [];
  for (const value of values) results.push(measure(await leftOfBass({ ...plain, ...fixed, [name]: value }, options)));
  return results;
}

function expectRising(values: readonly number[], factor: number): void {
  for (let at = 1; at < values.length; at++) {
    expect(values[at]! / values[at - 1]!, values.join(' < ')).toBeGreaterThan(factor);
  }
}

const held = (x: Float32Array): Float32Array => cut(x, 0.3, 0.8);

describe('the records of the bass', () => {
  it('are valid, each with a meaning', () => {
    expect(defineParameters(bass.parameters)).toBe(bass.parameters);
    for (const { meaning, name } of bassParameters) expect(meaning, name).toMatch(/^[A-Z].*\.$/);
    expect(bass.kinds.map(({ parameters }) => parameters.some(({ name }) => name === 'ratio'))).toEqual(
      kinds.map((kind) => kind === 'fm'),
    );
  });
});

describe.each(kinds)('in the %s bass', (kind) => {
  it('amplitude is the level, in proportion', async () => {
    const [a, b, c] = await trend('amplitude', [0.05, 0.1, 0.2], { kind }, (x) => rmsOf(held(x)));
    expect(b! / a!).toBeCloseTo(2, 1.5);
    expect(c! / a!).toBeCloseTo(4, 1);
  });

  it('attack, decay and sustain shape the level', async () => {
    const full = await leftOfBass({ ...plain, kind });
    const shareOf = async (values: Values, sec: number): Promise<number> => {
      const x = await leftOfBass({ ...plain, kind, ...values });
      return rmsOf(cut(x, sec - 0.02, sec + 0.02)) / rmsOf(cut(full, sec - 0.02, sec + 0.02));
    };
    for (const share of [0.25, 0.5, 0.75]) expect(await shareOf({ attack: 0.8 }, 0.8 * share)).toBeCloseTo(share, 1.3);
    const falling = { decay: 0.6, sustain: 0.3 };
    expect(await shareOf(falling, 0.05)).toBeGreaterThan(0.7);
    expect(await shareOf(falling, 0.2)).toBeGreaterThan(0.4);
    for (const sec of [0.7, 1.5]) expect(await shareOf(falling, sec)).toBeCloseTo(0.3, 2);
    expect(await shareOf({ decay: 1.4, sustain: 0.3 }, 0.5)).toBeGreaterThan(1.1 * (await shareOf(falling, 0.5)));
  });

  it('release is the time from note-off to silence', async () => {
    const x = await leftOfBass({ ...plain, kind, release: 0.6 });
    const full = await leftOfBass({ ...plain, kind });
    const share = (sec: number): number => rmsOf(cut(x, sec, sec + 0.05)) / rmsOf(cut(full, sec, sec + 0.05));
    expect(share(1.3)).toBeCloseTo(1, 1.5);
    for (const [earlier, later] of [[1.4, 1.6], [1.6, 1.8]] as const) expect(share(later)).toBeLessThan(0.7 * share(earlier)); // prettier-ignore
    expect(share(1.8)).toBeGreaterThan(0.005);
  });

  it('tone makes it richer', async () => {
    expectRising(await trend('tone', [0, 0.5, 1], { kind }, (x) => amplitudeCentroid(cut(x, 0.1, 0.5))), 1.05);
  });

  it('detune makes it beat, and 0 does not', async () => {
    const swing = (x: Float32Array): number => {
      const levels = Array.from({ length: 34 }, (_, at) => partialOf(cut(x, 0.2 + 0.1 * at, 0.4 + 0.1 * at), 110));
      const ratios = levels.slice(1).map(({ amplitude }, at) => Math.abs(decibels(amplitude / levels[at]!.amplitude)));
      return Math.max(...ratios);
    };
    const [none, some] = await trend('detune', [0, 10], { kind }, swing, { duration: 4 });
    expect(none).toBeLessThan(0.5);
    expect(some).toBeGreaterThan(1);
  });

  it('sub is a sine at the note', async () => {
    // The filter is closed: of the source next to nothing is left.
    const closed = { kind, cutoff: 20, resonance: 0.3 };
    const levels = await trend('sub', [0, 0.5, 1], closed, (x) => partialOf(held(x), 110).amplitude);
    expect(levels[0]).toBeLessThan(0.2 * levels[1]!);
    expect(levels[2]! / levels[1]!).toBeGreaterThan(1.7);
    expect(levels[2]! / levels[1]!).toBeLessThan(2.3);
    const [harmonic] = await trend('sub', [1], closed, (x) => partialOf(held(x), 220).amplitude);
    expect(harmonic).toBeLessThan(0.1 * levels[2]!);
  });

  it('click is noise at the beginning, and only there', async () => {
    const closed = { kind, cutoff: 200 };
    const bursts = await trend('click', [0, 0.5, 1], closed, (x) => powerBetween(cut(x, 0, 0.02), 1500, 8000));
    expectRising(bursts, 2);
    const [without, with_] = await trend('click', [0, 1], closed, (x) => powerBetween(cut(x, 0.1, 0.3), 1500, 8000));
    expect(with_! / without!).toBeCloseTo(1, 3);
  });

  it('cutoff makes it brighter', async () => {
    expectRising(
      await trend('cutoff', [100, 300, 900, 2700], { kind, tone: 1 }, (x) => amplitudeCentroid(held(x))),
      1.05,
    );
  });

  it('resonance is the gain at the cutoff', async () => {
    const rich = {
      kind,
      cutoff: 440,
      tone: kind === 'acid' ? 1 : 0.7,
      amplitude: 0.05,
      ...(kind === 'fm' ? { ratio: 1 } : {}),
    };
    const [flat, two, high] = await trend('resonance', [0.7, 2, 10], rich, (x) => partialOf(held(x), 440).amplitude);
    expect(Math.abs(decibels(two! / flat!) - decibels(2 / 0.7))).toBeLessThan(1.5);
    expect(Math.abs(decibels(high! / flat!) - decibels(10 / 0.7))).toBeLessThan(3);
  });

  it('filter_envelope and filter_decay: it opens, and closes in that time', async () => {
    const early = (x: Float32Array): number => amplitudeCentroid(cut(x, 0.01, 0.1));
    const later = (x: Float32Array): number => amplitudeCentroid(cut(x, 0.3, 0.4));
    const moving = { kind, cutoff: 300, tone: 0.7, filter_decay: 0.3 };
    expectRising(await trend('filter_envelope', [-2, 0, 2, 4], moving, early), 1.03);
    const [none, opened] = await trend('filter_envelope', [0, 4], moving, later);
    expect(opened! / none!).toBeLessThan(1.03);
    expectRising(await trend('filter_decay', [0.3, 1, 3], { ...moving, filter_envelope: 3 }, later), 1.05);
  });

  it('lfo_period and lfo_depth: it swings so far, in time with the music', async () => {
    for (const tempo of [60, 120]) {
      const context = { tempo };
      const beat = 60 / tempo;
      const swing = (x: Float32Array): number =>
        amplitudeCentroid(cut(x, 0.4 * beat, 0.6 * beat)) / amplitudeCentroid(cut(x, 1.4 * beat, 1.6 * beat));
      const slow = { kind, cutoff: 500, lfo_period: 2, filter_decay: 0.1 };
      const swings = await trend('lfo_depth', [0, 0.7, 2], slow, swing, { duration: 2, context });
      expect(swings[2]! / swings[0]!).toBeGreaterThan(1.25);
      expect(swings[1]! / swings[0]!).toBeGreaterThan(1.1);
    }
  });

  it('drive adds harmonics', async () => {
    const dull = { kind, cutoff: 150, tone: 0.2, ...(kind === 'acid' ? { tone: 0 } : {}) };
    const share = (x: Float32Array): number => powerBetween(held(x), 600, 20000) / powerBetween(held(x), 50, 20000);
    const shares = await trend('drive', [0, 20, 30], dull, share);
    expectRising(shares, 1.3);
  });

  it('sweep and sweep_time: it begins so far away, and arrives', async () => {
    for (const sweep of [-12, 7]) {
      const x = await leftOfBass({ ...plain, kind, sweep, sweep_time: 0.5 });
      const cents = (fromSec: number, toSec: number): number =>
        1200 * Math.log2(pitchNear(cut(x, fromSec, toSec), 110, 40) / 110);
      expect(Math.abs(cents(0.6, 1.6))).toBeLessThan(5);
      // In the first 0.04 s it is closer to where it begins than to the note.
      const [start, note] = [110 * 2 ** (sweep / 12), 110].map((hz) => partialOf(cut(x, 0, 0.06), hz).amplitude);
      expect(start! / note!).toBeGreaterThan(1);
    }
  });

  it('width makes it wide, and leaves the sum of left and right', async () => {
    const wide = { ...plain, kind, frequency: 220 };
    const [mono, middle, full] = await Promise.all([0, 0.5, 1].map((width) => renderBass({ ...wide, width })));
    const correlationOf = (audio: typeof mono): number =>
      correlation(audio!.getChannelData(0), audio!.getChannelData(1));
    expect(correlationOf(mono)).toBeCloseTo(1, 6);
    expect(correlationOf(middle)).toBeLessThan(0.99);
    expect(correlationOf(full)).toBeLessThan(correlationOf(middle) - 0.01);
    const sums = [mono, full].map((audio) =>
      audio!.getChannelData(0).map((value, at) => value + audio!.getChannelData(1)[at]!),
    );
    if (kind !== 'reese') expect(correlation(sums[0]!, sums[1]!)).toBeGreaterThan(0.999);
  });

  it('reverb, reverb_time, reverb_damping: a tail, so loud, so long, so bright', async () => {
    const short = { kind, frequency: 440, decay: 0.05, sustain: 0, tone: 0.9, reverb_time: 2, reverb_damping: 20000 };
    const tail = (x: Float32Array): number => rmsOf(cut(x, 0.4, 0.7));
    const [dry, some, wet] = await trend('reverb', [0, 0.2, 0.4], short, tail);
    expect(dry).toBeLessThan(0.01 * some!);
    expect(wet! / some!).toBeCloseTo(2, 0.5);
    const echoing = { ...short, reverb: 0.4 };
    const lasting = (x: Float32Array): number => rmsOf(cut(x, 0.7, 0.9)) / rmsOf(cut(x, 0.2, 0.4));
    expectRising(await trend('reverb_time', [0.4, 1, 4], echoing, lasting), 1.5);
    const bright = (x: Float32Array): number => amplitudeCentroid(cut(x, 0.4, 0.8));
    const [dull, , open] = await trend('reverb_damping', [500, 3000, 20000], echoing, bright);
    expect(open! / dull!).toBeGreaterThan(1.02);
  });
});

describe('ratio', () => {
  it('is where the sidebands are', async () => {
    for (const ratio of [2, 4, 3.5]) {
      const x = held(await leftOfBass({ ...plain, kind: 'fm', ratio, tone: 0.25 }, { duration: 1 }));
      const level = (k: number): number => decibels(partialOf(x, 110 * Math.abs(k)).amplitude);
      expect(level(1 + ratio)).toBeGreaterThan(level(1) - 15);
      expect(level(1 + 0.45 * ratio)).toBeLessThan(level(1) - 40);
    }
  });
});
