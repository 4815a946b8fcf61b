/** The executable specification of a legal graph: run on every graph that is built or parsed, and between passes in tests. */
import { GraphError } from '../errors.ts';
import { ops, type Op, type Type } from '../ops/index.ts';
import { unguardedLoop } from './unguardedLoop.ts';
import { checkTable } from './checkTable.ts';
import { builtIns, MAX_LINE_SEC, type Graph, type Input, type Node, type Register } from './graph.ts';
import { faster, inputOf, ratesOf } from './ratesOf.ts';

/**
 * Returns the graph, frozen, or throws.
 * @throws GraphError whose `path` names the node: `type_clash`, `missing_parameter`, `unguarded_loop`, `bad_attribute` …
 */
export function verify(graph: Graph): Graph {
  graph.nodes.forEach((node, id) => checkNode(graph, node, id));
  checkOutputs(graph);
  graph.inputs.forEach((input, index) => checkInput(graph, input, index));
  for (const register of graph.registers) {
    checkInitial(`register (${register.path})`, register.type, register.initial);
    if (typeAt(graph, register.next) !== register.type) {
      fail(
        'register_not_set',
        register.path,
        'A register is never set, or to another type.',
        `set() with an ${register.type}`,
      );
    }
  }
  for (const line of graph.lines) {
    if (!(line.seconds > 0 && line.seconds <= MAX_LINE_SEC)) {
      fail(
        'out_of_range',
        line.path,
        `A delay line holds ${line.seconds} s.`,
        `over 0 and up to ${MAX_LINE_SEC} seconds`,
      );
    }
    if (typeAt(graph, line.input) !== 'f32') {
      fail('line_not_written', line.path, 'A delay line is never written.', 'one write() with an f32');
    }
  }
  for (const { values, path } of graph.tables) {
    if (!(values instanceof Float32Array)) fail('bad_table', path, 'A table is no Float32Array.', 'a Float32Array');
    checkTable(values, path);
  }
  const loop = unguardedLoop(graph);
  if (loop !== undefined) {
    const { path } = loop >= 0 ? graph.lines[loop]! : graph.registers[-1 - loop]!;
    fail('unguarded_loop', path, 'A feedback loop does not pass sane().', 'sane() on what is fed back');
  }
  Object.freeze(graph.nodes);
  return Object.freeze(graph);
}

const isFloat32 = (x: number): boolean => Object.is(Math.fround(x), x);
const isInt32 = (x: number): boolean => Object.is(x | 0, x);

function checkInput(graph: Graph, { name, type, rate, initial }: Input, index: number): void {
  const declared = graph.inputs.findIndex((other) => other.name === name) < index;
  const clashes = Object.hasOwn(builtIns, name);
  if (declared || clashes) {
    fail('duplicate_parameter', name, `${graph.name} has another input ${name}.`, 'a name of its own for each input');
  }
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    fail(
      'bad_name',
      name,
      `An input of ${graph.name} is called ${JSON.stringify(name)}.`,
      'a name of letters, digits and _',
    );
  }
  if (rate !== 'note' && rate !== 'live') {
    fail('bad_attribute', name, `The input ${name} of ${graph.name} has the rate ${String(rate)}.`, 'note or live');
  }
  checkInitial(`input ${name}`, type, initial);
}

function checkInitial(where: string, type: 'f32' | 'i32', initial: number): void {
  const legal = type === 'f32' ? isFloat32(initial) : isInt32(initial);
  if (!legal) fail('bad_attribute', where, `${where} starts at ${initial}, which is no ${type}.`, `an ${type}`);
}

function checkNode(graph: Graph, node: Node, id: number): void {
  const where = nodeName(node, id);
  const op = opOf(node);
  if (!op) fail('unknown_op', where, `${where}: there is no op ${node.op as string}.`, Object.keys(ops).join(', '));
  if (node.args.length !== op.args.length) {
    fail('type_clash', where, `${where} has ${node.args.length} arguments.`, `${op.args.length} arguments`);
  }
  op.args.forEach((wanted, position) => {
    const arg = node.args[position]!;
    if (!(arg >= 0 && arg < id)) {
      fail(
        'delay_free_loop',
        where,
        `${where} uses %${arg}, which is not computed before it.`,
        'arguments that come first',
      );
    }
    const got = typeAt(graph, arg);
    if (got !== wanted) {
      fail(
        'type_clash',
        where,
        `${where}: argument ${position + 1} is ${got}, not ${wanted}.`,
        `a signal of type ${wanted}`,
      );
    }
  });
  if (graph.kind === 'instrument' && (op.purity === 'lanes' || node.op === 'bus' || Array.isArray(node.attribute))) {
    fail(
      'lanes_in_instrument',
      where,
      `${where} mixes or names lanes in an instrument.`,
      'an effect, whose lanes are channels',
      'put the unit into effect(name, (input) => …), and pass that beside the instrument',
    );
  }
  checkRate(graph, node, op, where);
  checkAttribute(graph, node, op, where);
}

/** Where a pass says that a node is computed: not before its arguments, and what remembers or counts at the sample. */
function checkRate(graph: Graph, node: Node, op: Op, where: string): void {
  const { rate } = node;
  if (rate === undefined) return;
  const late = node.args.find((arg) => faster(graph.nodes[arg]!.rate ?? rate, rate) !== rate);
  const samples = (op.purity === 'state' && node.op !== 'control') || node.op === 'bus';
  const slowest = samples ? 'audio' : node.op === 'tick' || node.op === 'control' ? 'control' : 'live';
  if (late !== undefined || faster(rate, slowest) !== rate) {
    fail(
      'bad_rate',
      where,
      `${where} cannot be computed at the rate ${rate}.`,
      `@${slowest} or faster, and no argument that is faster`,
    );
  }
}

function checkAttribute(graph: Graph, node: Node, op: Op, where: string): void {
  const attribute = node.attribute;
  const bad = (expected: string): never =>
    fail('bad_attribute', where, `${where} has the attribute ${JSON.stringify(attribute) ?? 'nothing'}.`, expected);
  switch (op.attribute) {
    case 'none':
      if (attribute !== undefined) bad('no attribute');
      return;
    case 'number': {
      const numbers = Array.isArray(attribute) ? (attribute as readonly unknown[]) : [attribute];
      const legal = (x: unknown) => typeof x === 'number' && (op.result === 'f32' ? isFloat32(x) : isInt32(x));
      // One number, or one per lane; a shift has one count.
      const counted = Array.isArray(attribute) ? numbers.length === 4 && op.purity === 'source' : true;
      if (!counted || !numbers.every(legal)) bad(op.purity === 'source' ? `one ${op.result}, or four` : 'one count');
      return;
    }
    case 'name':
      if (typeof attribute !== 'string' || inputOf(graph, attribute)?.type !== op.result) {
        fail(
          'missing_parameter',
          where,
          `${where}: the graph ${graph.name} has no ${op.result} input ${String(attribute)}.`,
          `one of ${[...graph.inputs.map((input) => input.name), ...Object.keys(builtIns)].join(', ')}`,
        );
      }
      return;
    case 'index': {
      const list = node.op === 'lookup' ? graph.tables : node.op === 'tap' ? graph.lines : graph.registers;
      const found = typeof attribute === 'number' ? list[attribute] : undefined;
      if (!found) bad('the position of a register, line or table that exists');
      else if (list === graph.registers && (found as Register).type !== op.result) bad(`an ${op.result} register`);
      return;
    }
    case 'mode':
      if (attribute !== 'linear' && attribute !== 'hold') bad('linear or hold');
      return;
    case 'pattern': {
      const four = Array.isArray(attribute) && attribute.length === 4;
      if (!four || !(attribute as number[]).every((x) => Number.isInteger(x) && x >= 0 && x < 8)) bad('four of 0–7');
    }
  }
}

function checkOutputs(graph: Graph): void {
  const wanted = graph.kind === 'effect' ? [1] : [1, 2];
  if (!wanted.includes(graph.outputs.length)) {
    fail(
      'bad_output',
      graph.name,
      `${graph.name} has ${graph.outputs.length} outputs.`,
      `${wanted.join(' or ')} outputs`,
    );
  }
  for (const output of graph.outputs) {
    if (typeAt(graph, output) !== 'f32')
      fail('type_clash', graph.name, `An output of ${graph.name} is not f32.`, 'f32');
  }
  if (
    graph.end !== undefined &&
    (typeAt(graph, graph.end) !== 'i32' || faster(ratesOf(graph)[graph.end]!, 'live') !== 'live')
  ) {
    fail(
      'bad_end',
      graph.name,
      `The end of ${graph.name} changes while the note sounds.`,
      'an i32 made of note values',
    );
  }
  if (graph.latency === undefined) return;
  const rate = ratesOf(graph)[graph.latency];
  if (graph.kind !== 'effect' || typeAt(graph, graph.latency) !== 'i32' || (rate !== 'const' && rate !== 'note')) {
    fail(
      'bad_latency',
      graph.name,
      `The latency of ${graph.name} is not fixed, or it is not an effect.`,
      'an i32 made of constants, note values and the sample rate, in an effect',
    );
  }
}

/** The record of a node's op; parsed text may name ops that do not exist. */
function opOf(node: Node): Op | undefined {
  return Object.hasOwn(ops, node.op) ? ops[node.op] : undefined;
}

function typeAt(graph: Graph, id: number): Type | undefined {
  const node = graph.nodes[id];
  return node && opOf(node)?.result;
}

/** How messages name a node: its place in the list, its op and the unit that made it. */
export function nodeName(node: Node, id: number): string {
  return `%${id} = ${node.op} (${node.path})`;
}

function fail(
  code: string,
  path: string,
  message: string,
  expected: string,
  suggestion = `give it ${expected}`,
): never {
  throw new GraphError(message, { code, path, expected, suggestion });
}
