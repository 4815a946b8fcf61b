// What every kind of drum keeps to: where it begins and ends, its level, its pitch, and what no setting may do.
import { describe, expect, it } from 'vitest';
import { driftCents, hit, left, levelsOf } from '../../../test/support/drumHits.ts';
import { noMaster, RATE, sidesOf, stretch } from '../../../test/support/renderRole.ts';
import { costsOf } from '../../../test/support/costsOf.ts';
import { correlation, decibels, peakOf, rmsOf } from '../../../test/support/renderUnit.ts';
import { AudioEngine } from '../../engine/audioEngine.ts';
import { printGraph } from '../../ir/index.ts';
import type { NumberParameter } from '../parameter.ts';
import { validateRoleParameters } from '../validateRoleParameters.ts';
import { drum } from './drum.ts';

const kinds = drum.kinds.map(({ name }) => name);
const numbers = (kind: string): NumberParameter[] =>
  drum.kinds.find(({ name }) => name === kind)!.parameters.filter((record) => record.kind === 'number');
const sides = async (...given: Parameters<typeof hit>) => sidesOf(await hit(...given));

describe.each(kinds)('%s', (kind) => {
  it('begins at once, and is loud within 12 ms', async () => {
    const [x, y] = await sides({ kind }, 0.5);
    expect(Math.max(Math.abs(x[0]!), Math.abs(y[0]!))).toBe(0);
    const peak = peakOf(x);
    expect(x.findIndex((value) => Math.abs(value) > peak / 100)).toBeLessThan(0.002 * RATE);
    expect(x.findIndex((value) => Math.abs(value) > 0.5 * peak)).toBeLessThan(0.012 * RATE);
  });

  it('peaks between −14 and −6 dBFS', async () => {
    const peak = decibels((await hit({ kind }, 2)).peak());
    expect(peak).toBeGreaterThan(-14);
    expect(peak).toBeLessThan(-6);
  });

  it('is over when its decay is, without DC', async () => {
    const decay = numbers(kind).find(({ name }) => name === 'decay')!.default;
    const [x, y] = await sides({ kind, reverb: 0 }, decay + 1.5);
    const late = Math.max(...[x, y].map((side) => peakOf(side.subarray(Math.round((decay + 0.03) * RATE)))));
    expect(decibels(late)).toBeLessThan(-60);
    const tail = stretch(x, decay + 0.03, 1);
    expect(Math.abs(tail.reduce((sum, value) => sum + value, 0) / tail.length)).toBeLessThan(0.0001);
  });

  it('is as loud at other sample rates', async () => {
    const levels = await Promise.all(
      [44100, 96000].map(async (sampleRate) => {
        const engine = new AudioEngine({ sampleRate });
        const preset = { role: 'drum', parameters: { kind }, constraints: noMaster };
        return decibels(rmsOf((await engine.renderAudio(preset, undefined, 0.3)).getChannelData(0)));
      }),
    );
    expect(Math.abs(levels[0]! - levels[1]!)).toBeLessThan(2);
  });

  it('is a hit in 50 ms too', async () => {
    expect(decibels((await hit({ kind }, 0.05)).peak())).toBeGreaterThan(-16);
  });

  it('is held until note-off where sustain is above 0, and then released', async () => {
    const x = await left({ kind, sustain: 0.8, decay: 0.1, release: 0.3, reverb: 0 }, 2);
    const level = levelsOf(x, 0.1);
    for (const at of [4, 10, 15]) expect(Math.abs(decibels(level[at]! / level[8]!)), `${at}`).toBeLessThan(4);
    expect(decibels(level[19]! / level[15]!)).toBeLessThan(-12);
  });

  it('is mono below 120 Hz, and elsewhere where it is not wide', async () => {
    const low = (x: Float32Array): Float32Array => {
      // Two one-poles at 120 Hz, each way.
      let out = Float32Array.from(x);
      for (const turn of [0, 1, 2, 3]) {
        let state = 0;
        out = out.map((value) => (state += 0.017 * (value - state)));
        if (turn % 2 === 1) out = out.reverse();
      }
      return out;
    };
    const [x, y] = await sides({ kind, width: 1, noise: 0.3, frequency: 100, cutoff: 20000, reverb: 0.3 }, 0.5);
    const difference = low(x.map((value, at) => (value - y[at]!) / 2));
    expect(decibels(rmsOf(difference) / rmsOf(x))).toBeLessThan(-24);
    const [mono, same] = await sides({ kind, width: 0, reverb: 0 }, 0.2);
    expect(mono).toEqual(same);
  });

  it('is new noise with another seed, and the same sound with the same', async () => {
    const noisy = { kind, noise: 0.6, noise_decay: 1, click: 0 };
    const [first, again, other] = await Promise.all([1, 1, 2].map((seed) => left(noisy, 0.3, seed)));
    expect(first).toEqual(again);
    expect(correlation(first!, other!)).toBeLessThan(0.97);
  });

  it('plays soft hits softly and darkly', async () => {
    const engine = new AudioEngine();
    const values = validateRoleParameters(drum, { kind, cutoff: 3000, width: 0 });
    const given = Object.fromEntries(
      Object.entries(values).filter(([name]) => name !== 'kind' && name !== 'frequency'),
    );
    const graph = drum.voice(values);
    const known = Object.fromEntries(graph.inputs.filter(({ name }) => name in given).map(({ name }) => [name, Number(given[name])])); // prettier-ignore
    const played = async (velocity: number) => {
      const notes = [{ lengthSec: 0.5, frequencyHz: Number(values['frequency']), velocity }];
      return (await engine.renderGraph(graph, { notes, duration: 0.5, values: known })).getChannelData(0);
    };
    const [soft, loud] = await Promise.all([played(0.3), played(1)]);
    expect(rmsOf(soft) / rmsOf(loud)).toBeLessThan(0.32);
    const edges = (x: Float32Array) => rmsOf(x.map((value, at) => value - (x[at - 1] ?? 0))) / rmsOf(x);
    expect(edges(soft)).toBeLessThan(0.98 * edges(loud));
  });

  it('is finite and within [−1, 1] at both ends of every parameter, and at random places', async () => {
    const records = numbers(kind);
    const ends = records.flatMap(({ name, min, max }) => [{ [name]: min }, { [name]: max }]);
    let state = 7;
    const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const drawn = Array.from({ length: 10 }, () =>
      Object.fromEntries(records.map(({ name, min, max }) => [name, min + (max - min) * random() ** 2])),
    );
    for (const given of [...ends, ...drawn.map((values) => ({ ...values, amplitude: 0.5 }))]) {
      const values: Readonly<Record<string, number>> = given;
      const audio = await hit({ kind, ...values }, 0.06);
      const peak = peakOf(audio.interleaved());
      expect(peak, JSON.stringify(values)).toBeLessThanOrEqual(1);
      const silent = values['amplitude'] === 0 || values['attack'] === 20;
      if (!silent) expect(peak, JSON.stringify(values)).toBeGreaterThan(1e-6);
    }
  });

  it('has graphs that only structural parameters shape, and that read every record', () => {
    const graphsOf = (values: Readonly<Record<string, number>>) => {
      const valid = validateRoleParameters(drum, { kind, ...values });
      return [drum.voice(valid), drum.space(valid)];
    };
    const usual = graphsOf({}).map(printGraph).join();
    const inputs = graphsOf({}).flatMap((graph) => graph.inputs.map(({ name }) => name));
    for (const { name, min, max, meaning } of numbers(kind)) {
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      if (name !== 'frequency') expect(inputs, name).toContain(name);
      for (const value of [min, max])
        expect(
          graphsOf({ [name]: value })
            .map(printGraph)
            .join() === usual,
        ).toBe(true);
    }
    expect(costsOf(graphsOf({})[0]!).perSample).toBeLessThan(560);
  });

  it('has a rhythm of sixteen steps', () => {
    expect(drum.kinds.find(({ name }) => name === kind)!.rhythm).toMatch(/^[Xxo.]{16}$/);
  });
});

describe('the pitch of drums', () => {
  const tuned = drum.kinds.filter(({ pitched }) => pitched !== 'none');

  it('is that of kick, rim, tom and cowbell', () => {
    expect(tuned.map(({ name }) => name)).toEqual(['kick', 'rim', 'tom', 'cowbell']);
  });

  it.each(tuned.map(({ name, rangeHz }) => [name, rangeHz] as const))(
    '%s is in tune over its range',
    async (kind, range) => {
      const still = Object.fromEntries(
        numbers(kind).flatMap(({ name, movesPitch }) => (movesPitch ? [[name, 0]] : [])),
      );
      for (const hz of [range[0], Math.sqrt(range[0] * range[1]), range[1]]) {
        const x = await left({ kind, ...still, frequency: hz, sustain: 1, reverb: 0 }, 2);
        expect(Math.abs(driftCents(x, hz, 0.2, 1.7, 0.03)), `${hz}`).toBeLessThan(1);
        expect(rmsOf(stretch(x, 1, 0.5))).toBeGreaterThan(0.01);
      }
    },
  );

  it('is left alone by what else there is: every kind has a sweep, which is still by default or at 0', () => {
    for (const kind of kinds) expect(numbers(kind).filter(({ movesPitch }) => movesPitch).map(({ name }) => name)).toEqual(['pitch_sweep']); // prettier-ignore
  });
});
