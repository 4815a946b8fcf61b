// Runs one graph on one backend the way a host does: an instance in memory, inputs per lane, notes that begin, blocks.
import {
  backends,
  initialise,
  instanceBytes,
  resetLane,
  VALUE,
  type BackendName,
  type Layout,
  type Memory,
} from '../../src/backends/index.ts';
import { inputOf, type Graph } from '../../src/ir/index.ts';

/** One number per lane. */
export type Lanes = readonly [number, number, number, number];

/** Something that happens before the sample `frame` is computed. */
export type Event =
  /** A note begins in a lane; it may bring other input values. */
  | {
      readonly kind: 'reset';
      readonly frame: number;
      readonly lane: number;
      readonly values: Readonly<Record<string, number>>;
    }
  /** Live parameters change. The host does that on the control grid. */
  | { readonly kind: 'live'; readonly frame: number; readonly values: Readonly<Record<string, Lanes>> };

export interface Scenario {
  readonly sampleRate: number;
  /** The tick of the first sample. */
  readonly tick: number;
  readonly frames: number;
  /** By name of the input. What is missing is 0. */
  readonly inputs: Readonly<Record<string, Lanes>>;
  readonly events: readonly Event[];
  /** Effects: the interleaved stereo that they get. Silence if there is none. */
  readonly bus?: Float32Array;
}

export interface Outcome {
  /** Instruments: `[frame][channel][lane]`; effects: interleaved stereo. */
  readonly samples: Float32Array;
  /** The bits of the samples, every NaN as 0x7fc00000. */
  readonly output: Int32Array;
  /** All state of the instance, registers first, and its inputs; every NaN as 0x7fc00000. */
  readonly instance: Int32Array;
  readonly layout: Layout;
}

/** How long a block may be. */
export type Blocks = number | (() => number);

const BASE = 64;
const LANES = [0, 1, 2, 3] as const;
const ALL_LANES = 15;

/** Memory is reused: each WebAssembly memory reserves gigabytes of addresses. */
const memories = new Map<BackendName, Memory>();

function memoryOf(name: BackendName): Memory {
  const memory = memories.get(name) ?? backends[name].createMemory();
  memories.set(name, memory);
  return memory;
}

/** Compiles a graph and returns what runs it, each time from a fresh instance. */
export async function host(name: BackendName, graph: Graph): Promise<(scenario: Scenario, blocks: Blocks) => Outcome> {
  const memory = memoryOf(name);
  const kernel = await backends[name].compile(graph, memory);
  const { layout } = kernel;

  return ({ sampleRate, tick, frames, inputs, events, bus }, blocks) => {
    const bytes = instanceBytes(graph, layout, sampleRate);
    const io = BASE + bytes + 64;
    const perFrame = graph.kind === 'effect' ? 2 : 4 * layout.channels;
    memory.ensure(io + frames * perFrame * 4 + 64);
    const { buffer } = memory;
    const samples = new Float32Array(buffer, io, frames * perFrame);
    initialise(graph, layout, buffer, BASE, sampleRate);
    for (const [input, lanes] of Object.entries(inputs)) {
      for (const lane of LANES) setInput(graph, layout, buffer, input, lane, lanes[lane]);
    }
    samples.fill(graph.kind === 'effect' ? 0 : NaN);
    if (graph.kind === 'effect' && bus) samples.set(bus.subarray(0, samples.length));

    const sorted = [...events].sort((a, b) => a.frame - b.frame);
    let next = 0;
    for (let frame = 0; frame < frames;) {
      for (; next < sorted.length && sorted[next]!.frame <= frame; next++) apply(graph, layout, buffer, sorted[next]!);
      const until = Math.min(frames, sorted[next]?.frame ?? frames);
      const count = Math.min(typeof blocks === 'number' ? blocks : blocks(), until - frame);
      kernel.run(BASE, tick + frame, count, io + frame * perFrame * 4, ALL_LANES);
      frame += count;
    }
    return {
      samples: samples.slice(),
      output: bitsOf(samples),
      instance: instanceOf(graph, layout, buffer),
      layout,
    };
  };
}

function apply(graph: Graph, layout: Layout, buffer: ArrayBuffer, event: Event): void {
  if (event.kind === 'live') {
    for (const [name, lanes] of Object.entries(event.values)) {
      for (const lane of LANES) setInput(graph, layout, buffer, name, lane, lanes[lane]);
    }
    return;
  }
  for (const [name, value] of Object.entries(event.values)) setInput(graph, layout, buffer, name, event.lane, value);
  resetLane(graph, layout, buffer, BASE, event.lane);
}

function setInput(graph: Graph, layout: Layout, buffer: ArrayBuffer, name: string, lane: number, value: number): void {
  const offset = layout.inputs.get(name);
  if (offset === undefined) return;
  const slot = ((BASE + offset) >> 2) + lane;
  if (inputOf(graph, name)!.type === 'i32') new Int32Array(buffer)[slot] = value;
  else new Float32Array(buffer)[slot] = value;
}

/** The words of float32 samples; NaN has one word only. */
export function bitsOf(samples: Float32Array): Int32Array {
  const words = new Int32Array(samples.slice().buffer);
  samples.forEach((sample, index) => {
    if (sample !== sample) words[index] = 0x7fc00000;
  });
  return words;
}

/** Everything that an instance remembers, and what it was given; scratch space and addresses are nobody's business. */
function instanceOf(graph: Graph, layout: Layout, buffer: ArrayBuffer): Int32Array {
  const words: Int32Array[] = [];
  const take = (type: 'f32' | 'i32', address: number, bytes: number) => {
    words.push(
      type === 'i32'
        ? new Int32Array(buffer, address, bytes / 4)
        : bitsOf(new Float32Array(buffer, address, bytes / 4)),
    );
  };
  layout.registers.forEach((offset, index) => take(graph.registers[index]!.type, BASE + offset, VALUE));
  for (const offset of layout.controls.values()) take('f32', BASE + offset, 2 * VALUE);
  for (const [name, offset] of layout.inputs) take(inputOf(graph, name)!.type, BASE + offset, VALUE);
  take('i32', BASE + layout.fresh, VALUE);
  take('i32', BASE + layout.end, VALUE);
  take('i32', BASE + layout.latency, VALUE);
  for (const offset of layout.lines) {
    const [address, mask] = new Int32Array(buffer, BASE + offset, 2);
    take('f32', address!, mask! + VALUE);
  }
  const all = new Int32Array(words.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of words) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The four lanes of a register. */
export function registerOf(outcome: Outcome, index: number): Int32Array {
  return outcome.instance.subarray(index * 4, index * 4 + 4);
}
