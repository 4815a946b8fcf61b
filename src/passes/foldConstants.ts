/** Computes what depends on constants only, by each op's own meaning, rounding op by op. Masks are not folded: they have no constants. */
import type { Graph } from '../ir/index.ts';
import { ops } from '../ops/index.ts';
import { rewrite } from './rewrite.ts';

export function foldConstants(graph: Graph): Graph {
  return rewrite(graph, (node, emit, nodes) => {
    const op = ops[node.op];
    if ((op.purity !== 'pure' && op.purity !== 'table') || op.result === 'mask') return emit(node);
    const constants = node.args.map((arg) => nodes[arg]!).filter((arg) => arg.op === 'const' || arg.op === 'iconst');
    if (constants.length !== node.args.length) return emit(node);
    const perLane = constants.some((arg) => Array.isArray(arg.attribute));
    const laneOf = (arg: (typeof constants)[number], lane: number) =>
      Array.isArray(arg.attribute) ? (arg.attribute as number[])[lane]! : (arg.attribute as number);
    const values = (perLane ? [0, 1, 2, 3] : [0]).map((lane) => {
      const args = constants.map((arg) => laneOf(arg, lane));
      if (op.attribute === 'number') args.push(node.attribute as number);
      if (op.fromTable) return op.fromTable(graph.tables[node.attribute as number]!.values, args[0]!);
      return op.meaning!(args[0]!, args[1]!, args[2]!);
    });
    const folded = op.result === 'f32' ? 'const' : 'iconst';
    return emit({ op: folded, args: [], attribute: perLane ? values : values[0]!, path: node.path });
  });
}
