/** Common subexpressions: equal pure nodes become one. What remembers never merges; noise never does, for its seeds differ. */
import type { Graph, Node } from '../ir/index.ts';
import { ops } from '../ops/index.ts';
import { rewrite } from './rewrite.ts';

export function mergeCommon(graph: Graph): Graph {
  const known = new Map<string, number>();
  return rewrite(graph, (node, emit) => {
    if (ops[node.op].purity === 'state') return emit(node);
    const key = keyOf(node);
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    const id = emit(node);
    known.set(key, id);
    return id;
  });
}

function keyOf(node: Node): string {
  return `${node.op} ${node.args.join(' ')} ${attributeKey(node.attribute)}`;
}

/** Zeros of both signs are different constants; NaN is one. */
function attributeKey(attribute: Node['attribute']): string {
  if (attribute === undefined) return '';
  if (typeof attribute === 'string') return attribute;
  if (typeof attribute === 'number') return Object.is(attribute, -0) ? '-0' : String(attribute);
  return attribute.map((x) => attributeKey(x)).join(',');
}
