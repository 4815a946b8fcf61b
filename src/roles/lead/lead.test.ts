// What holds for the lead as a whole: bounds, records, words.
import { describe, expect, it } from 'vitest';
import { renderRole, type Values } from '../../../test/support/renderRole.ts';
import { peakOf } from '../../../test/support/renderUnit.ts';
import type { AudioData } from '../../engine/audioData.ts';
import { printGraph } from '../../ir/index.ts';
import type { Kind } from '../kind.ts';
import { defineParameters, type Parameter, type ParameterValue } from '../parameter.ts';
import { validateRoleParameters } from '../validateRoleParameters.ts';
import { lead } from './lead.ts';

describe('the lead', () => {
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
  const draw = (record: Parameter, position: number): ParameterValue => {
    if (record.kind !== 'number' && record.kind !== 'integer') return record.default;
    const { min, max } = record;
    if (record.kind === 'integer') return Math.min(max, min + Math.floor(position * (max - min + 1)));
    if (record.curve === 'log') return Math.min(max, min * (max / min) ** position);
    return min + (max - min) * (record.curve === 'square' ? position ** 2 : position);
  };
  const checkBounds = (audio: AudioData, values: Values) => {
    const peak = peakOf(audio.interleaved());
    expect(peak, JSON.stringify(values)).toBeGreaterThan(1e-6);
    expect(peak, JSON.stringify(values)).toBeLessThanOrEqual(1);
  };

  it.each(lead.kinds)('$name: finite, within [−1, 1] and heard for random settings', async (kind: Kind) => {
    const random = randoms(kind.name.length + 7);
    for (let seed = 0; seed < 10; seed++) {
      const values = Object.fromEntries(kind.parameters.map((record) => [record.name, draw(record, random())]));
      const audio = await renderRole('lead', values, { durationSec: 0.2, seed });
      checkBounds(audio, values);
    }
  });

  it.each(lead.kinds)('$name: the same at every end of every parameter', async (kind: Kind) => {
    for (const record of kind.parameters) {
      if (record.kind !== 'number' && record.kind !== 'integer') continue;
      for (const value of [record.min, record.max]) {
        const values = { kind: kind.name, [record.name]: value };
        const audio = await renderRole('lead', values, { durationSec: 0.05 });
        if (!(value === 0 && ['amplitude', 'sustain'].includes(record.name))) checkBounds(audio, values);
      }
    }
  });

  it.each(lead.kinds)(
    '$name: valid records with meanings, graphs that read them, shaped by structural ones',
    (kind: Kind) => {
      expect(defineParameters(kind.parameters)).toBe(kind.parameters);
      for (const { meaning, name } of kind.parameters) expect(meaning, name).toMatch(/^[A-Z].*\.$/);
      const graphsOf = (values: Values) => {
        const valid = validateRoleParameters(lead, { kind: kind.name, ...values });
        return [lead.voice(valid), kind.space(valid)];
      };
      const wanted = graphsOf({});
      const inputs = new Set(wanted.flatMap((graph) => graph.inputs.map(({ name }) => name)));
      const text = wanted.map(printGraph).join();
      for (const record of kind.parameters) {
        if (record.name === 'kind') continue;
        if (!record.structural) {
          expect(record.name === 'frequency' ? text.includes('frequency') : inputs.has(record.name), record.name).toBe(
            true,
          );
        }
        if (record.kind !== 'number' && record.kind !== 'integer') continue;
        for (const value of [record.min, record.max]) {
          const same =
            graphsOf({ [record.name]: value })
              .map(printGraph)
              .join() === text;
          expect(same || record.structural, record.name).toBe(true);
        }
      }
    },
  );

  it('has words of its own for each kind', () => {
    const words = [...lead.words, ...lead.kinds.flatMap(({ name, words: own }) => [name, ...own])];
    expect(new Set(words).size).toBe(words.length);
  });
});
