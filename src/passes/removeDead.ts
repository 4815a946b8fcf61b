/** Drops what no output can hear: nodes, and with them registers, delay lines and tables that nobody reads. */
import { reportsOf, type Graph, type Node } from '../ir/index.ts';
import { renumber } from './rewrite.ts';

export function removeDead(graph: Graph): Graph {
  const live = new Set<number>();
  const registers = new Set<number>();
  const lines = new Set<number>();
  const tables = new Set<number>();
  const stack = [...graph.outputs, ...reportsOf(graph).map(([, node]) => node)];
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
    } else if (node.op === 'lookup') tables.add(index);
  }
  const nodePlace = places(graph.nodes.length, live);
  const registerPlace = places(graph.registers.length, registers);
  const linePlace = places(graph.lines.length, lines);
  const tablePlace = places(graph.tables.length, tables);
  const indexPlaces: Partial<Record<Node['op'], readonly number[]>> = {
    state: registerPlace,
    istate: registerPlace,
    tap: linePlace,
    lookup: tablePlace,
  };
  const nodes = graph.nodes
    .filter((_, id) => live.has(id))
    .map((node): Node => {
      const args = node.args.map((arg) => nodePlace[arg]!);
      const indices = indexPlaces[node.op];
      return indices ? { ...node, args, attribute: indices[node.attribute as number]! } : { ...node, args };
    });
  const kept = {
    ...graph,
    registers: graph.registers.filter((_, index) => registers.has(index)),
    lines: graph.lines.filter((_, index) => lines.has(index)),
    tables: graph.tables.filter((_, index) => tables.has(index)),
  };
  return renumber(kept, nodes, (id) => nodePlace[id]!);
}

/** Where each kept position lands once the others are gone. */
function places(count: number, kept: ReadonlySet<number>): number[] {
  let next = 0;
  return Array.from({ length: count }, (_, index) => (kept.has(index) ? next++ : -1));
}
