// What each kind of bass is: in tune, bounded, and of the character that its name says.
import { describe, expect, it } from 'vitest';
import { numbersOf } from '../../../test/support/numbersOf.ts';
import {
  cut,
  leftOfBass as left,
  lowCorrelation,
  pitchNear,
  renderBass as render,
} from '../../../test/support/renderBass.ts';
import { engine, type Values } from '../../../test/support/renderRole.ts';
import { amplitudeCentroid } from '../../../test/support/soundSpectrum.ts';
import { correlation, decibels, partialOf, peakOf, rmsOf } from '../../../test/support/renderUnit.ts';
import { printGraph } from '../../ir/index.ts';
import { validateRoleParameters } from '../validateRoleParameters.ts';
import { bass } from './bass.ts';

const kinds = bass.kinds.map((kind) => [kind.name, kind] as const);
const still: Values = { lfo_depth: 0, filter_envelope: 0, click: 0 };

describe.each(kinds)('the %s bass', (kind, { parameters, pitched, rangeHz }) => {
  it('is in tune within 5 cents over its range', async () => {
    expect(pitched).toBe('harmonic');
    const moving = numbersOf(parameters).filter((record) => record.movesPitch);
    expect(moving.map(({ name }) => name)).toEqual(['detune', 'sweep']);
    const calm = Object.fromEntries(moving.map(({ name }) => [name, 0]));
    expect(rangeHz[0]).toBeLessThan(32.71);
    expect(rangeHz[1]).toBeGreaterThan(261.6);
    for (const frequency of [rangeHz[0], 41.203, 77.782, 123.471, 261.626, rangeHz[1]]) {
      const x = cut(await left({ kind, frequency, ...calm }), 0.6, 1.4);
      expect(Math.abs(1200 * Math.log2(pitchNear(x, frequency, 40) / frequency)), `${frequency}`).toBeLessThan(5);
    }
  });

  it('begins at 0, ends at 0, has headroom and no DC', async () => {
    for (const duration of [0.05, 0.3, 2]) {
      const audio = await render({ kind }, { duration });
      const x = audio.getChannelData(0);
      expect(Math.abs(x[0]!)).toBeLessThan(0.001);
      expect(Math.abs(x.at(-1)!)).toBeLessThan(0.001);
      expect(audio.peak()).toBeGreaterThan(0.001);
      if (duration !== 2) continue;
      expect(decibels(audio.peak())).toBeGreaterThan(-14);
      expect(decibels(audio.peak())).toBeLessThan(-6);
      const late = cut(x, 1, 2);
      expect(Math.abs(late.reduce((sum, value) => sum + value, 0) / late.length)).toBeLessThan(0.001);
    }
  });

  it('is finite, bounded and to be heard at the ends of every parameter', async () => {
    for (const { name, min, max } of numbersOf(parameters)) {
      for (const value of [min, max]) {
        const audio = await render({ kind, [name]: value }, { duration: 0.1 });
        const peak = peakOf(audio.interleaved());
        expect(peak, `${name} ${value}`).toBeLessThanOrEqual(1);
        if (name !== 'amplitude') expect(peak, `${name} ${value}`).toBeGreaterThan(0.001);
      }
    }
  });

  it('is finite and bounded at random points', async () => {
    let state = 1;
    const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) | 0) / 2 ** 32 + 0.5;
    for (let round = 0; round < 60; round++) {
      const values = numbersOf(parameters).map(({ name, min, max }) => {
        const share = [0, 1, random(), random()][Math.floor(4 * random())]!;
        return [name, min + (max - min) * share] as const;
      });
      const wanted = { kind, ...Object.fromEntries(values), amplitude: 0.5, sustain: 0.5 };
      const peak = peakOf((await render(wanted, { duration: 0.1, seed: round })).interleaved());
      expect(peak, JSON.stringify(wanted)).toBeLessThanOrEqual(1);
      expect(peak, JSON.stringify(wanted)).toBeGreaterThan(0.0001);
    }
  });

  it('is mono below 120 Hz, however wide it is', async () => {
    const wide = await render({ kind, frequency: 55, width: 1, detune: 20, reverb: 0.3 });
    const sides = [0, 1].map((channel) => cut(wide.getChannelData(channel), 0.1, 1.5)) as [Float32Array, Float32Array];
    expect(lowCorrelation(...sides, 110)).toBeGreaterThan(0.98);
    expect(correlation(...sides)).toBeLessThan(0.999);
  });

  it('has graphs that only structural parameters shape, and that read every other parameter', () => {
    const graphsOf = (values: Values) => {
      const valid = validateRoleParameters(bass, { kind, ...values });
      return [bass.voice(valid), bass.space(valid)];
    };
    const wanted = graphsOf({}).map(printGraph).join();
    const inputs = graphsOf({}).flatMap((graph) => graph.inputs.map(({ name }) => name));
    for (const { name } of numbersOf(parameters)) {
      expect(name === 'frequency' ? wanted : inputs.join(' '), name).toContain(name);
    }
    for (const end of ['min', 'max'] as const) {
      const values = Object.fromEntries(numbersOf(parameters).map((record) => [record.name, record[end]]));
      expect(graphsOf(values).map(printGraph).join() === wanted, end).toBe(true);
    }
  });

  it('is softer and darker where it is played softly', async () => {
    const voice = bass.voice(validateRoleParameters(bass, { kind }));
    const played = async (velocity: number) => {
      const notes = [{ lengthSec: 1, frequencyHz: 55, velocity }];
      return cut((await engine.renderGraph(voice, { notes, duration: 1 })).getChannelData(0), 0.01, 0.5);
    };
    const [soft, loud] = [await played(0.3), await played(1)];
    expect(rmsOf(soft) / rmsOf(loud)).toBeLessThan(0.5);
    expect(rmsOf(soft) / rmsOf(loud)).toBeGreaterThan(0.1);
    expect(amplitudeCentroid(soft)).toBeLessThan(0.99 * amplitudeCentroid(loud));
  });
});

describe('the character of the kinds', () => {
  it('sub: nearly all of its power is in the fundamental, but not all', async () => {
    const x = cut(await left({ kind: 'sub', frequency: 55 }), 0.5, 1.5);
    const share = partialOf(x, 55).amplitude ** 2 / 2 / rmsOf(x) ** 2;
    expect(share).toBeGreaterThan(0.9);
    expect(decibels(partialOf(x, 110).amplitude / partialOf(x, 55).amplitude)).toBeGreaterThan(-40);
  });

  it('reese: its level beats, unless nothing is detuned', async () => {
    const swing = async (detune: number) => {
      const x = await left({ kind: 'reese', frequency: 55, detune, ...still }, { duration: 4 });
      const levels = Array.from({ length: 30 }, (_, at) => decibels(rmsOf(cut(x, 0.5 + 0.1 * at, 0.6 + 0.1 * at))));
      return Math.max(...levels) - Math.min(...levels);
    };
    expect(await swing(20)).toBeGreaterThan(3);
    expect(await swing(0)).toBeLessThan(1);
  });

  it('acid: a resonance at the cutoff, which the envelope closes', async () => {
    const plain = { kind: 'acid', frequency: 55, drive: 0, sub: 0, detune: 0 };
    const x = cut(await left({ ...plain, ...still, cutoff: 440 }), 0.5, 1.5);
    const peak = partialOf(x, 440).amplitude;
    for (const hz of [220, 275, 330, 550, 605, 660]) expect(peak / partialOf(x, hz).amplitude).toBeGreaterThan(2);
    const moving = await left({ ...plain });
    const centroids = [0.01, 0.1, 0.2, 0.8].map((fromSec) => amplitudeCentroid(cut(moving, fromSec, fromSec + 0.08)));
    for (const [at, centroid] of centroids.entries()) {
      if (at > 0) expect(centroid).toBeLessThan(0.85 * centroids[at - 1]!);
    }
  });

  it('fm: sidebands at multiples of the ratio around the note', async () => {
    for (const ratio of [3, 5]) {
      const values = { kind: 'fm', frequency: 55, ratio, detune: 0, drive: 0, cutoff: 20000, ...still };
      const x = cut(await left(values), 0.5, 1.5);
      const level = (k: number): number => decibels(partialOf(x, 55 * k).amplitude / partialOf(x, 55).amplitude);
      for (const k of [ratio - 1, ratio + 1]) expect(level(k), `${k}`).toBeGreaterThan(-15);
      for (const k of [ratio, 2 * ratio]) expect(level(k), `${k}`).toBeLessThan(-40);
    }
  });

  it('pluck: it loses its level, and its brightness before', async () => {
    const x = await left({ kind: 'pluck', frequency: 55 }, { duration: 4 });
    const level = (sec: number): number => decibels(rmsOf(cut(x, sec, sec + 0.1)));
    for (const sec of [0, 0.5, 1, 1.5]) expect(level(sec + 0.5)).toBeLessThan(level(sec) - 2);
    expect(level(3.2)).toBeLessThan(-100);
    const centroids = [0.01, 0.3, 1].map((sec) => amplitudeCentroid(cut(x, sec, sec + 0.15)));
    expect(centroids[1]).toBeLessThan(0.8 * centroids[0]!);
    expect(centroids[2]).toBeLessThan(0.9 * centroids[1]!);
  });

  it('two notes of the reese differ, and two seeds; the same seed gives the same bytes', async () => {
    const hashes = await Promise.all(
      [0, 0, 1].map(async (seed) => (await render({ kind: 'reese' }, { duration: 0.3, seed })).hash()),
    );
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });
});
