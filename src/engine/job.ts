/** What the renderer is asked for: notes for an instrument, and an effect behind it. */
import type { Kernel } from '../backends/index.ts';
import type { Graph } from '../ir/index.ts';

/** A note in samples of its job. */
export interface Note {
  /** First sample, from 0. */
  readonly onFrame: number;
  /** Samples from note-on to note-off. */
  readonly gateFrames: number;
  readonly frequencyHz: number;
  /** 0–1. */
  readonly velocity: number;
  /** What is other than in the rest of the job. */
  readonly values?: Values;
}

/** A graph that was compiled for a renderer. */
export interface Program {
  readonly graph: Graph;
  readonly kernel: Kernel;
}

/** Values of the graph's parameters, by name; what is missing has its initial value. */
export type Values = Readonly<Record<string, number>>;

export interface Job {
  readonly instrument: Program;
  readonly effect?: Program;
  readonly notes: readonly Note[];
  readonly frames: number;
  /** Any integer: variations. */
  readonly seed: number;
  readonly values: Values;
}
