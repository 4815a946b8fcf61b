// Every unit, by one and the same test: all backends and blocks agree, notes begin afresh, accidents pass, something sounds.
import { describe, expect, it } from 'vitest';
import type { Graph } from '../../src/ir/index.ts';
import { optimise } from '../../src/passes/index.ts';
import { blockSizes, mustAgree, mustEqual } from './agreement.ts';
import { hostileFloats } from './hostileValues.ts';
import { peakOf } from './renderUnit.ts';
import { host, type Event, type Lanes, type Scenario } from './kernelHost.ts';
import type { Unit } from './unitCases/unitCase.ts';

const RATE = 8000;
/** Longer than the longest block. */
const FRAMES = 4200;
/** What the interpreter computes of it: every delay line of the reverb has been heard by then. */
const INTERPRETED = 1200;
/** A note that begins at an odd sample, beside three that sound already. */
const LATE: Event = { kind: 'reset', frame: 613, lane: 2, values: { start: 613, frequency: 250 } };

const inputs: Record<string, Lanes> = {
  sampleRate: [RATE, RATE, RATE, RATE],
  frequency: [110, 440.5, 1000, 3999].map(Math.fround) as unknown as Lanes,
  velocity: [1, 0.5, 0.25, 0],
  gate: [700, 2000, 100000, 0],
  seed: [1, 2, 3, -4],
  start: [0, 0, 0, 0],
  origin: [0, 0, 0, 0],
};

/** Noise at −6 dB, the same in every run, another in each channel. */
const noise = Float32Array.from({ length: FRAMES * 2 }, (_, index) => {
  const bits = Math.imul(Math.imul(index + 1, 0x9e3779b9) ^ 0x5bd1e995, 0x85ebca6b);
  return (bits ^ (bits >>> 13)) / 4294967296;
});

function scenarioOf(graph: Graph, frames: number, more: Partial<Scenario> = {}): Scenario {
  const declared = graph.inputs.map(({ name, initial }) => [name, [initial, initial, initial, initial]] as const);
  const all = { ...inputs, ...Object.fromEntries(declared) };
  return { sampleRate: RATE, tick: 0, frames, inputs: all, events: [], bus: noise, ...more };
}

/** Noise at −6 dB through the steepest resonance or comb; what sounds by itself is near 1, a resonance of it included. */
const LOUDEST = { effect: 1000, instrument: 20 };
/** One per voice: what no note has. */
const NO_PITCHES: Lanes = [0, -1000, 1e9, NaN];

/** Functions of numbers that are not 0 at 0. */
const NEVER_SILENT = /^(cos|exp2|log2|decibelsToGain|polynomial),/;

/** Tests of the units that are given. */
export function unitConformance(units: Readonly<Record<string, Unit>>): void {
  const all = Object.entries(units).flatMap(([unit, { cases }]) =>
    cases.map(({ name, graph, wild, swinging }) => ({ what: `${unit}, ${name}`, graph, wild, swinging })),
  );
  const cases = all.filter(({ swinging }) => !swinging);
  const tame = cases.filter(({ wild }) => !wild);

  describe.each(cases)('$what', ({ graph, wild }) => {
    const isEffect = graph.kind === 'effect';
    const events = isEffect ? [] : [LATE];
    const fast = optimise(graph);

    it('gives the same bits on all backends, in blocks of any size', async () => {
      const interpreted = wild ? INTERPRETED / 4 : INTERPRETED;
      await mustAgree(graph, scenarioOf(graph, interpreted, { events }), {
        blocks: [...blockSizes, interpreted],
        interpreterBlocks: 100,
      });
      const scenario = scenarioOf(graph, FRAMES, { events });
      const whole = (await host('wasm', fast))(scenario, FRAMES);
      for (const name of ['js', 'wasm'] as const) {
        const run = await host(name, fast);
        for (const size of blockSizes) {
          const outcome = run(scenario, size);
          mustEqual(`${name} in blocks of ${size}`, fast, outcome.output, whole.output);
          mustEqual(`${name} in blocks of ${size}, state`, fast, outcome.instance, whole.instance);
        }
      }
    });

    it('makes a sound', async () => {
      const { samples } = (await host('wasm', fast))(scenarioOf(graph, FRAMES), FRAMES);
      expect(samples.every(Number.isFinite)).toBe(true);
      expect(new Set(samples).size).toBeGreaterThan(wild ? 20 : 300);
      const power = samples.reduce((sum, x) => sum + x * x, 0) / samples.length;
      expect(power).toBeGreaterThan(wild ? 1e-9 : 1e-3);
      if (isEffect) expect(samples).not.toEqual(noise);
    });

    it('a note that begins later is a note in a fresh instance', async () => {
      for (const name of ['js', 'wasm'] as const) {
        const run = await host(name, fast);
        for (const from of [1, 613, 1024]) {
          const values = { start: from };
          const resets = [0, 1, 2, 3].map((lane): Event => ({ kind: 'reset', frame: from, lane, values }));
          const used = run(scenarioOf(graph, FRAMES, { events: resets }), 128);
          const started = { ...scenarioOf(graph, 0).inputs, start: [from, from, from, from] as const };
          const late = { tick: from, inputs: started, bus: noise.subarray(from * 2) };
          const fresh = run(scenarioOf(graph, FRAMES - from, late), 128);
          const perFrame = used.output.length / FRAMES;
          mustEqual(`${name}, from ${from}`, fast, used.output.subarray(from * perFrame), fresh.output);
        }
      }
    });
  });

  const effects = tame.filter(({ graph }) => graph.kind === 'effect');

  describe.each(effects)('$what', ({ what, graph }) => {
    it('makes nothing of nothing', async () => {
      const { samples } = (await host('wasm', optimise(graph)))(
        scenarioOf(graph, FRAMES, { bus: new Float32Array(0) }),
        FRAMES,
      );
      const isSilent = samples.every((x) => x === 0);
      expect(isSilent).toBe(!NEVER_SILENT.test(what));
    });

    it('forgets NaN, infinities and huge numbers in what it hears', async () => {
      const fast = optimise(graph);
      const run = await host('wasm', fast);
      const clean = run(scenarioOf(graph, FRAMES), FRAMES).samples;
      for (const accident of [NaN, Infinity, -Infinity, 3e38, 1e30]) {
        const bus = noise.slice();
        bus.fill(accident, 2 * 100, 2 * 110);
        const { samples } = run(scenarioOf(graph, FRAMES, { bus }), FRAMES);
        expect(samples.subarray(0, 200)).toEqual(clean.subarray(0, 200));
        // Some units are late.
        expect(samples.subarray(200), String(accident)).not.toEqual(clean.subarray(200));
        const tail = samples.subarray(2 * (FRAMES - 500));
        const wanted = clean.subarray(2 * (FRAMES - 500));
        const worst = tail.reduce((most, x, at) => Math.max(most, Math.abs(x - wanted[at]!)), 0);
        expect(worst, String(accident)).toBeLessThan(1e-4);
        expect(tail.every(Number.isFinite)).toBe(true);
      }
    });
  });

  const withParameters = tame.filter(({ graph }) => graph.inputs.length > 0);

  describe.each(withParameters)('$what', ({ graph }) => {
    it('stays finite whatever its live parameters are', async () => {
      const run = await host('wasm', optimise(graph));
      for (const { name } of graph.inputs) {
        for (const wild of hostileFloats) {
          const given = { ...scenarioOf(graph, 0).inputs, [name]: [wild, wild, wild, wild] as const };
          const { samples } = run(scenarioOf(graph, 600, { inputs: given }), 256);
          const at = samples.findIndex((x) => !Number.isFinite(x));
          expect(at, `${name} = ${wild}`).toBe(-1);
        }
      }
    });
  });

  const swinging = all.filter((each) => each.swinging);

  describe.each(swinging)('$what', ({ graph }) => {
    it.each([8000, 44100])('does not grow at %i Hz: noise for a second, then silence', async (sampleRate) => {
      const run = await host('wasm', optimise(graph));
      const frames = 6 * sampleRate;
      const bus = Float32Array.from({ length: 2 * sampleRate }, (_, at) => noise[at % noise.length]!);
      const given = {
        ...scenarioOf(graph, 0).inputs,
        sampleRate: [sampleRate, sampleRate, sampleRate, sampleRate] as const,
      };
      const { samples } = run({ ...scenarioOf(graph, frames), sampleRate, inputs: given, bus }, 512);
      const third = samples.length / 3;
      const peaks = [0, 1, 2].map((part) => peakOf(samples.subarray(part * third, (part + 1) * third)));
      // Envelopes may take their time to rise.
      if (graph.kind === 'effect') expect(peaks[2]).toBeLessThanOrEqual(1.1 * Math.max(peaks[0]!, peaks[1]!) + 1e-6);
      expect(Math.max(...peaks)).toBeLessThan(LOUDEST[graph.kind]);
    });
  });

  const wild = cases.filter((each) => each.wild);

  describe.each(wild)('$what', ({ graph }) => {
    it.each([8000, 44100, 192000])('stays finite and bounded at %i Hz', async (sampleRate) => {
      const run = await host('wasm', optimise(graph));
      const frames = 20_000;
      const bus = Float32Array.from({ length: frames * 2 }, (_, at) => noise[at % noise.length]!);
      const rates: Lanes = [sampleRate, sampleRate, sampleRate, sampleRate];
      const usual = { ...scenarioOf(graph, 0).inputs, sampleRate: rates };
      const strange = { ...usual, frequency: NO_PITCHES };
      for (const given of graph.kind === 'effect' ? [usual] : [usual, strange]) {
        const { samples } = run({ ...scenarioOf(graph, frames), sampleRate, inputs: given, bus }, 512);
        expect(samples.findIndex((x) => !(Math.abs(x) <= LOUDEST[graph.kind]))).toBe(-1);
      }
    });
  });
}
