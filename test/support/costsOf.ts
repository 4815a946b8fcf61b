// What a sample of a graph costs, counted in operations and not in time.
import type { Graph } from '../../src/ir/index.ts';
import { CONTROL_STEP, type OpName } from '../../src/ops/index.ts';
import { optimise } from '../../src/passes/index.ts';

/** Nodes that name a value which is there already. */
const FREE: readonly OpName[] = ['const', 'iconst', 'input', 'iinput', 'state', 'istate', 'tick'];

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
  const count = (rate: string) => graph.nodes.filter((node) => node.rate === rate && !FREE.includes(node.op)).length;
  // A grid value that is interpolated takes a multiplication and an addition in the sample.
  const ramps = graph.nodes.filter((node) => node.op === 'control' && node.attribute === 'linear').length;
  const audio = count('audio') + 2 * ramps;
  return {
    perSample: Number((audio + count('control') / CONTROL_STEP).toFixed(2)),
    audio,
    control: count('control'),
    live: count('live'),
    registers: graph.registers.length,
    lines: graph.lines.length,
  };
}
