/** Orders the nodes as they are executed: first what is computed once per call, then the control step, then the sample. */
import type { Graph, Node } from '../ir/index.ts';
import { renumber } from './rewrite.ts';

const ORDER = ['live', 'control', 'audio'] as const;

export function schedule(graph: Graph): Graph {
  const places: number[] = [];
  const nodes: Node[] = [];
  for (const rate of ORDER) {
    graph.nodes.forEach((node, id) => {
      if ((node.rate ?? 'audio') === rate) {
        places[id] = nodes.push({ ...node, args: node.args.map((arg) => places[arg]!) }) - 1;
      }
    });
  }
  return renumber(graph, nodes, (id) => places[id]!);
}
