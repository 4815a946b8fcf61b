/**
 * How much of a processor core a sound would take while it plays in real time, counted from its graphs: the same verdict on every
 * machine. The reference core does 2·10⁹ weighted operations of four lanes in a second, by choice: a server core of 2.45 GHz did
 * 1.6–8.8·10⁹, about 5 in the middle (units and the pad, one by one, WebAssembly; timed once, by hand).
 */
import type { Graph } from '../ir/index.ts';
import { LANES } from './laneGroup.ts';
import { operationsOf } from './operationsOf.ts';

const OPERATIONS_PER_SEC = 2e9;

/**
 * The share of one core, 0 and up; above 1 the reference core could not keep up.
 *
 * @param graphs as the passes leave them
 * @param voices the most that sound at once; they run four at a time
 */
export function cpuShare(
  graphs: { readonly instrument: Graph; readonly effect?: Graph | undefined },
  voices: number,
  sampleRate: number,
): number {
  const groups = Math.ceil(voices / LANES);
  const effect = graphs.effect === undefined ? 0 : operationsOf(graphs.effect).weighted;
  return ((groups * operationsOf(graphs.instrument).weighted + effect) * sampleRate) / OPERATIONS_PER_SEC;
}
