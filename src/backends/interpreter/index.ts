/**
 * The interpreter: the meaning of a graph, written to be read. Every node is computed at every sample in every lane, in
 * order, whatever rate a pass gave it; the other backends must give the same bits.
 */
import { reportsOf, type Graph, type Node } from '../../ir/index.ts';
import { CONTROL_STEP, ops } from '../../ops/index.ts';
import { createArrayMemory } from '../createArrayMemory.ts';
import type { Backend, Kernel, Memory } from '../backend.ts';
import { layoutOf, type Layout } from '../layout.ts';
import { mixing } from '../mixing.ts';

export const interpreter: Backend = {
  name: 'interpreter',
  isAvailable: () => true,
  createMemory: createArrayMemory,
  compile: (graph, memory) => Promise.resolve(interpret(graph, memory)),
};

const LANES = [0, 1, 2, 3] as const;
const f = Math.fround;

function interpret(graph: Graph, memory: Memory): Kernel {
  const layout = layoutOf(graph);
  return {
    layout,
    run(base, tick, frames, io) {
      const machine = new Machine(graph, layout, memory.buffer, base);
      for (let frame = 0; frame < frames; frame++) machine.sample(tick + frame, io, frame);
    },
    ...mixing(memory, layout.channels),
  };
}

class Machine {
  readonly #graph: Graph;
  readonly #layout: Layout;
  readonly #floats: Float32Array;
  readonly #words: Int32Array;
  readonly #base: number;
  /** Four lanes per node. */
  readonly #values: number[][];

  constructor(graph: Graph, layout: Layout, buffer: ArrayBuffer, base: number) {
    this.#graph = graph;
    this.#layout = layout;
    this.#floats = new Float32Array(buffer);
    this.#words = new Int32Array(buffer);
    this.#base = base;
    this.#values = graph.nodes.map(() => [0, 0, 0, 0]);
  }

  sample(tick: number, io: number, frame: number): void {
    const { nodes, registers, lines, outputs } = this.#graph;
    const bus = (io >> 2) + frame * 2;
    nodes.forEach((node, id) => (this.#values[id] = this.#evaluate(node, id, tick, bus)));

    registers.forEach(({ type, next }, index) => {
      const slot = this.#slot(this.#layout.registers[index]!);
      for (const lane of LANES) this.#array(type)[slot + lane] = this.#values[next]![lane]!;
    });
    lines.forEach(({ input }, index) => {
      for (const lane of LANES) this.#floats[this.#lineSlot(index, tick) + lane] = this.#values[input]![lane]!;
    });
    for (const lane of LANES) this.#words[this.#slot(this.#layout.fresh) + lane] = 0;
    for (const [report, node] of reportsOf(this.#graph)) {
      for (const lane of LANES) this.#words[this.#slot(this.#layout[report]) + lane] = this.#values[node]![lane]!;
    }

    if (this.#graph.kind === 'effect') {
      this.#floats[bus] = this.#values[outputs[0]!]![0]!;
      this.#floats[bus + 1] = this.#values[outputs[0]!]![1]!;
      return;
    }
    outputs.forEach((output, channel) => {
      const to = (io >> 2) + (frame * outputs.length + channel) * 4;
      for (const lane of LANES) this.#floats[to + lane] = this.#values[output]![lane]!;
    });
  }

  #evaluate(node: Node, id: number, tick: number, bus: number): number[] {
    const op = ops[node.op];
    const args = node.args.map((arg) => this.#values[arg]!);
    const attribute = node.attribute;
    if (op.meaning) {
      if (op.attribute === 'number') args.push(LANES.map(() => attribute as number));
      return LANES.map((lane) => op.meaning!(args[0]![lane]!, args[1]?.[lane] ?? 0, args[2]?.[lane] ?? 0));
    }
    if (op.fromTable) {
      const { values } = this.#graph.tables[attribute as number]!;
      return args[0]!.map((index) => op.fromTable!(values, index));
    }
    if (op.lanes) return op.lanes(args[0]!, args[1] ?? [], (attribute ?? []) as number[]);
    switch (node.op) {
      case 'const':
      case 'iconst':
        return LANES.map((lane) => (Array.isArray(attribute) ? (attribute as number[])[lane]! : (attribute as number)));
      case 'input':
      case 'iinput':
        return this.#read(op.result as 'f32', this.#slot(this.#layout.inputs.get(attribute as string)!));
      case 'tick':
        return LANES.map(() => tick);
      case 'bus':
        return LANES.map((lane) => this.#floats[bus + (lane & 1)]!);
      case 'state':
      case 'istate':
        return this.#read(op.result as 'f32', this.#slot(this.#layout.registers[attribute as number]!));
      case 'tap':
        return LANES.map((lane) => this.#tap(attribute as number, tick, args[0]![lane]!, lane));
      case 'control':
        return LANES.map((lane) => this.#control(id, attribute as string, tick, args[0]![lane]!, lane));
      default:
        throw new Error(`The interpreter does not know ${node.op}.`);
    }
  }

  /** On a grid point the current value becomes the previous one; where a note begins, both are the argument. */
  #control(id: number, mode: string, tick: number, x: number, lane: number): number {
    const previous = this.#slot(this.#layout.controls.get(id)!) + lane;
    const current = previous + 4;
    const step = tick & (CONTROL_STEP - 1);
    const fresh = this.#words[this.#slot(this.#layout.fresh) + lane] !== 0;
    if (fresh || step === 0) {
      this.#floats[previous] = fresh ? x : this.#floats[current]!;
      this.#floats[current] = x;
    }
    if (mode === 'hold') return this.#floats[current]!;
    const from = this.#floats[previous]!;
    return f(from + f(f(this.#floats[current]! - from) * (step / CONTROL_STEP)));
  }

  #tap(line: number, tick: number, samples: number, lane: number): number {
    const longest = this.#words[this.#slot(this.#layout.lines[line]!) + 1]! >> 4;
    const distance = Math.min(Math.max(samples, 1), longest);
    return this.#floats[this.#lineSlot(line, tick - distance) + lane]!;
  }

  #lineSlot(line: number, time: number): number {
    const header = this.#slot(this.#layout.lines[line]!);
    return (this.#words[header]! + ((time << 4) & this.#words[header + 1]!)) >> 2;
  }

  #read(type: 'f32' | 'i32', slot: number): number[] {
    return LANES.map((lane) => this.#array(type)[slot + lane]!);
  }

  #array(type: 'f32' | 'i32'): Float32Array | Int32Array {
    return type === 'f32' ? this.#floats : this.#words;
  }

  #slot(offset: number): number {
    return (this.#base + offset) >> 2;
  }
}
