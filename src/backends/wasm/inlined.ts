/** Which nodes are written where they are used, and need no local of their own. */
import type { Graph, Node, Rate } from '../../ir/index.ts';

/** How deep expressions may nest: writing them is recursive. */
const MAX_DEPTH = 64;

/** Constants and registers, which have a local already, and what is used once, in its section: by the node `users` says. */
export function inlined(graph: Graph, users: readonly (number | undefined)[]): boolean[] {
  const result: boolean[] = [];
  const depths: number[] = [];
  graph.nodes.forEach((node, id) => {
    const depth = 1 + node.args.reduce((deepest, arg) => Math.max(deepest, result[arg]! ? depths[arg]! : 0), 0);
    const user = users[id];
    const once = user !== undefined && placeOf(graph.nodes[user]!) === placeOf(node) && depth <= MAX_DEPTH;
    depths.push(depth);
    result.push(once || ['const', 'iconst', 'state', 'istate'].includes(node.op));
  });
  return result;
}

/** The section that computes a node. */
export function placeOf(node: Node): Rate {
  return node.rate ?? 'audio';
}
