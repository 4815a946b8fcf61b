// Whole patches: the pad in its topologies, and the bench's patch P1.
import * as graph from '../../src/graph.ts';
import type { Graph } from '../../src/ir/index.ts';
import { validateParameters } from '../../src/roles/parameter.ts';
import { pad } from '../../src/roles/pad/pad.ts';

/** The bench writes its patches in plain JavaScript, for the built package; they take the graph language as an argument. */
interface P1 {
  readonly p1Instrument: (language: typeof graph) => Graph;
  readonly p1Effect: (language: typeof graph) => Graph;
}

const p1 = (await import(new URL('../../bench/patches/p1Aiaudio.mjs', import.meta.url).href)) as P1;

const padWith = (unison: number) => validateParameters(pad.parameters, { unison });

/** By name, as their authors wrote them. */
export const patches: Readonly<Record<string, Graph>> = {
  'pad voice, unison 1': pad.voice(padWith(1)),
  'pad voice, unison 7': pad.voice(padWith(7)),
  'pad voice, unison 16': pad.voice(padWith(16)),
  'pad space': pad.space(padWith(7)),
  'P1 voice': p1.p1Instrument(graph),
  'P1 space': p1.p1Effect(graph),
};
