/**
 * A scheduled graph → the function `run(base, tick, frames, io)`. One loop nest: what changes per call, then the control
 * steps, then the samples of a step. Registers of the graph live in locals across the whole call. A node that is used once,
 * in its own section, is written where it is used; the others get a local each. V8 sees SSA either way.
 */
import { reportsOf, type Graph, type Node, type Rate } from '../../ir/index.ts';
import { CONTROL_STEP, floatToBits } from '../../ops/index.ts';
import { VALUE, type Layout } from '../layout.ts';
import { Assembler } from './assembler.ts';
import type { FunctionCode } from './encodeModule.ts';
import { inlined, placeOf } from './inlined.ts';
import { instructions } from './instructions.ts';
import { onlyUsers, uses } from './uses.ts';

/** The last sample of a control step, and the mask of positions in it. */
const LAST = CONTROL_STEP - 1;

const [BASE, TICK, FRAMES, IO] = [0, 1, 2, 3] as const;

export function emitRun(graph: Graph, layout: Layout): FunctionCode {
  return new Emitter(graph, layout).emit();
}

/** What is kept of a delay line during a call: its header, and for the control step where it is written. */
interface LineLocals {
  readonly address: number;
  readonly mask: number;
  readonly write: number;
  /** Distance to the copy behind the end of the line while its first samples are written, else 0. */
  readonly mirror: number;
}

/** A tap whose distance is fixed for the call: bytes back, and where it reads in this control step; one lane or four. */
interface FixedTap {
  readonly distances: readonly number[];
  readonly pointers: readonly number[];
}

class Emitter {
  readonly #graph: Graph;
  readonly #layout: Layout;
  readonly #asm = new Assembler(4);
  readonly #spare = this.#asm.v128();
  readonly #address = this.#asm.i32();
  /** Locals of the loop: the sample counter, where the call and the control step end, bytes since the control step began. */
  readonly #t = this.#asm.i32();
  readonly #stop = this.#asm.i32();
  readonly #edge = this.#asm.i32();
  readonly #offset = this.#asm.i32();
  /** The sample counter in all lanes, and how far the control step has come (0 to 31/32). */
  readonly #ticks = this.#asm.v128();
  readonly #ramp = this.#asm.v128();
  readonly #fresh = this.#asm.v128();
  /** The address of the instance in all lanes, if the graph has tables. */
  readonly #bases = this.#asm.v128();
  readonly #grid = this.#asm.v128();
  readonly #values = new Map<number, number>();
  readonly #constants = new Map<string, number>();
  readonly #registers: number[] = [];
  readonly #controls = new Map<
    number,
    { readonly previous: number; readonly current: number; readonly step: number }
  >();
  readonly #lines: LineLocals[] = [];
  readonly #fixedTaps = new Map<number, FixedTap>();
  readonly #uses: number[];
  /** Nodes that are written where they are used. */
  readonly #inlined: readonly boolean[];

  constructor(graph: Graph, layout: Layout) {
    this.#graph = graph;
    this.#layout = layout;
    this.#uses = uses(graph);
    this.#inlined = inlined(graph, onlyUsers(graph, this.#uses));
  }

  emit(): FunctionCode {
    const asm = this.#asm;
    this.#enter();
    this.#section('live');
    this.#fixedDistances();
    for (const [report, node] of reportsOf(this.#graph)) {
      asm.get(BASE);
      this.#push(node);
      asm.access('v128_store', this.#layout[report]);
    }
    asm.loopWhile(() => {
      this.#controlStep();
      asm.loopWhile(() => this.#sample());
      asm.get(this.#t).get(this.#stop).scalar('i32_lt_s');
    });
    this.#leave();
    return asm.finish('run');
  }

  /** Loads what the call works with into locals. */
  #enter(): void {
    const asm = this.#asm;
    asm.get(TICK).tee(this.#t).get(FRAMES).scalar('i32_add').set(this.#stop);
    for (const offset of this.#layout.lines) {
      const line = { address: asm.i32(), mask: asm.i32(), write: asm.i32(), mirror: asm.i32() };
      asm.get(BASE).access('i32_load', offset).set(line.address);
      asm
        .get(BASE)
        .access('i32_load', offset + 4)
        .set(line.mask);
      this.#lines.push(line);
    }
    for (const offset of this.#layout.registers) this.#registers.push(this.#loaded(offset));
    for (const [id, offset] of this.#layout.controls) {
      this.#controls.set(id, {
        previous: this.#loaded(offset),
        current: this.#loaded(offset + VALUE),
        step: asm.v128(),
      });
    }
    asm.get(BASE).access('v128_load', this.#layout.fresh).set(this.#fresh);
    if (this.#layout.tables.length > 0) asm.get(BASE).vector('i32x4_splat').set(this.#bases);
    for (const node of this.#graph.nodes) if (node.op === 'const' || node.op === 'iconst') this.#constant(node);
  }

  #loaded(offset: number): number {
    const local = this.#asm.v128();
    this.#asm.get(BASE).access('v128_load', offset).set(local);
    return local;
  }

  #leave(): void {
    const asm = this.#asm;
    const store = (offset: number, local: number) => asm.get(BASE).get(local).access('v128_store', offset);
    asm.get(BASE).words([0, 0, 0, 0]).access('v128_store', this.#layout.fresh);
    this.#layout.registers.forEach((offset, index) => store(offset, this.#registers[index]!));
    for (const [id, offset] of this.#layout.controls) {
      store(offset, this.#controls.get(id)!.previous);
      store(offset + VALUE, this.#controls.get(id)!.current);
    }
  }

  /** Runs at every grid point, and where a call begins between two: then the masks leave the grid values alone. */
  #controlStep(): void {
    const asm = this.#asm;
    if (this.#controls.size > 0) this.#setGrid();
    this.#section('control');
    if (!this.#sampledAtAudioRate()) asm.words([0, 0, 0, 0]).set(this.#fresh);
    asm.get(this.#t).int(LAST).scalar('i32_or').int(1).scalar('i32_add').tee(this.#edge);
    asm.get(this.#stop).get(this.#edge).get(this.#stop).scalar('i32_lt_s', 'select').set(this.#edge);
    this.#placeLines();
    asm.get(this.#t).vector('i32x4_splat').set(this.#ticks);
    asm
      .get(this.#t)
      .int(LAST)
      .scalar('i32_and', 'f32_convert_i32_s')
      .float(1 / CONTROL_STEP)
      .scalar('f32_mul');
    asm.vector('f32x4_splat').set(this.#ramp);
  }

  /** Where lines are written and read in this control step. Within it, nothing wraps around: see LINE_GUARD. */
  #placeLines(): void {
    const asm = this.#asm;
    if (this.#lines.length === 0) return;
    const began = () => asm.get(this.#t).int(-CONTROL_STEP).scalar('i32_and').int(4).scalar('i32_shl');
    asm.get(this.#t).int(LAST).scalar('i32_and').int(4).scalar('i32_shl').set(this.#offset);
    for (const { address, mask, write, mirror } of this.#lines) {
      began().get(mask).scalar('i32_and').tee(write).get(address).scalar('i32_add').set(write);
      asm.get(mask).int(VALUE).scalar('i32_add').int(0);
      began().get(mask).scalar('i32_and', 'i32_eqz', 'select').set(mirror);
    }
    for (const [id, { distances, pointers }] of this.#fixedTaps) {
      const { address, mask } = this.#lines[this.#graph.nodes[id]!.attribute as number]!;
      pointers.forEach((pointer, lane) => {
        began().get(distances[lane]!).scalar('i32_sub').get(mask).scalar('i32_and');
        asm.get(address).scalar('i32_add').set(pointer);
      });
    }
  }

  #sample(): void {
    const asm = this.#asm;
    const { outputs, registers, kind } = this.#graph;
    if (this.#sampledAtAudioRate()) this.#setGrid();
    this.#section('audio');
    this.#graph.nodes.forEach((node, id) => placeOf(node) === 'audio' || this.#writeLines(id));
    outputs.forEach((output, channel) => {
      asm.get(IO);
      this.#push(output);
      if (kind === 'effect') asm.access('v128_store64_lane', 0, 0);
      else asm.access('v128_store', channel * VALUE);
    });
    registers.forEach(({ next }) => this.#push(next));
    for (let index = registers.length - 1; index >= 0; index--) asm.set(this.#registers[index]!);
    // Time goes on: nothing may be written below that reads it.
    asm.advance(IO, kind === 'effect' ? 8 : outputs.length * VALUE);
    if (this.#lines.length > 0) asm.advance(this.#offset, VALUE);
    asm.get(this.#ticks).int(1).vector('i32x4_splat', 'i32x4_add').set(this.#ticks);
    // Exact: the steps are multiples of 1/32.
    asm
      .get(this.#ramp)
      .float(1 / CONTROL_STEP)
      .vector('f32x4_splat', 'f32x4_add')
      .set(this.#ramp);
    if (this.#sampledAtAudioRate()) asm.words([0, 0, 0, 0]).set(this.#fresh);
    asm.get(this.#t).int(1).scalar('i32_add').tee(this.#t).get(this.#edge).scalar('i32_lt_s');
  }

  #sampledAtAudioRate(): boolean {
    return [...this.#controls.keys()].some((id) => placeOf(this.#graph.nodes[id]!) === 'audio');
  }

  /** grid = −1 in all lanes at a grid point, else 0. */
  #setGrid(): void {
    const asm = this.#asm;
    asm.int(0).get(this.#t).int(LAST).scalar('i32_and', 'i32_eqz', 'i32_sub').vector('i32x4_splat');
    asm.set(this.#grid);
  }

  #section(rate: Rate): void {
    this.#graph.nodes.forEach((node, id) => {
      if (node.op === 'control') {
        if (placeOf(node) === rate) this.#updateControl(node, id);
        if (rate === 'audio' && node.attribute === 'linear' && this.#uses[id]! > 1) this.#keep(id);
      } else if (placeOf(node) === rate && !this.#inlined[id]!) this.#keep(id);
      if (rate === 'audio' && placeOf(node) === 'audio') this.#writeLines(id);
    });
  }

  /**
   * Writes the lines whose input was just computed. The order does not matter, for no tap reads the slot of the present; early
   * stores keep V8 from interleaving the loops of a reverb, which would need more registers than there are.
   */
  #writeLines(id: number): void {
    const asm = this.#asm;
    this.#graph.lines.forEach(({ input }, index) => {
      if (input !== id) return;
      const { write, mirror } = this.#lines[index]!;
      asm.get(write).get(this.#offset).scalar('i32_add').tee(this.#address);
      this.#push(input);
      asm.tee(this.#spare).access('v128_store');
      asm.get(this.#address).get(mirror).scalar('i32_add').get(this.#spare).access('v128_store');
    });
  }

  #keep(id: number): void {
    const local = this.#asm.v128();
    this.#write(id);
    this.#asm.set(local);
    this.#values.set(id, local);
  }

  /** Leaves the value of a node on the stack. */
  #push(id: number): void {
    const local = this.#values.get(id);
    if (local !== undefined) this.#asm.get(local);
    else this.#write(id);
  }

  #write(id: number): void {
    const asm = this.#asm;
    const node = this.#graph.nodes[id]!;
    switch (node.op) {
      case 'const':
      case 'iconst':
        asm.get(this.#constant(node));
        return;
      case 'input':
      case 'iinput':
        asm.get(BASE).access('v128_load', this.#layout.inputs.get(node.attribute as string));
        return;
      case 'tick':
        if (placeOf(node) === 'audio') asm.get(this.#ticks);
        else asm.get(this.#t).vector('i32x4_splat');
        return;
      case 'bus':
        asm.get(IO).access('v128_load64_splat');
        return;
      case 'state':
      case 'istate':
        asm.get(this.#registers[node.attribute as number]!);
        return;
      case 'control': {
        const control = this.#controls.get(id)!;
        if (node.attribute === 'hold') asm.get(control.current);
        else asm.get(control.previous).get(control.step).get(this.#ramp).vector('f32x4_mul', 'f32x4_add');
        return;
      }
      case 'tap':
        this.#tap(node, id);
        return;
      case 'lookup':
        this.#lookup(node);
        return;
      default: {
        const order = node.op === 'select' || node.op === 'iselect' ? [1, 2, 0] : node.args.map((_, index) => index);
        for (const position of order) this.#push(node.args[position]!);
        instructions[node.op](asm, node.attribute, this.#spare);
      }
    }
  }

  #constant(node: Node): number {
    const values = typeof node.attribute === 'number' ? [node.attribute] : (node.attribute as readonly number[]);
    const key = `${node.op} ${values.map((x) => (Object.is(x, -0) ? '-0' : String(x))).join(' ')}`;
    const known = this.#constants.get(key);
    if (known !== undefined) return known;
    const asm = this.#asm;
    const local = asm.v128();
    if (values.length > 1) asm.words(node.op === 'const' ? values.map(floatToBits) : values);
    else if (node.op === 'const') asm.float(values[0]!).vector('f32x4_splat');
    else asm.int(values[0]!).vector('i32x4_splat');
    asm.set(local);
    this.#constants.set(key, local);
    return local;
  }

  #updateControl(node: Node, id: number): void {
    const asm = this.#asm;
    const { previous, current, step } = this.#controls.get(id)!;
    const x = asm.v128();
    this.#push(node.args[0]!);
    asm.tee(x).get(current).get(previous).get(this.#grid).vector('v128_bitselect');
    asm.get(this.#fresh).vector('v128_bitselect').set(previous);
    asm.get(x).get(current).get(this.#grid).get(this.#fresh).vector('v128_or', 'v128_bitselect').tee(current);
    asm.get(previous).vector('f32x4_sub').set(step);
  }

  /** Distances that do not change during a call are clamped and taken apart before the loops. */
  #fixedDistances(): void {
    const asm = this.#asm;
    this.#graph.nodes.forEach((node, id) => {
      if (node.op !== 'tap' || placeOf(this.#graph.nodes[node.args[0]!]!) !== 'live') return;
      const distance = this.#graph.nodes[node.args[0]!]!;
      const uniform = distance.op === 'iconst' && typeof distance.attribute === 'number';
      const lanes = uniform ? [0] : [0, 1, 2, 3];
      const distances = lanes.map(() => asm.i32());
      const pointers = lanes.map(() => asm.i32());
      const vector = asm.v128();
      this.#push(node.args[0]!);
      this.#clampDistance(node.attribute as number);
      asm.int(4).vector('i32x4_shl').set(vector);
      distances.forEach((local, lane) => asm.get(vector).extractInt(lane).set(local));
      this.#fixedTaps.set(id, { distances, pointers });
    });
  }

  #clampDistance(line: number): void {
    const asm = this.#asm;
    asm.int(1).vector('i32x4_splat', 'i32x4_max_s');
    asm.get(this.#lines[line]!.mask).int(4).scalar('i32_shr_s').vector('i32x4_splat', 'i32x4_min_s');
  }

  #tap(node: Node, id: number): void {
    const asm = this.#asm;
    const fixed = this.#fixedTaps.get(id);
    if (fixed) {
      const place = (lane: number) => asm.get(fixed.pointers[lane]!).get(this.#offset).scalar('i32_add');
      if (fixed.pointers.length > 1) this.#gather(place);
      else place(0).access('v128_load');
      return;
    }
    const { address, mask } = this.#lines[node.attribute as number]!;
    const addresses = asm.v128();
    asm.get(this.#ticks).int(4).vector('i32x4_shl');
    this.#push(node.args[0]!);
    this.#clampDistance(node.attribute as number);
    asm.int(4).vector('i32x4_shl', 'i32x4_sub').get(mask).vector('i32x4_splat', 'v128_and');
    asm.get(address).vector('i32x4_splat', 'i32x4_add').set(addresses);
    this.#gather((lane) => asm.get(addresses).extractInt(lane));
  }

  #lookup(node: Node): void {
    const asm = this.#asm;
    const table = node.attribute as number;
    const addresses = asm.v128();
    this.#push(node.args[0]!);
    asm.int(this.#graph.tables[table]!.values.length - 1).vector('i32x4_splat', 'v128_and');
    asm.int(2).vector('i32x4_shl').get(this.#bases).vector('i32x4_add').set(addresses);
    this.#gather((lane) => asm.get(addresses).extractInt(lane), this.#layout.tables[table], 0);
  }

  /** Four lanes from four addresses; lane l lies `offset` + l · `stride` bytes behind its address. In delay lines lanes are neighbours. */
  #gather(address: (lane: number) => void, offset = 0, stride = 4): void {
    const asm = this.#asm;
    const result = asm.v128();
    address(0);
    asm.access('v128_load32_zero', offset).set(result);
    for (let lane = 1; lane < 4; lane++) {
      address(lane);
      asm
        .get(result)
        .access('v128_load32_lane', offset + lane * stride, lane)
        .set(result);
    }
    asm.get(result);
  }
}
