// What random graphs are run with, and how many of them.
import fc from 'fast-check';
import type { Graph } from '../../src/ir/index.ts';
import { blockSizes, mustAgree } from './agreement.ts';
import type { Event, Lanes, Scenario } from './kernelHost.ts';
import { buildRandom, four, randomParameters, recipeArb, wildFloat, wildInt } from './randomGraph.ts';

const floatInputs = [...randomParameters.live, ...randomParameters.note, 'frequency', 'velocity', 'sampleRate'];
const intInputs = ['gate', 'seed', 'start', 'origin'];

const lanesOf = (names: readonly string[], arb: fc.Arbitrary<number>) =>
  fc.record(Object.fromEntries(names.map((name) => [name, four(arb) as fc.Arbitrary<Lanes>])));

/** A note that begins: where, and in which lane. */
const resetArb = (frames: number): fc.Arbitrary<Event> =>
  fc.record({
    kind: fc.constant('reset' as const),
    frame: fc.noBias(fc.nat({ max: frames - 1 })),
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

function scenarioArb(kind: Graph['kind'], minFrames: number, maxFrames: number): fc.Arbitrary<Scenario> {
  return fc
    .record({
      frames: fc.noBias(fc.integer({ min: minFrames, max: maxFrames })),
      tick: fc.constantFrom(0, 0, 32, 7, 31, 4095, 1048576),
    })
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
  readonly minFrames: number;
  readonly maxFrames: number;
  readonly seed: number;
}

/** What a campaign has met, to prove that it met something. */
export interface Met {
  graphs: number;
  /** Graphs that gave a sample that is neither 0 nor NaN. */
  audible: number;
  /** How many graphs used each op. */
  readonly ops: Map<string, number>;
}

/** How many times the usual number of graphs: AIAUDIO_FUZZ_RUNS says how many graphs there should be in all. */
const USUAL_RUNS = 1240;
export const effort = Math.max(1, Number(process.env['AIAUDIO_FUZZ_RUNS'] ?? 0) / USUAL_RUNS);

export async function randomGraphsAgree(campaign: Campaign): Promise<Met> {
  const { kind, maxSteps, minFrames, maxFrames, seed } = campaign;
  const met: Met = { graphs: 0, audible: 0, ops: new Map() };
  const property = fc.asyncProperty(
    recipeArb(kind, maxSteps),
    scenarioArb(kind, minFrames, maxFrames),
    fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 12 }),
    async (recipe, scenario, lengths) => {
      const graph = buildRandom(recipe);
      let at = 0;
      const random = () => lengths[at++ % lengths.length]!;
      const meaning = await mustAgree(graph, scenario, { blocks: [...blockSizes, random], interpreterBlocks: random });
      for (const op of new Set(graph.nodes.map((node) => node.op))) met.ops.set(op, (met.ops.get(op) ?? 0) + 1);
      if (meaning.samples.some((sample) => Math.abs(sample) > 0)) met.audible++;
      met.graphs++;
    },
  );
  const numRuns = Math.ceil(campaign.runs * effort);
  // A failure is made smaller for five minutes at most.
  await fc.assert(property, { numRuns, seed, interruptAfterTimeLimit: 300_000 * effort, markInterruptAsFailure: true });
  return met;
}
