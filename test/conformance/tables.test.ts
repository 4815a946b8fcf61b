// Tables next to their definition: one value per index, on every backend, at every rate, in instruments and in effects.
import { describe, expect, it } from 'vitest';
import { backends, type BackendName } from '../../src/backends/index.ts';
import {
  control,
  delayLine,
  effect,
  instrument,
  int,
  jobTime,
  param,
  perLaneInt,
  shuffle,
  table,
  time,
  type Graph,
  type I32,
} from '../../src/ir/index.ts';
import { optimise } from '../../src/passes/index.ts';
import { handmade, node, probe } from '../support/handmade.ts';
import { hostileFloats, hostileInts } from '../support/hostileValues.ts';
import { bitsOf, host, registerOf, type Event, type Lanes, type Scenario } from '../support/kernelHost.ts';

const names = Object.keys(backends) as BackendName[];
const quiet: Scenario = { sampleRate: 8000, tick: 0, frames: 1, inputs: {}, events: [] };
const words = (values: readonly number[]) => [...bitsOf(Float32Array.from(values))];
const finite = hostileFloats.filter((x) => Number.isFinite(x));

/** Values that tell their places, and hostile ones. */
const valuesOf = (length: number) =>
  Float32Array.from({ length }, (_, at) => (at % 2 === 0 ? at + 1 : finite[at % finite.length]!));
/** The mathematical remainder. */
const wrapped = (index: number, length: number) => ((index % length) + length) % length;

/** Runs a graph everywhere, as written and optimised. */
async function everywhere(graph: Graph, check: (where: string, run: Awaited<ReturnType<typeof host>>) => void) {
  for (const [form, each] of [
    ['raw', graph],
    ['optimised', optimise(graph)],
  ] as const)
    // prettier-ignore
    for (const name of names) check(`${name}, ${form}`, await host(name, each));
}

describe('lookup', () => {
  it('any index, in tables of any length', async () => {
    const indices = [...hostileInts, 0x12345678, -0x12345678];
    for (const length of [2, 4, 8, 64, 2048]) {
      const values = valuesOf(length);
      const inputs = [{ name: 'k', type: 'i32' as const, rate: 'note' as const, initial: 0 }];
      const graph = handmade([node('iinput', [], 'k'), node('lookup', [0], 0), node('lookup', [0], 1)], {
        inputs,
        registers: [probe('f32', 1), probe('f32', 2)],
        tables: [
          { values, path: '' },
          { values: values.slice().reverse(), path: '' },
        ],
      });
      for (const name of names) {
        const run = await host(name, graph);
        for (let at = 0; at < indices.length; at += 4) {
          const four = [0, 1, 2, 3].map((lane) => indices[(at + lane) % indices.length]!);
          const outcome = run({ ...quiet, inputs: { k: four as unknown as Lanes } }, 1);
          const places = four.map((index) => wrapped(index, length));
          const wanted = [words(places.map((p) => values[p]!)), words(places.map((p) => values[length - 1 - p]!))];
          const got = [0, 1].map((register) => [...registerOf(outcome, register)]);
          expect(got, `${name}: ${four.join()} of ${length}`).toEqual(wanted);
        }
      }
    }
  });

  it('at constant, live, grid and sample rate, alike', async () => {
    const values = valuesOf(16);
    const event: Event = { kind: 'live', frame: 32, values: { live: [9, 10, 11, 12] } };
    const graphOf = (index: () => I32) => instrument('v', () => table(values).at(index()));
    const cases: [graph: Graph, index: (frame: number, lane: number) => number][] = [
      [graphOf(() => int(-3)), () => -3],
      [graphOf(() => param('live', 0).toInt()), (frame, lane) => (frame < 32 ? [1, -2, 3, 4] : [9, 10, 11, 12])[lane]!],
      [graphOf(() => control(jobTime().toFloat(), 'hold').toInt().add(5)), (frame) => (frame & -32) + 5],
      [graphOf(() => time().mul(-7)), (frame) => frame * -7],
    ];
    for (const [graph, index] of cases) {
      const scenario = { ...quiet, frames: 70, inputs: { live: [1, -2, 3, 4] as const }, events: [event] };
      const wanted = words(
        Array.from({ length: 280 }, (_, at) => values[wrapped(index(at >> 2, at & 3), values.length)]!),
      );
      await everywhere(graph, (where, run) => {
        for (const blocks of [1, 32, 45, 100]) expect([...run(scenario, blocks).output], where).toEqual(wanted);
      });
    }
  });

  it('per lane in effects, beside delay lines', async () => {
    const values = valuesOf(8);
    const graph = effect('e', (x) => {
      const line = delayLine(0.01);
      line.write(x);
      const read = table(values).at(time().add(perLaneInt(0, 3, -1, 100)));
      const both = read.add(shuffle(read, read, [2, 3, 0, 1]));
      return both.add(line.tap(50).mul(0));
    });
    const at = (index: number) => values[wrapped(index, 8)]!;
    const wanted = words(
      Array.from({ length: 200 }, (_, n) => {
        const frame = n >> 1;
        return n % 2 === 0 ? Math.fround(at(frame) + at(frame - 1)) : Math.fround(at(frame + 3) + at(frame + 100));
      }),
    );
    await everywhere(graph, (where, run) => {
      expect([...run({ ...quiet, frames: 100 }, 33).output], where).toEqual(wanted);
    });
  });

  it('after notes have begun anew: a reset leaves tables alone', async () => {
    const values = valuesOf(32);
    const graph = instrument('v', () => table(values).at(jobTime()));
    const events: Event[] = [5, 40, 64].map((frame, lane) => ({ kind: 'reset', frame, lane, values: {} }));
    const wanted = words(Array.from({ length: 400 }, (_, at) => values[(at >> 2) % 32]!));
    await everywhere(graph, (where, run) => {
      expect([...run({ ...quiet, frames: 100, events }, 64).output], where).toEqual(wanted);
    });
  });
});
