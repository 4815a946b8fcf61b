/**
 * Says where each node is computed: `live` (once per call of the kernel, before its loops), `control` (once per control
 * step) or `audio` (every sample). Only what cannot change a bit moves:
 * - what changes with notes and live parameters only, moves before the loops;
 * - what only the control grid asks for, and what depends on nothing but time and slower values, moves to the control step;
 * - a node that both rates ask for is written twice, once for each.
 * A `control` node whose argument needs memory (a filter's output, say) stays at audio rate and samples it there.
 */
import { ratesOf, type Graph, type Node, type Rate } from '../ir/index.ts';
import { ops } from '../ops/index.ts';
import { renumber } from './rewrite.ts';

type Place = 'live' | 'control' | 'audio';

export function hoist(graph: Graph): Graph {
  const rates = ratesOf(graph);
  const closed = closedOverTime(graph, rates);
  const wanted = demand(graph, rates, closed);

  const nodes: Node[] = [];
  const placed = new Map<Place, number[]>([
    ['live', []],
    ['control', []],
    ['audio', []],
  ]);
  /** The copy of a node that another place can use: its own place's, or a slower one's. */
  const seenFrom = (id: number, place: Place): number => {
    const order: Place[] =
      place === 'audio' ? ['audio', 'control', 'live'] : place === 'control' ? ['control', 'live'] : ['live'];
    for (const candidate of order) {
      const found = placed.get(candidate)![id];
      if (found !== undefined) return found;
    }
    throw new Error(`hoist: %${id} is used at ${place} but placed nowhere`);
  };
  graph.nodes.forEach((node, id) => {
    for (const place of wanted[id]!) {
      // An audio copy is not needed where a slower place already has a value that holds between grid points.
      const args = node.args.map((arg) => seenFrom(arg, place));
      placed.get(place)![id] = nodes.push({ ...node, args, rate: place }) - 1;
    }
  });
  return renumber(graph, nodes, (id) => seenFrom(id, 'audio'));
}

/** Whether a node can be computed at a grid point without having computed the samples before. */
function closedOverTime(graph: Graph, rates: readonly Rate[]): boolean[] {
  const closed: boolean[] = [];
  graph.nodes.forEach((node, id) => {
    if (rates[id] === 'const' || rates[id] === 'note' || rates[id] === 'live' || node.op === 'tick') closed.push(true);
    else if (node.op === 'control') closed.push(node.attribute === 'hold' && closed[node.args[0]!]!);
    else closed.push(ops[node.op].purity !== 'state' && node.op !== 'bus' && node.args.every((arg) => closed[arg]!));
  });
  return closed;
}

/** The places at which each node is needed. */
function demand(graph: Graph, rates: readonly Rate[], closed: readonly boolean[]): Set<Place>[] {
  const wanted = graph.nodes.map(() => new Set<Place>());
  const ask = (id: number, place: Place): void => {
    const still = rates[id] === 'const' || rates[id] === 'note' || rates[id] === 'live';
    const onGrid = rates[id] === 'control' && closed[id]!;
    wanted[id]!.add(still ? 'live' : onGrid ? 'control' : place);
  };
  for (const id of [...graph.outputs, ...graph.registers.map((r) => r.next), ...graph.lines.map((l) => l.input)])
    ask(id, 'audio');
  if (graph.end !== undefined) ask(graph.end, 'live');
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    const node = graph.nodes[id]!;
    const sampled = node.op === 'control' && closed[node.args[0]!]!;
    if (sampled && wanted[id]!.size > 0) {
      // A grid node lives in the control step, whoever reads it; its interpolation is part of reading it.
      wanted[id]!.clear();
      wanted[id]!.add('control');
    }
    for (const place of wanted[id]!) for (const arg of node.args) ask(arg, place);
  }
  return wanted;
}
