/**
 * Says where each node is computed: `live` (once per call of the kernel, before its loops), `control` (once per control
 * step) or `audio` (every sample). Only what cannot change a bit moves:
 * - what changes with notes and live parameters only, moves before the loops;
 * - what only the control grid asks for, and what depends on nothing but time and slower values, moves to the control step;
 * - a node that both rates ask for is written twice, once for each.
 * A `control` node whose argument needs memory (a filter's output, say) stays at audio rate and samples it there.
 */
import { ratesOf, reportsOf, type Graph, type Node, type Rate } from '../ir/index.ts';
import { ops } from '../ops/index.ts';
import { renumber } from './rewrite.ts';

/** Places, slowest first. What is needed at several of them is a set of bits: 1 << place. */
const PLACES = ['live', 'control', 'audio'] as const;
const [LIVE, CONTROL, AUDIO] = [0, 1, 2] as const;

export function hoist(graph: Graph): Graph {
  const rates = ratesOf(graph);
  const wanted = placesWanted(graph, rates, closedOverTime(graph, rates));

  const nodes: Node[] = [];
  const copies = PLACES.map(() => new Int32Array(graph.nodes.length).fill(-1));
  /** The copy of a node that `place` can read: its own, or that of a slower place. */
  const readFrom = (id: number, place: number): number => {
    for (let from = place; from >= LIVE; from--) if (copies[from]![id]! >= 0) return copies[from]![id]!;
    throw new Error(`hoist: %${id} is used at ${PLACES[place]!} but computed nowhere`);
  };
  graph.nodes.forEach((node, id) => {
    PLACES.forEach((rate, place) => {
      if ((wanted[id]! & (1 << place)) === 0) return;
      const args = node.args.map((arg) => readFrom(arg, place));
      copies[place]![id] = nodes.push({ ...node, args, rate }) - 1;
    });
  });
  return renumber(graph, nodes, (id) => readFrom(id, AUDIO));
}

const isStill = (rate: Rate | undefined): boolean => rate === 'const' || rate === 'note' || rate === 'live';

/** Whether a node can be computed at a grid point without having computed the samples before. */
function closedOverTime(graph: Graph, rates: readonly Rate[]): boolean[] {
  const closed: boolean[] = [];
  graph.nodes.forEach((node, id) => {
    if (isStill(rates[id]) || node.op === 'tick') closed.push(true);
    else if (node.op === 'control') closed.push(node.attribute === 'hold' && closed[node.args[0]!]!);
    else closed.push(ops[node.op].purity !== 'state' && node.op !== 'bus' && node.args.every((arg) => closed[arg]!));
  });
  return closed;
}

/** The places at which each node is needed, as bits. */
function placesWanted(graph: Graph, rates: readonly Rate[], closed: readonly boolean[]): Uint8Array {
  const wanted = new Uint8Array(graph.nodes.length);
  const ask = (id: number, place: number): void => {
    const onGrid = rates[id] === 'control' && closed[id]!;
    wanted[id]! |= 1 << (isStill(rates[id]) ? LIVE : onGrid ? CONTROL : place);
  };
  for (const output of graph.outputs) ask(output, AUDIO);
  for (const { next } of graph.registers) ask(next, AUDIO);
  for (const { input } of graph.lines) ask(input, AUDIO);
  for (const [, node] of reportsOf(graph)) ask(node, LIVE);
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    const node = graph.nodes[id]!;
    // A grid value is kept in the control step, whoever reads it; its interpolation is part of reading it.
    if (node.op === 'control' && closed[node.args[0]!]! && wanted[id]! !== 0) wanted[id] = 1 << CONTROL;
    for (let place: number = LIVE; place <= AUDIO; place++) {
      if (wanted[id]! & (1 << place)) for (const arg of node.args) ask(arg, place);
    }
  }
  return wanted;
}
