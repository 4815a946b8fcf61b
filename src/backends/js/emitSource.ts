/** A scheduled graph → the body of a JavaScript function `run(F, I, base, tick, frames, io, lane)`. */
import { reportsOf, type Graph, type Node } from '../../ir/index.ts';
import { ops } from '../../ops/index.ts';
import type { Layout } from '../layout.ts';
import { expressions, type Expression } from './expressions.ts';

export function emitSource(graph: Graph, layout: Layout): string {
  return new Emitter(graph, layout).emit();
}

class Emitter {
  readonly #graph: Graph;
  readonly #layout: Layout;
  readonly #effect: boolean;
  readonly #lanes: readonly number[];
  readonly #lines: string[] = [];

  constructor(graph: Graph, layout: Layout) {
    this.#graph = graph;
    this.#layout = layout;
    this.#effect = graph.kind === 'effect';
    this.#lanes = this.#effect ? [0, 1, 2, 3] : [0];
  }

  emit(): string {
    const { registers, lines, tables, outputs } = this.#graph;
    const channels = this.#layout.channels;
    const eachLane = (write: (lane: number) => string) => this.#lanes.forEach((lane) => this.#write(write(lane)));

    this.#write('"use strict"; return function run(F, I, base, tick, frames, io, lane) {');
    this.#write(`const B = (base >> 2)${this.#effect ? '' : ' + lane'}, stop = tick + frames;`);
    this.#write(this.#effect ? 'let o = io >> 2, t = tick;' : 'let o = (io >> 2) + lane, t = tick;');
    lines.forEach((_, index) => {
      const header = `(base + ${this.#layout.lines[index]!}) >> 2`;
      this.#write(
        `const L${index} = (I[${header}] >> 2)${this.#effect ? '' : ' + lane'}, M${index} = I[(${header}) + 1] >> 2;`,
      );
    });
    tables.forEach((_, index) => this.#write(`const T${index} = (base + ${this.#layout.tables[index]!}) >> 2;`));
    eachLane((lane) => `let fresh_${lane} = I[${this.#word(this.#layout.fresh, lane)}];`);
    registers.forEach(({ type }, index) => {
      eachLane((lane) => `let r${index}_${lane} = ${heap(type)}[${this.#word(this.#layout.registers[index]!, lane)}];`);
    });
    for (const [id, offset] of this.#layout.controls) {
      eachLane((lane) => {
        const at = this.#word(offset, lane);
        return `let p${id}_${lane} = F[${at}], c${id}_${lane} = F[${at} + 4], d${id}_${lane} = f(c${id}_${lane} - p${id}_${lane});`;
      });
    }
    this.#nodes('live');
    for (const [report, node] of reportsOf(this.#graph)) {
      eachLane((lane) => `I[${this.#word(this.#layout[report], lane)}] = ${this.#name(node, lane)};`);
    }

    this.#write('while (t < stop) {');
    this.#nodes('control');
    this.#write('const edge = Math.min(stop, (t | 31) + 1);');
    this.#write('for (; t < edge; t++) {');
    this.#nodes('audio');
    registers.forEach(({ next }, index) => eachLane((lane) => `r${index}_${lane} = ${this.#name(next, lane)};`));
    lines.forEach(({ input }, index) => {
      eachLane((lane) => `F[L${index} + ((t << 2) & M${index}) + ${lane}] = ${this.#name(input, lane)};`);
    });
    if (this.#effect) {
      this.#write(`F[o] = ${this.#name(outputs[0]!, 0)}; F[o + 1] = ${this.#name(outputs[0]!, 1)}; o += 2;`);
    } else {
      outputs.forEach((output, channel) => this.#write(`F[o + ${channel * 4}] = ${this.#name(output, 0)};`));
      this.#write(`o += ${channels * 4};`);
    }
    eachLane((lane) => `fresh_${lane} = 0;`);
    this.#write('} }');

    eachLane((lane) => `I[${this.#word(this.#layout.fresh, lane)}] = 0;`);
    registers.forEach(({ type }, index) => {
      eachLane((lane) => `${heap(type)}[${this.#word(this.#layout.registers[index]!, lane)}] = r${index}_${lane};`);
    });
    for (const [id, offset] of this.#layout.controls) {
      eachLane(
        (lane) =>
          `F[${this.#word(offset, lane)}] = p${id}_${lane}; F[${this.#word(offset, lane)} + 4] = c${id}_${lane};`,
      );
    }
    this.#write('};');
    return this.#lines.join('\n');
  }

  /** The nodes of one section. `const` in the block that the section is, so that each is computed once. */
  #nodes(rate: 'live' | 'control' | 'audio'): void {
    this.#graph.nodes.forEach((node, id) => {
      if (node.op !== 'control') {
        if ((node.rate ?? 'audio') !== rate || node.op === 'const' || node.op === 'iconst') return;
        for (const lane of this.#lanes) this.#write(`const v${id}_${lane} = ${this.#expression(node, lane)};`);
        return;
      }
      const own = node.rate ?? 'audio';
      if (own === rate) this.#update(node, id);
      // The grid value of a control-rate node is interpolated wherever it is read, which is the sample.
      if (rate === 'audio' && node.attribute === 'linear') this.#interpolate(id);
    });
  }

  #update(node: Node, id: number): void {
    for (const lane of this.#lanes) {
      const [p, c, d] = [`p${id}_${lane}`, `c${id}_${lane}`, `d${id}_${lane}`];
      const x = this.#name(node.args[0]!, lane);
      this.#write(`if (fresh_${lane} !== 0) p${id}_${lane} = c${id}_${lane} = ${x};`);
      this.#write(`else if ((t & 31) === 0) { ${p} = ${c}; ${c} = ${x}; }`);
      this.#write(`${d} = f(${c} - ${p});`);
    }
  }

  #interpolate(id: number): void {
    for (const lane of this.#lanes) {
      this.#write(`const v${id}_${lane} = f(p${id}_${lane} + f(d${id}_${lane} * ((t & 31) / 32)));`);
    }
  }

  #expression(node: Node, lane: number): string {
    const args = node.args.map((arg) => this.#name(arg, lane));
    switch (node.op) {
      case 'const':
      case 'iconst':
        throw new Error('constants are written as literals');
      case 'input':
      case 'iinput': {
        const at = this.#word(this.#layout.inputs.get(node.attribute as string)!, lane);
        return `${heap(ops[node.op].result)}[${at}]`;
      }
      case 'tick':
        return 't';
      case 'bus':
        return `F[o + ${lane & 1}]`;
      case 'state':
      case 'istate':
        return `r${node.attribute as number}_${lane}`;
      case 'tap': {
        const line = node.attribute as number;
        const distance = `Math.min(Math.max(${args[0]!}, 1), M${line} >> 2)`;
        return `F[L${line} + (((t - ${distance}) << 2) & M${line}) + ${lane}]`;
      }
      case 'lookup': {
        const table = node.attribute as number;
        return `F[T${table} + (${args[0]!} & ${this.#graph.tables[table]!.values.length - 1})]`;
      }
      case 'shuffle': {
        const from = (node.attribute as readonly number[])[lane]!;
        return this.#name(node.args[from < 4 ? 0 : 1]!, from % 4);
      }
      case 'laneSum': {
        const [a, b, c, d] = [0, 1, 2, 3].map((from) => this.#name(node.args[0]!, from)) as [
          string,
          string,
          string,
          string,
        ];
        return `f(f(${a} + ${b}) + f(${c} + ${d}))`;
      }
      case 'control':
        throw new Error('control is written by its section');
      default: {
        const write: Expression = expressions[node.op];
        const count = node.attribute === undefined ? [] : [String(node.attribute)];
        const [a = '', b = '', c = ''] = [...args, ...count];
        return write(a, b, c);
      }
    }
  }

  /** How one lane of a node is referred to. */
  #name(id: number, lane: number): string {
    const node = this.#graph.nodes[id]!;
    if (node.op === 'const' || node.op === 'iconst') {
      const value = Array.isArray(node.attribute) ? (node.attribute as number[])[lane]! : (node.attribute as number);
      return value < 0 || Object.is(value, -0) ? `(${Object.is(value, -0) ? '-0' : value})` : String(value);
    }
    if (node.op === 'control' && node.attribute === 'hold') return `c${id}_${lane}`;
    return `v${id}_${lane}`;
  }

  #word(offset: number, lane: number): string {
    return `B + ${(offset >> 2) + lane}`;
  }

  #write(line: string): void {
    this.#lines.push(line);
  }
}

function heap(type: string): 'F' | 'I' {
  return type === 'f32' ? 'F' : 'I';
}
