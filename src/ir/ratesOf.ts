/** How often each node of a graph can change. Inferred from where its value comes from; nothing is lowered here. */
import { builtIns, RATES, type Graph, type Node, type Rate } from './graph.ts';

/** The rate of every node, in order. Works on graphs under construction too. */
export function ratesOf(graph: Pick<Graph, 'nodes' | 'inputs'>): Rate[] {
  const rates: Rate[] = [];
  for (const node of graph.nodes) rates.push(rateOf(graph, node, rates));
  return rates;
}

/** The rate of one node, from those of the nodes before it. */
export function rateOf(graph: Pick<Graph, 'inputs'>, node: Node, rates: readonly Rate[]): Rate {
  switch (node.op) {
    case 'const':
    case 'iconst':
      return 'const';
    case 'input':
    case 'iinput':
      return inputOf(graph, String(node.attribute))?.rate ?? 'note';
    case 'control':
      return node.attribute === 'hold' ? 'control' : 'audio';
    case 'tick':
    case 'bus':
    case 'state':
    case 'istate':
    case 'tap':
      return 'audio';
    default:
      return node.args.reduce<Rate>((slowest, arg) => faster(slowest, rates[arg]!), 'const');
  }
}

/** The faster of two rates. */
export function faster(a: Rate, b: Rate): Rate {
  return RATES.indexOf(a) < RATES.indexOf(b) ? b : a;
}

/** The input that a name stands for, declared or built in. */
export function inputOf(graph: Pick<Graph, 'inputs'>, name: string) {
  return (
    graph.inputs.find((input) => input.name === name) ?? (Object.hasOwn(builtIns, name) ? builtIns[name] : undefined)
  );
}
