/** A graph under construction, and which one is under construction now. */
import { GraphError } from '../errors.ts';
import { type OpName } from '../ops/index.ts';
import {
  type Attribute,
  type Graph,
  type Input,
  type Line,
  type Node,
  type Rate,
  type Register,
  type Table,
} from './graph.ts';
import { inputOf, rateOf } from './ratesOf.ts';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Collects nodes; `ir/instrument.ts` turns it into a verified {@link Graph}. */
export class GraphBuilder {
  readonly name: string;
  readonly kind: Graph['kind'];
  readonly inputs: Input[] = [];
  readonly nodes: Node[] = [];
  /** How often each node can change: units may use a closed form for what is fixed while a note sounds. */
  readonly rates: Rate[] = [];
  /** `next` is −1 until the author sets it. */
  readonly registers: Draft<Register>[] = [];
  /** `input` is −1 until the author writes. */
  readonly lines: Draft<Line>[] = [];
  readonly tables: Table[] = [];
  /** Units whose output is late: their paths, and the node that says by how much. */
  readonly lateUnits = new Map<string, number | undefined>();
  readonly #inputNodes = new Map<string, number>();
  readonly #scopes: { readonly path: string; readonly children: Map<string, number> }[];

  constructor(kind: Graph['kind'], name: string) {
    this.kind = kind;
    this.name = name;
    this.#scopes = [{ path: name, children: new Map() }];
  }

  /** The path of the unit that is being written, e.g. `warmPad/unison/saw#2`. */
  get path(): string {
    return this.#scopes[this.#scopes.length - 1]!.path;
  }

  add(op: OpName, args: readonly number[], attribute?: Attribute): number {
    const node = { op, args, path: this.path, ...(attribute === undefined ? {} : { attribute }) };
    this.rates.push(rateOf(this, node, this.rates));
    this.nodes.push(node);
    return this.nodes.length - 1;
  }

  /** The node that reads an input; there is one per name. */
  input(name: string): number {
    if (this.kind === 'effect' && NOTE_INPUTS.has(name)) throw noteInEffect(this.path, name);
    const known = this.#inputNodes.get(name);
    if (known !== undefined) return known;
    const input = inputOf(this, name);
    if (!input) {
      throw new GraphError(`The graph ${this.name} has no input ${name}.`, {
        code: 'missing_parameter',
        path: this.path,
        expected: 'an input that was declared with param()',
        suggestion: `declare it: param('${name}', 0)`,
      });
    }
    const node = this.add(input.type === 'f32' ? 'input' : 'iinput', [], name);
    this.#inputNodes.set(name, node);
    return node;
  }

  /** Runs `body` inside a named unit; repeated names in one parent get `#2`, `#3` … */
  scope<T>(name: string, body: () => T): T {
    const siblings = this.#scopes[this.#scopes.length - 1]!.children;
    const count = (siblings.get(name) ?? 0) + 1;
    siblings.set(name, count);
    const path = `${this.path}/${count === 1 ? name : `${name}#${count}`}`;
    this.#scopes.push({ path, children: new Map() });
    try {
      return body();
    } catch (error) {
      if (error instanceof TypeError) throw notASignal(path, error);
      throw error;
    } finally {
      this.#scopes.pop();
    }
  }
}

/** Units call methods of what they are given; what has none is no signal. */
function notASignal(path: string, cause: TypeError): GraphError {
  return new GraphError(`${path} was given something that it cannot take (${cause.message}).`, {
    code: 'type_clash',
    path,
    expected: 'signals and numbers, in the order that docs/units.md says',
    suggestion: 'check the arguments: left and right are two signals, and go through a unit one by one',
    cause,
  });
}

/** What only a note has. */
const NOTE_INPUTS = new Set(['frequency', 'velocity', 'gate']);

function noteInEffect(path: string, name: string): GraphError {
  return new GraphError(`${path} asks for the ${name} of a note, but is in an effect.`, {
    code: 'note_in_effect',
    path,
    expected: 'units that do not need a note',
    suggestion: 'put it into the instrument: an effect hears the sum of all notes',
  });
}

let current: GraphBuilder | undefined;

/** The graph that is being built; units need one. @throws GraphError `no_graph` outside `instrument()` and `effect()`. */
export function currentBuilder(): GraphBuilder {
  if (current) return current;
  throw new GraphError('Units and signals exist only while a graph is being built.', {
    code: 'no_graph',
    path: '',
    expected: 'a call inside instrument(name, () => …) or effect(name, () => …)',
    suggestion: 'move the call into the function that you pass to instrument() or effect()',
  });
}

/** Makes `builder` the current one while `body` runs. Building is synchronous, so one variable is enough. */
export function building<T>(builder: GraphBuilder, body: () => T): T {
  const outer = current;
  current = builder;
  try {
    return body();
  } finally {
    current = outer;
  }
}

/** Names what `body` adds to the graph, for messages, for seeds and for the text form. Every unit is wrapped in one. */
export function scope<T>(name: string, body: () => T): T {
  return currentBuilder().scope(name, body);
}
