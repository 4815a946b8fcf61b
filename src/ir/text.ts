/**
 * The text form of a graph, which can be parsed back.
 *
 *     instrument "tone"
 *     input f32 cutoff live 800
 *     register f32 0 <- %4 # tone/saw
 *     line 0.05 <- %9 # tone/chorus
 *     table [0, 1, 0, -1] # tone/wavetable
 *     %0 = const 1.5 # tone/saw
 *     %1 = input frequency
 *     %2 = mul %0 %1 @live # tone/saw
 *     out %2
 *     end %7
 *
 * One node a line: id, op, arguments, `[attribute]` if it has one, `@rate` once it is known, and the path of its unit.
 * Nodes may stand in any order when parsed; a loop that passes no state is an error that names its nodes.
 */
import { GraphError } from '../errors.ts';
import type { OpName } from '../ops/index.ts';
import {
  RATES,
  reportsOf,
  type Attribute,
  type Graph,
  type Input,
  type Line,
  type Node,
  type Rate,
  type Register,
  type Table,
} from './graph.ts';
import { verify } from './verify.ts';

export function printGraph(graph: Graph): string {
  const lines = [`${graph.kind} ${JSON.stringify(graph.name)}`];
  const push = (line: string, path: string) => lines.push(path ? `${line} # ${printPath(path)}` : line);
  for (const input of graph.inputs) {
    lines.push(`input ${input.type} ${input.name} ${input.rate} ${printNumber(input.initial)}`);
  }
  for (const { type, initial, next, path } of graph.registers) {
    push(`register ${type} ${printNumber(initial)} <- %${next}`, path);
  }
  for (const { seconds, input, path } of graph.lines) push(`line ${seconds} <- %${input}`, path);
  for (const { values, path } of graph.tables) push(`table [${Array.from(values, printNumber).join(', ')}]`, path);
  graph.nodes.forEach((node, id) => push(printNode(node, id), node.path));
  lines.push(`out ${graph.outputs.map((output) => `%${output}`).join(' ')}`);
  for (const [report, node] of reportsOf(graph)) lines.push(`${report} %${node}`);
  return `${lines.join('\n')}\n`;
}

/** Paths are written as they are, but for those that would not be read back so. */
function printPath(path: string): string {
  return path === path.trim() && !/^"|[\r\n]/.test(path) ? path : JSON.stringify(path);
}

function printNode(node: Node, id: number): string {
  const parts = [`%${id} = ${node.op}`, ...node.args.map((arg) => `%${arg}`)];
  if (node.attribute !== undefined) parts.push(`[${printAttribute(node.attribute)}]`);
  if (node.rate) parts.push(`@${node.rate}`);
  return parts.join(' ');
}

function printAttribute(attribute: Attribute): string {
  if (typeof attribute === 'string') return attribute;
  return typeof attribute === 'number' ? printNumber(attribute) : attribute.map(printNumber).join(', ');
}

/** The shortest decimal that gives the same float32 (or the integer itself) when it is read back. */
function printNumber(x: number): string {
  if (Object.is(x, -0)) return '-0';
  if (!Number.isFinite(x) || Number.isInteger(x)) return String(x);
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(x.toPrecision(digits));
    if (Math.fround(short) === x) return String(short);
  }
  return String(x);
}

/** @throws GraphError `syntax` with the line number, `delay_free_loop`, and whatever {@link verify} throws. */
export function parseGraph(text: string): Graph {
  const draft: Draft = {
    inputs: [],
    registers: [],
    lines: [],
    tables: [],
    nodes: new Map(),
    outputs: [],
    reports: new Map(),
  };
  text.split(/\r?\n/).forEach((source, index) => {
    const hash = source.indexOf(' # ');
    const line = (hash < 0 ? source : source.slice(0, hash)).trim();
    const path = hash < 0 ? '' : parsePath(source.slice(hash + 3).trim());
    const header = HEADER.exec(source.trim());
    if (header) parseHeader(draft, header, index + 1);
    else if (line !== '' && !line.startsWith('#')) parseLine(draft, line, path, index + 1);
  });
  if (!draft.kind) throw syntax(1, 'the text names no graph', 'a first line like: instrument "name"');
  return assemble(draft as Draft & { kind: Graph['kind']; name: string });
}

interface Draft {
  kind?: Graph['kind'];
  name?: string;
  readonly inputs: Input[];
  readonly registers: Register[];
  readonly lines: Line[];
  readonly tables: Table[];
  readonly nodes: Map<number, Node>;
  outputs: number[];
  /** `end` and `latency`. */
  readonly reports: Map<string, number>;
}

/** The name is a JSON string, which may hold what looks like a comment. */
const HEADER = /^(instrument|effect) ("(?:[^"\\]|\\.)*")(?: #.*)?$/s;
const NODE = /^%(\d+) = (\w+)((?: %\d+)*)(?: \[([^\]]*)\])?(?: @(\w+))?$/;
const NUMBER = '(-?(?:\\d[\\d.]*(?:e[+-]?\\d+)?|Infinity)|NaN)';
const INPUT = new RegExp(`^input (f32|i32) (\\w+) (note|live) ${NUMBER}$`);
const REGISTER = new RegExp(`^register (f32|i32) ${NUMBER} <- %(\\d+)$`);
const LINE = new RegExp(`^line ${NUMBER} <- %(\\d+)$`);
const VALUE = new RegExp(`^\\s*${NUMBER}\\s*$`);
const TABLE = /^table \[(.*)\]$/;

const EXPECTED = 'instrument, effect, input, register, line, table, %id = op …, out, end or latency';

function parseHeader(draft: Draft, [, kind, name]: readonly string[], row: number): void {
  draft.kind = kind as Graph['kind'];
  try {
    draft.name = JSON.parse(name!) as string;
  } catch {
    throw syntax(row, `${name!} is not a JSON string`, 'a name in quotes');
  }
}

function parsePath(text: string): string {
  try {
    return text.startsWith('"') ? (JSON.parse(text) as string) : text;
  } catch {
    return text;
  }
}

function parseLine(draft: Draft, line: string, path: string, row: number): void {
  let m: RegExpMatchArray | null;
  const number = (text: string | undefined) => Number(text);
  if ((m = INPUT.exec(line))) {
    const [, type, name, rate, initial] = m as unknown as [string, Input['type'], string, Input['rate'], string];
    draft.inputs.push({ name, type, rate, initial: valueOf(type, initial) });
  } else if ((m = REGISTER.exec(line))) {
    const type = m[1] as Register['type'];
    draft.registers.push({ type, initial: valueOf(type, m[2]!), next: number(m[3]), path });
  } else if ((m = LINE.exec(line))) {
    draft.lines.push({ seconds: number(m[1]), input: number(m[2]), path });
  } else if ((m = TABLE.exec(line))) {
    draft.tables.push({ values: Float32Array.from(m[1]!.split(','), (value) => readNumber(value, row)), path });
  } else if ((m = NODE.exec(line))) {
    const [, id, op, args, attribute, rate] = m;
    if (draft.nodes.has(number(id))) throw syntax(row, `%${id} is defined twice`, 'one definition per id');
    if (rate && !RATES.includes(rate as Rate)) throw syntax(row, `there is no rate ${rate}`, RATES.join(', '));
    draft.nodes.set(number(id), {
      op: op as OpName,
      args: (args!.match(/\d+/g) ?? []).map(Number),
      ...(attribute === undefined ? {} : { attribute: parseAttribute(op!, attribute) }),
      path,
      ...(rate ? { rate: rate as Rate } : {}),
    });
  } else if ((m = /^out((?: %\d+)+)$/.exec(line))) {
    draft.outputs = m[1]!.match(/\d+/g)!.map(Number);
  } else if ((m = /^(end|latency) %(\d+)$/.exec(line))) {
    draft.reports.set(m[1]!, number(m[2]));
  } else {
    throw syntax(row, `cannot read: ${line}`, EXPECTED);
  }
}

function readNumber(text: string, row: number): number {
  if (VALUE.test(text)) return Number(text);
  throw syntax(row, `${text.trim() || 'nothing'} is not a number`, 'numbers with commas between them');
}

/** A written number as a value of the type. */
function valueOf(type: 'f32' | 'i32', text: string): number {
  return type === 'f32' ? Math.fround(Number(text)) : Number(text);
}

/** Names and modes stay text, whatever they look like. */
function parseAttribute(op: string, text: string): Attribute {
  if (op === 'input' || op === 'iinput' || op === 'control') return text;
  const parts = text.split(',').map((part) => part.trim());
  const numbers = parts.map((part) => (new RegExp(`^${NUMBER}$`).test(part) ? Number(part) : undefined));
  if (numbers.some((x) => x === undefined)) return text;
  const rounded = numbers.map((x) => (Number.isInteger(x) ? x! : Math.fround(x!)));
  return parts.length === 1 ? rounded[0]! : rounded;
}

/** Renumbers the nodes so that arguments come first, and keeps the written order otherwise. */
function assemble(draft: Draft & { kind: Graph['kind']; name: string }): Graph {
  const place = new Map<number, number>();
  const nodes: Node[] = [];
  const open: number[] = [];
  const visit = (id: number, user: string): number => {
    const done = place.get(id);
    if (done !== undefined) return done;
    const node = draft.nodes.get(id);
    if (!node) throw unknownNode(id, user);
    if (open.includes(id)) throw delayFreeLoop(draft, open.slice(open.indexOf(id)));
    open.push(id);
    const args = node.args.map((arg) => visit(arg, `%${id} = ${node.op}`));
    open.pop();
    nodes.push({ ...node, args });
    place.set(id, nodes.length - 1);
    return nodes.length - 1;
  };
  for (const id of draft.nodes.keys()) visit(id, '');
  return verify({
    name: draft.name,
    kind: draft.kind,
    inputs: draft.inputs,
    nodes,
    registers: draft.registers.map((r) => ({ ...r, next: visit(r.next, 'a register') })),
    lines: draft.lines.map((l) => ({ ...l, input: visit(l.input, 'a line') })),
    tables: draft.tables,
    outputs: draft.outputs.map((output) => visit(output, 'out')),
    ...Object.fromEntries([...draft.reports].map(([report, id]) => [report, visit(id, report)])),
  });
}

function syntax(row: number, problem: string, expected: string): GraphError {
  return new GraphError(`Line ${row} of the graph: ${problem}.`, {
    code: 'syntax',
    path: `line ${row}`,
    expected,
    suggestion: 'compare with the output of: aiaudio graph dump pad',
  });
}

function unknownNode(id: number, user: string): GraphError {
  return new GraphError(`${user} uses %${id}, which is not defined.`, {
    code: 'unknown_node',
    path: user,
    expected: 'the id of a node of this graph',
    suggestion: `define %${id}, or correct the id`,
  });
}

function delayFreeLoop(draft: Draft, ids: readonly number[]): GraphError {
  const names = ids.map((id) => `%${id} = ${draft.nodes.get(id)!.op}`).join(' → ');
  return new GraphError(`A loop passes no delay: ${names}.`, {
    code: 'delay_free_loop',
    path: `%${ids[0]} = ${draft.nodes.get(ids[0]!)!.op} (${draft.nodes.get(ids[0]!)!.path})`,
    expected: 'at least one register or delay line in every loop',
    suggestion: 'read the fed-back signal from a register: state',
  });
}
