/** What a sample of a graph costs, counted in operations and not in time: the same number on every machine. */
import type { Graph, Node } from '../ir/index.ts';
import { CONTROL_STEP, type OpName } from '../ops/index.ts';

/** Nodes that name a value which is there already. */
const FREE: readonly OpName[] = ['const', 'iconst', 'input', 'iinput', 'state', 'istate', 'tick'];

/**
 * What takes longer than one instruction on four lanes: a read of a delay line is four reads at four addresses, so is one of a
 * table; divisions and roots are slow in every processor; `sane` is two comparisons and a selection. In additions.
 */
const WEIGHTS: Partial<Record<OpName, number>> = { tap: 8, lookup: 6, div: 4, sqrt: 4, sane: 3 };

export interface Operations {
  /** In every sample: those of audio rate, and a share of the control step's. */
  readonly perSample: number;
  /** The same, where what takes longer counts for as many additions as it takes. */
  readonly weighted: number;
  /** In the sample, in the control step, and in each call of the kernel. */
  readonly audio: number;
  readonly control: number;
  readonly live: number;
}

/** @param graph as the passes leave it */
export function operationsOf(graph: Graph): Operations {
  const at = (rate: Node['rate']) => graph.nodes.filter((node) => node.rate === rate && !FREE.includes(node.op));
  const weigh = (nodes: readonly Node[]) => nodes.reduce((sum, { op }) => sum + (WEIGHTS[op] ?? 1), 0);
  const [audio, control] = [at('audio'), at('control')];
  // A grid value that is interpolated takes a multiplication and an addition in the sample.
  const ramps = 2 * graph.nodes.filter((node) => node.op === 'control' && node.attribute === 'linear').length;
  return {
    perSample: audio.length + ramps + control.length / CONTROL_STEP,
    weighted: weigh(audio) + ramps + weigh(control) / CONTROL_STEP,
    audio: audio.length + ramps,
    control: control.length,
    live: at('live').length,
  };
}
