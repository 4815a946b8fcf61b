/**
 * Loops through state. Every loop of float32 state must pass `sane`, so that no loop can hold a NaN, an infinity or a
 * denormal number: a unit recovers when its input does, and silence costs what sound costs.
 */
import type { Graph } from './graph.ts';

/** The parts of a graph that decide about loops; also a graph under construction. */
type Loops = Pick<Graph, 'nodes' | 'registers' | 'lines'>;

/**
 * The position in `lines` of a line that sits in a loop without `sane`; −1 − r for a register r, if the loop has no line;
 * undefined if there is no such loop.
 */
export function unguardedLoop(graph: Loops): number | undefined {
  const lines = graph.lines.length;
  const inputs = [...graph.lines.map((line) => line.input), ...graph.registers.map((register) => register.next)];
  const feeds = inputs.map((input) => statesBehind(graph, input));
  const colour = new Uint8Array(feeds.length); // 1: on the stack, 2: done
  const stack: number[] = [];
  const visit = (state: number): number | undefined => {
    colour[state] = 1;
    stack.push(state);
    for (const from of feeds[state]!) {
      if (colour[from] === 1) return stack.slice(stack.indexOf(from)).find((each) => each < lines) ?? from;
      const found = colour[from] === 0 ? visit(from) : undefined;
      if (found !== undefined) return found;
    }
    colour[state] = 2;
    stack.pop();
    return undefined;
  };
  for (let state = 0; state < feeds.length; state++) {
    const found = colour[state] === 0 ? visit(state) : undefined;
    if (found !== undefined) return found < lines ? found : -1 - (found - lines);
  }
  return undefined;
}

/** Which float32 states a node depends on within the sample, along paths without `sane`. Lines first, then registers. */
function statesBehind(graph: Loops, root: number): Set<number> {
  const found = new Set<number>();
  const seen = new Set<number>();
  const stack = [root];
  while (stack.length > 0) {
    const id = stack.pop()!;
    const node = graph.nodes[id];
    if (!node || seen.has(id)) continue;
    seen.add(id);
    if (node.op === 'sane') continue;
    if (node.op === 'tap') found.add(node.attribute as number);
    if (node.op === 'state') found.add(graph.lines.length + (node.attribute as number));
    // Integers end a loop of floats: toInt and bits have no NaN, and an int cannot be denormal.
    if (node.op !== 'toInt' && node.op !== 'bits' && node.op !== 'tap') stack.push(...node.args);
  }
  return found;
}
