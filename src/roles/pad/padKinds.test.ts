// What is asked of every kind of pad: all settings are finite and bounded, notes are in tune, records and graphs fit together.
import { describe, expect, it } from 'vitest';
import { numbersOf } from '../../../test/support/numbersOf.ts';
import { engine, RATE, renderRole, sidesOf } from '../../../test/support/renderRole.ts';
import { decibels, partialOf, peakOf } from '../../../test/support/renderUnit.ts';
import { printGraph } from '../../ir/index.ts';
import type { Kind } from '../kind.ts';
import { defineParameters, validateParameters, type Parameter, type ParameterValue } from '../parameter.ts';
import { pad } from './pad.ts';

const harmonicAt = (x: Float32Array, k: number, hz: number): number => partialOf(x, k * hz).amplitude;

describe('each kind of pad', () => {
  /** Numbers in [0, 1), the same in every run (G. Marsaglia, "Xorshift RNGs", 2003). */
  function randoms(seed: number): () => number {
    let state = seed;
    return () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) / 2 ** 32;
    };
  }

  /** Every parameter of a kind at a random point of its curve. */
  function randomValues(random: () => number, { name, parameters }: Kind): Record<string, number | string> {
    const draw = (record: Parameter): number | string => {
      if (record.kind !== 'number' && record.kind !== 'integer') return name;
      const { min, max } = record;
      const position = random();
      if (record.kind === 'integer') return Math.min(max, min + Math.floor(position * (max - min + 1)));
      if (record.curve === 'log') return Math.min(max, min * (max / min) ** position);
      return min + (max - min) * (record.curve === 'square' ? position ** 2 : position);
    };
    return Object.fromEntries(parameters.map((record) => [record.name, draw(record)]));
  }
  const kinds = pad.kinds.map((kind) => [kind.name, kind] as const);

  it.each(kinds)('%s is finite, within [−1, 1] and not silent for 20 random settings', async (_, kind) => {
    const random = randoms(1);
    for (let seed = 0; seed < 20; seed++) {
      const values = randomValues(random, kind);
      const options = { seed, pattern: 'note' } as const;
      const audio = await engine.renderAudio({ role: 'pad', parameters: values }, undefined, 0.25, options);
      const peak = peakOf(audio.interleaved());
      expect(peak, JSON.stringify(values)).toBeGreaterThan(1e-7);
      expect(peak, JSON.stringify(values)).toBeLessThanOrEqual(1);
    }
  });

  it.each(kinds)('%s is heard, over −40 dB, where it is neither slow nor soft nor closed', async (_, kind) => {
    const random = randoms(2);
    for (let seed = 0; seed < 20; seed++) {
      const values = randomValues(random, kind) as Record<string, number>;
      const heard = {
        ...values,
        attack: values['attack']! / 200,
        amplitude: 0.3 + 0.7 * values['amplitude']!,
        sustain: 0.3 + 0.7 * values['sustain']!,
        reverb: values['reverb']! / 2,
        cutoff: Math.min(20000, 1.5 * values['frequency']! + values['cutoff']!),
        filter_envelope: Math.abs(values['filter_envelope']!),
        lfo_depth: values['lfo_depth']! / 8,
        motion: values['motion']! / 8,
        ...(kind.name === 'choir' ? { frequency: Math.min(values['frequency']!, 1500) } : {}),
      };
      const options = { seed, pattern: 'note' } as const;
      const audio = await engine.renderAudio({ role: 'pad', parameters: heard }, undefined, 0.25, options);
      expect(peakOf(audio.interleaved()), JSON.stringify(heard)).toBeGreaterThan(0.01);
      expect(audio.peak()).toBeLessThanOrEqual(1);
    }
  });

  it.each(kinds)('%s is finite at every corner of every parameter', async (name, kind) => {
    for (const record of numbersOf(kind.parameters)) {
      for (const value of [record.min, record.max]) {
        const parameters = { kind: name, [record.name]: value };
        const audio = await engine.renderAudio({ role: 'pad', parameters }, undefined, 0.1);
        expect(peakOf(audio.interleaved()), `${record.name} ${value}`).toBeLessThanOrEqual(1);
      }
    }
  });

  it.each(kinds)('%s has headroom: one default note peaks 10 dB below full scale, more or less', async (name) => {
    const audio = await renderRole('pad', { kind: name }, { durationSec: 4, pattern: 'note' });
    expect(decibels(audio.peak())).toBeGreaterThan(-14);
    expect(decibels(audio.peak())).toBeLessThan(-6);
  });

  it.each(kinds)('%s has valid records, each with a meaning, and graphs that read each of them', (_, kind) => {
    expect(defineParameters(kind.parameters)).toBe(kind.parameters);
    for (const { meaning, name } of kind.parameters) expect(meaning, name).toMatch(/^[A-Z].*\.$/);
    const values = validateParameters(kind.parameters, {});
    const graphs = [kind.voice(values), kind.space(values)];
    const text = graphs.map(printGraph).join();
    const inputs = graphs.flatMap((graph) => graph.inputs.map(({ name }) => name));
    for (const { name, structural } of kind.parameters) {
      if (structural) continue;
      expect(name === 'frequency' ? text : inputs.join(), name).toContain(name);
    }
  });

  it.each(kinds)('only structural parameters shape the graphs of %s', (_, kind) => {
    const graphsOf = (values: Readonly<Record<string, ParameterValue>>) => {
      const valid = validateParameters(kind.parameters, values);
      return printGraph(kind.voice(valid)) + printGraph(kind.space(valid));
    };
    const wanted = graphsOf({});
    for (const record of numbersOf(kind.parameters)) {
      for (const value of [record.min, record.max]) {
        expect(graphsOf({ [record.name]: value }) === wanted, record.name).toBe(!record.structural);
      }
    }
  });

  it.each(kinds)('%s plays soft notes softly, and a little darker', async (_, kind) => {
    const voice = kind.voice(validateParameters(kind.parameters, { unison: 1 }));
    const values = { motion: 0, air: 0, filter_envelope: 0, cutoff: 900, resonance: Math.SQRT1_2 };
    const note = async (velocity: number) => {
      const notes = [{ lengthSec: 3, frequencyHz: 220, velocity }];
      return (await engine.renderGraph(voice, { notes, values, duration: 3 })).getChannelData(0);
    };
    const [soft, full] = await Promise.all([note(0.25), note(1)]);
    const ratios = [1, 4].map(
      (k) => harmonicAt(soft.subarray(88200, 110250), k, 220) / harmonicAt(full.subarray(88200, 110250), k, 220),
    );
    expect(ratios[0]).toBeGreaterThan(0.2);
    expect(ratios[0]).toBeLessThan(0.28);
    expect(ratios[1]! / ratios[0]!).toBeLessThan(0.8);
  });

  it.each(kinds)('%s is in tune over its range', async (name, kind) => {
    const still = numbersOf(kind.parameters).flatMap((record) =>
      record.movesPitch ? [[record.name, 0] as const] : [],
    );
    const [lowest, highest] = kind.rangeHz;
    for (const frequency of [lowest, 2 * lowest, Math.sqrt(lowest * highest), highest / 2, highest]) {
      const parameters = {
        kind: name,
        attack: 0.02,
        sub: 0,
        reverb: 0,
        motion: 0,
        ...Object.fromEntries(still),
        frequency,
      };
      const [left, right] = sidesOf(await renderRole('pad', parameters, { pattern: 'note' }));
      // How far the phase of the first partial runs away from that of the note, from one half second to the next.
      const x = left.map((value, at) => value + right[at]!);
      const turns = [0.2, 0.7].map((sec) => {
        const frames = Math.round((Math.round(sec * frequency) / frequency) * RATE);
        return partialOf(x.subarray(frames, frames + RATE / 2), frequency).turns - (frames * frequency) / RATE;
      });
      const run = turns[1]! - turns[0]!;
      const cents = 1200 * Math.log2(1 + (run - Math.round(run)) / (0.5 * frequency));
      expect(Math.abs(cents), `${frequency} Hz`).toBeLessThan(1);
      expect(harmonicAt(x.subarray(RATE / 4, RATE), 1, frequency), `${frequency} Hz`).toBeGreaterThan(0.003);
    }
  });
});
