/**
 * The IR: a graph is plain, frozen data. `nodes` is a list in which every node stands after its arguments, so there are
 * no cycles but those through state: registers (`states`), delay lines (`lines`) and the control grid.
 *
 * The meaning of a graph at one sample: every node is computed in order; then every register takes the value of its
 * `next`, and every line takes the value of its `input`. `backends/interpreter` is that sentence, executable.
 */
import type { OpName } from '../ops/index.ts';

/**
 * How often a value can change, slowest first. `note`: fixed from note-on to the voice's end. `live`: may change where the
 * host sets parameters, on the control grid. `control`: changes on the control grid. `audio`: every sample.
 */
export type Rate = 'const' | 'note' | 'live' | 'control' | 'audio';
export const RATES: readonly Rate[] = ['const', 'note', 'live', 'control', 'audio'];

/** A number (constant, shift count, index), one number per lane or a pattern, a name, or a mode. */
export type Attribute = number | readonly number[] | string;

export interface Node {
  readonly op: OpName;
  /** Positions in `nodes`, all smaller than the node's own. */
  readonly args: readonly number[];
  readonly attribute?: Attribute;
  /** Which unit made it, for messages: `warmPad/unison/saw#2`. */
  readonly path: string;
  /** Where it is computed, once the `hoist` pass has said so: `live` (once a call), `control` or `audio`. */
  readonly rate?: Rate;
}

/** A value that the host supplies, per lane. */
export interface Input {
  readonly name: string;
  readonly type: 'f32' | 'i32';
  readonly rate: 'note' | 'live';
  /** What it is when nobody says otherwise. */
  readonly initial: number;
}

/** A unit delay. */
export interface Register {
  readonly type: 'f32' | 'i32';
  readonly initial: number;
  /** The node whose value the register takes at the end of the sample. */
  readonly next: number;
  readonly path: string;
}

/** The longest delay line, in seconds. */
export const MAX_LINE_SEC = 60;

/** A delay line of f32. Its size is the power of two that holds `seconds` at the sample rate in use. */
export interface Line {
  readonly seconds: number;
  /** The node whose value is written at the end of the sample. */
  readonly input: number;
  readonly path: string;
}

/** The longest table. */
export const MAX_TABLE_LENGTH = 1 << 20;

/** Constants that are read by index. */
export interface Table {
  /** Finite; their number is a power of two, at least two. Nobody may change them. */
  readonly values: Float32Array;
  readonly path: string;
}

export interface Graph {
  readonly name: string;
  /** In an instrument the lanes are voices, in an effect channels or lines. */
  readonly kind: 'instrument' | 'effect';
  readonly inputs: readonly Input[];
  readonly nodes: readonly Node[];
  readonly registers: readonly Register[];
  readonly lines: readonly Line[];
  readonly tables: readonly Table[];
  /** Instruments: one node (mono) or two (left, right). Effects: one node, whose lanes 0 and 1 are left and right. */
  readonly outputs: readonly number[];
  /** Instruments: how many samples after note-on the output has become, and stays, exactly zero (an i32 of rate `live` or slower). */
  readonly end?: number;
  /** Effects: by how many samples the output is late (an i32 of rate `note` or slower, the same in all lanes). */
  readonly latency?: number;
}

/** What every run of a kernel tells the host beside its samples. */
const REPORTS = ['end', 'latency'] as const;

/** The reports that a graph makes: their names and their nodes. */
export function reportsOf(graph: Pick<Graph, (typeof REPORTS)[number]>) {
  return REPORTS.flatMap((name) => {
    const node = graph[name];
    return node === undefined ? [] : [[name, node] as const];
  });
}

/** Inputs that every graph may name without declaring them; the renderer fills them in. */
export const builtIns: Readonly<Record<string, Input>> = {
  sampleRate: { name: 'sampleRate', type: 'f32', rate: 'note', initial: 44100 },
  /** Frequency of the note in Hz. */
  frequency: { name: 'frequency', type: 'f32', rate: 'note', initial: 440 },
  /** Velocity of the note, 0–1. */
  velocity: { name: 'velocity', type: 'f32', rate: 'note', initial: 1 },
  /** Samples from note-on to note-off. */
  gate: { name: 'gate', type: 'i32', rate: 'note', initial: 2147483647 },
  /** Seed of the note: hash of the job's seed and the note's index. */
  seed: { name: 'seed', type: 'i32', rate: 'note', initial: 0 },
  /** The tick at which the lane's note began. */
  start: { name: 'start', type: 'i32', rate: 'note', initial: 0 },
  /** What to add to the tick to get the job's own sample count. A multiple of 32. */
  origin: { name: 'origin', type: 'i32', rate: 'note', initial: 0 },
};
