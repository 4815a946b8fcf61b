// What a sample of a graph costs, and what it keeps, once the passes have gone over it.
import { operationsOf } from '../../src/engine/operationsOf.ts';
import type { Graph } from '../../src/ir/index.ts';
import { optimise } from '../../src/passes/index.ts';

export interface Costs {
  /** Operations in every sample: those of audio rate, and a share of the control step's. */
  readonly perSample: number;
  /** Operations in the sample, in the control step, and in each call of the kernel. */
  readonly audio: number;
  readonly control: number;
  readonly live: number;
  /** What is kept from sample to sample. */
  readonly registers: number;
  readonly lines: number;
}

export function costsOf(raw: Graph): Costs {
  const graph = optimise(raw);
  const { perSample, audio, control, live } = operationsOf(graph);
  return {
    perSample: Number(perSample.toFixed(2)),
    audio,
    control,
    live,
    registers: graph.registers.length,
    lines: graph.lines.length,
  };
}
