/** Drops what no output can hear: nodes, and with them registers and delay lines that nobody reads. */
import type { Graph, Node } from '../ir/index.ts';
import { renumber } from './rewrite.ts';

export function removeDead(graph: Graph): Graph {
  const live = new Set<number>();
  const registers = new Set<number>();
  const lines = new Set<number>();
  const stack = [...graph.outputs, ...(graph.end === undefined ? [] : [graph.end])];
  while (stack.length > 0) {
    const id = stack.pop()!;
    if (live.has(id)) continue;
    live.add(id);
    const node = graph.nodes[id]!;
    stack.push(...node.args);
    const index = node.attribute as number;
    if (node.op === 'state' || node.op === 'istate') {
      registers.add(index);
      stack.push(graph.registers[index]!.next);
    } else if (node.op === 'tap') {
      lines.add(index);
      stack.push(graph.lines[index]!.input);
    }
  }
  const nodePlace = places(graph.nodes.length, live);
  const registerPlace = places(graph.registers.length, registers);
  const linePlace = places(graph.lines.length, lines);
  const nodes = graph.nodes
    .filter((_, id) => live.has(id))
    .map((node): Node => {
      const args = node.args.map((arg) => nodePlace[arg]!);
      if (node.op === 'state' || node.op === 'istate') {
        return { ...node, args, attribute: registerPlace[node.attribute as number]! };
      }
      return node.op === 'tap' ? { ...node, args, attribute: linePlace[node.attribute as number]! } : { ...node, args };
    });
  const kept = {
    ...graph,
    registers: graph.registers.filter((_, index) => registers.has(index)),
    lines: graph.lines.filter((_, index) => lines.has(index)),
  };
  return renumber(kept, nodes, (id) => nodePlace[id]!);
}

/** Where each kept position lands once the others are gone. */
function places(count: number, kept: ReadonlySet<number>): number[] {
  let next = 0;
  return Array.from({ length: count }, (_, index) => (kept.has(index) ? next++ : -1));
}
