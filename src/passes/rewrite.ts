/** The common shape of a pass: walk the nodes in order, emit new ones, and keep every reference right. */
import { reportsOf, type Graph, type Node } from '../ir/index.ts';

/**
 * Rebuilds a graph. `visit` gets each node with its arguments already renumbered and returns the id of its replacement:
 * usually `emit(node)`, or the id of an earlier node.
 */
export function rewrite(
  graph: Graph,
  visit: (node: Node, emit: (node: Node) => number, nodes: readonly Node[], id: number) => number,
): Graph {
  const nodes: Node[] = [];
  const emit = (node: Node): number => nodes.push(node) - 1;
  const places: number[] = [];
  graph.nodes.forEach((node, id) => {
    const args = node.args.map((arg) => places[arg]!);
    places.push(visit({ ...node, args }, emit, nodes, id));
  });
  return renumber(graph, nodes, (id) => places[id]!);
}

/** The graph with other nodes: every reference from outside the list goes through `place`. */
export function renumber(graph: Graph, nodes: readonly Node[], place: (id: number) => number): Graph {
  return {
    ...graph,
    nodes,
    registers: graph.registers.map((register) => ({ ...register, next: place(register.next) })),
    lines: graph.lines.map((line) => ({ ...line, input: place(line.input) })),
    outputs: graph.outputs.map(place),
    ...Object.fromEntries(reportsOf(graph).map(([report, node]) => [report, place(node)])),
  };
}
