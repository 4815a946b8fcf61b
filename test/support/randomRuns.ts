// What random graphs are run with, and how many of them.
import fc from 'fast-check';
import type { Graph } from '../../src/ir/index.ts';
import { mustAgree } from './agreement.ts';
import { bitsOf, type Event, type Lanes, type Scenario } from './kernelHost.ts';
import { buildRandom, four, randomParameters, recipeArb, wildFloat, wildInt } from './randomGraph.ts';

const floatInputs = [...randomParameters.live, ...randomParameters.note, 'frequency', 'velocity', 'sampleRate'];
const intInputs = ['gate', 'seed', 'start', 'origin'];

const lanesOf = (names: readonly string[], arb: fc.Arbitrary<number>) =>
  fc.record(Object.fromEntries(names.map((name) => [name, four(arb) as fc.Arbitrary<Lanes>])));

/** A note that begins: where, and in which lane. */
const resetArb = (frames: number): fc.Arbitrary<Event> =>
  fc.record({
    kind: fc.constant('reset' as const),
    frame: fc.nat({ max: frames - 1 }),
    lane: fc.nat({ max: 3 }),
    values: fc.record({
      ...Object.fromEntries([...randomParameters.note, 'velocity'].map((name) => [name, wildFloat])),
      ...Object.fromEntries(intInputs.map((name) => [name, wildInt])),
    }),
  });

const liveArb = (frames: number, tick: number): fc.Arbitrary<Event> =>
  fc.record({
    kind: fc.constant('live' as const),
    // The control grid lies at multiples of 32 of the tick.
    frame: fc.nat({ max: frames - 1 }).map((frame) => Math.max(0, frame - ((tick + frame) & 31))),
    values: lanesOf(randomParameters.live, wildFloat),
  });

function scenarioArb(kind: Graph['kind'], maxFrames: number): fc.Arbitrary<Scenario> {
  return fc
    .record({ frames: fc.integer({ min: 1, max: maxFrames }), tick: fc.constantFrom(0, 0, 32, 7, 31, 4095, 1048576) })
    .chain(({ frames, tick }) =>
      fc.record({
        sampleRate: fc.constant(8000),
        tick: fc.constant(tick),
        frames: fc.constant(frames),
        inputs: fc
          .tuple(lanesOf(floatInputs, wildFloat), lanesOf(intInputs, wildInt))
          .map(([floats, ints]) => ({ ...floats, ...ints })),
        events: fc.array(fc.oneof(resetArb(frames), liveArb(frames, tick)), { maxLength: 5 }),
        ...(kind === 'effect' ? { bus: busArb(frames) } : {}),
      }),
    );
}

/** Sound with accidents: most of it between −1 and 1, some of it wild. */
function busArb(frames: number): fc.Arbitrary<Float32Array> {
  return fc.tuple(fc.integer(), fc.array(wildFloat, { minLength: 1, maxLength: 8 })).map(([start, accidents]) => {
    let state = start | 0;
    return Float32Array.from({ length: frames * 2 }, (_, index) => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return index % 37 === 5 ? accidents[(state >>> 8) % accidents.length]! : state / 2147483648;
    });
  });
}

export interface Campaign {
  readonly kind: Graph['kind'];
  readonly runs: number;
  readonly maxSteps: number;
  readonly maxFrames: number;
  readonly seed: number;
}

/** What a campaign has seen, to prove that it saw something. */
export interface Seen {
  readonly ops: Set<string>;
  /** Renders with a sample that is neither 0 nor NaN. */
  audible: number;
  graphs: number;
}

/** AIAUDIO_FUZZ_RUNS multiplies nothing: it is the number of graphs of all campaigns together, if that is more. */
const ENVIRONMENT_RUNS = Number(process.env['AIAUDIO_FUZZ_RUNS'] ?? 0);
const DEFAULT_RUNS = 1200;

export async function randomGraphsAgree({ kind, runs, maxSteps, maxFrames, seed }: Campaign): Promise<Seen> {
  const seen: Seen = { ops: new Set(), audible: 0, graphs: 0 };
  const numRuns = Math.ceil(runs * Math.max(1, ENVIRONMENT_RUNS / DEFAULT_RUNS));
  const property = fc.asyncProperty(
    recipeArb(kind, maxSteps),
    scenarioArb(kind, maxFrames),
    fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 12 }),
    async (recipe, scenario, lengths) => {
      const graph = buildRandom(recipe);
      let at = 0;
      const random = () => lengths[at++ % lengths.length]!;
      const blocks = [1, 7, 32, 128, 4096, random];
      const meaning = await mustAgree(graph, scenario, { blocks, interpreterBlocks: random });
      for (const { op } of graph.nodes) seen.ops.add(op);
      if (meaning.samples.some((sample) => Math.abs(sample) > 0)) seen.audible++;
      seen.graphs++;
    },
  );
  await fc.assert(property, { numRuns, seed, interruptAfterTimeLimit: 300_000, markInterruptAsFailure: true });
  return seen;
}

export { bitsOf };
