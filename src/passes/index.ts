/** The pipeline, in order. Each pass takes a graph and returns one with the same meaning; each can be dumped by name. */
import type { Graph } from '../ir/index.ts';
import { foldConstants } from './foldConstants.ts';
import { hoist } from './hoist.ts';
import { mergeCommon } from './mergeCommon.ts';
import { removeDead } from './removeDead.ts';
import { schedule } from './schedule.ts';

export interface Pass {
  readonly name: string;
  readonly run: (graph: Graph) => Graph;
}

export const passes: readonly Pass[] = [
  { name: 'fold', run: foldConstants },
  { name: 'merge', run: mergeCommon },
  { name: 'dead', run: removeDead },
  { name: 'hoist', run: hoist },
  { name: 'schedule', run: schedule },
];

/** Runs the pipeline, up to and including the pass named `after` (all of it by default). `inspect` sees every step. */
export function optimise(graph: Graph, after?: string, inspect?: (pass: Pass, graph: Graph) => void): Graph {
  let result = graph;
  for (const pass of passes) {
    result = pass.run(result);
    inspect?.(pass, result);
    if (pass.name === after) break;
  }
  return result;
}
