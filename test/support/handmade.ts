// Graphs written node by node, for what the graph language would not write.
import { verify, type Graph, type Node } from '../../src/ir/index.ts';
import type { OpName } from '../../src/ops/index.ts';

type Parts = Partial<Pick<Graph, 'kind' | 'inputs' | 'registers' | 'lines' | 'tables' | 'outputs' | 'end'>>;

/** A node; `rest` is its attribute, if it has one. */
export function node(
  op: OpName,
  args: readonly number[] = [],
  ...rest: readonly NonNullable<Node['attribute']>[]
): Node {
  return { op, args, path: 'handmade', ...(rest.length === 0 ? {} : { attribute: rest[0]! }) };
}

/** A verified graph. The output is a zero unless something else is asked for. */
export function handmade(nodes: readonly Node[], parts: Parts = {}): Graph {
  return verify({
    name: 'handmade',
    kind: 'instrument',
    inputs: [],
    nodes: [...nodes, node('const', [], 0)],
    registers: [],
    lines: [],
    tables: [],
    outputs: [nodes.length],
    ...parts,
  });
}

/** A register that shows the value of a node after one sample. */
export const probe = (type: 'f32' | 'i32', next: number) => ({ type, initial: 0, next, path: 'handmade' });
