// What holds for every kind of effect but those of games, which have tests of their own.
import { describe, expect, it } from 'vitest';
import { numbersOf } from '../../../test/support/numbersOf.ts';
import { renderFx } from '../../../test/support/renderFx.ts';
import type { Values } from '../../../test/support/renderRole.ts';
import { sceneKinds } from '../../../test/support/sceneKinds.ts';
import { fitPitch } from '../../../test/support/fitPitch.ts';
import { decibels, peakOf } from '../../../test/support/renderUnit.ts';
import { printGraph } from '../../ir/index.ts';
import { AudioEngine } from '../../engine/audioEngine.ts';
import { validateParameters } from '../parameter.ts';

const worst = ([left, right]: readonly [Float32Array, Float32Array]): number => Math.max(peakOf(left), peakOf(right));

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

describe.each(sceneKinds.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
  const { parameters, pitched, rangeHz } = kind;

  it('begins and ends in silence, is as loud as others, has no DC', async () => {
    const [left, right] = await renderFx({ kind: name }, { durationSec: 4 });
    for (const x of [left, right]) {
      expect(Math.abs(x[0]!)).toBeLessThan(0.001);
      expect(Math.abs(x.at(-1)!)).toBeLessThan(0.001);
      const rest = x.subarray(44100);
      expect(Math.abs(rest.reduce((sum, value) => sum + value, 0) / rest.length)).toBeLessThan(0.001);
    }
    expect(decibels(worst([left, right]))).toBeGreaterThan(-14);
    expect(decibels(worst([left, right]))).toBeLessThan(-6);
  });

  it('is heard in 0.05 s', async () => {
    expect(decibels(worst(await renderFx({ kind: name }, { durationSec: 0.05 })))).toBeGreaterThan(-30);
  });

  it('is finite, bounded and not silent at random settings', async () => {
    const random = randoms(7);
    for (let run = 0; run < 15; run++) {
      const values = Object.fromEntries(
        numbersOf(parameters).map(({ name: key, min, max, ...record }): [string, number] => {
          const [curve, at] = [record.kind === 'number' ? record.curve : 'linear', random()];
          const value = curve === 'log' ? min * (max / min) ** at : min + (max - min) * (curve === 'square' ? at * at : at); // prettier-ignore
          return [key, Math.min(max, Math.max(min, value))];
        }),
      );
      // Echoes alone begin after the end.
      const heard = { ...values, kind: name, delay: values['delay']! * 0.9 };
      const peak = worst(await renderFx(heard, { durationSec: 0.2, seed: run }));
      expect(peak, JSON.stringify(heard)).toBeGreaterThan(1e-7);
      expect(peak, JSON.stringify(heard)).toBeLessThanOrEqual(1);
    }
  });

  it('is finite and bounded at both ends of every parameter', async () => {
    for (const { name: key, min, max } of numbersOf(parameters)) {
      for (const value of [min, max]) {
        const peak = worst(await renderFx({ kind: name, [key]: value }, { durationSec: 0.06 }));
        expect(peak, `${key} ${value}`).toBeLessThanOrEqual(1);
      }
    }
  });

  if (pitched === 'harmonic') {
    it('is in tune over its range where nothing moves the pitch', async () => {
      const still = Object.fromEntries(
        numbersOf(parameters).flatMap((record) => (record.movesPitch === true ? [[record.name, 0]] : [])),
      ) as Values;
      const [lowest, highest] = rangeHz;
      for (const share of [0, 0.33, 0.67, 1]) {
        const frequency = lowest * (highest / lowest) ** share;
        // What is struck rings long enough to be measured, and noise does not blur what it means.
        const values = { ...still, kind: name, frequency, decay: 4, noise: 0.1 };
        const [left] = await renderFx(values);
        const fit = { nominalHz: frequency, ratios: [1, 2, 3], from: 20000, to: 66000, size: 16384 };
        expect(Math.abs(fitPitch(left, 44100, fit)), `${frequency} Hz`).toBeLessThan(5);
      }
    });
  }

  it('only structural parameters shape its graphs', () => {
    const graphsOf = (values: Values): string => {
      const valid = validateParameters(parameters, { ...values, kind: name });
      return printGraph(kind.voice(valid)) + printGraph(kind.space(valid));
    };
    const wanted = graphsOf({});
    for (const { name: key, min, max, structural } of numbersOf(parameters)) {
      for (const value of [min, max]) expect(graphsOf({ [key]: value }) === wanted, key).toBe(!structural);
    }
  });

  it('velocity: softer notes are softer, and no brighter', async () => {
    const voice = kind.voice(validateParameters(parameters, { kind: name }));
    const peak = async (velocity: number): Promise<number> => {
      const notes = [{ lengthSec: 0.4, frequencyHz: 220, velocity }];
      return (await new AudioEngine().renderGraph(voice, { notes, duration: 0.5 })).peak();
    };
    const ratio = (await peak(0.5)) / (await peak(1));
    expect(ratio).toBeGreaterThan(0.15);
    expect(ratio).toBeLessThan(0.55);
  });
});
