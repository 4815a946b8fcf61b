/** Who uses a node: what decides whether it needs a local. */
import { reportsOf, type Graph } from '../../ir/index.ts';

/** The only user of each node that is used once, by a node. */
export function onlyUsers(graph: Graph, uses: readonly number[]): (number | undefined)[] {
  const users: (number | undefined)[] = graph.nodes.map(() => undefined);
  graph.nodes.forEach((node, id) => {
    for (const arg of node.args) if (uses[arg] === 1) users[arg] = id;
  });
  return users;
}

/** How often each node is used, by nodes and from outside the list. */
export function uses(graph: Graph): number[] {
  const counts = graph.nodes.map(() => 0);
  const use = (id: number) => (counts[id] = counts[id]! + 1);
  for (const node of graph.nodes) node.args.forEach(use);
  for (const { next } of graph.registers) use(next);
  for (const { input } of graph.lines) use(input);
  graph.outputs.forEach(use);
  for (const [, node] of reportsOf(graph)) use(node);
  return counts;
}
