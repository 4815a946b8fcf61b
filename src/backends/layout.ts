/** Where an instance of a graph keeps its inputs and its state. The same for all backends, so that the host knows one layout. */
import { inputOf, type Graph, type Line } from '../ir/index.ts';
import { CONTROL_STEP } from '../ops/index.ts';

/** Bytes of one value: four lanes of 32 bits. */
export const VALUE = 16;

/** Byte offsets from the base of an instance. */
export interface Layout {
  /** Channels that an instrument writes (1 or 2); 2 for effects. */
  readonly channels: number;
  /** Two int32 per line: the address of its samples, and its size in bytes less 16 (a mask for addresses). */
  readonly lines: readonly number[];
  /** By name; only inputs that the graph reads. */
  readonly inputs: ReadonlyMap<string, number>;
  /** −1 in lanes whose note begins at the next sample. */
  readonly fresh: number;
  /** The lane's end in samples after note-on, and the effect's latency in samples: written by every run, if the graph has them. */
  readonly end: number;
  readonly latency: number;
  readonly registers: readonly number[];
  /** By node: the previous and the current grid value. */
  readonly controls: ReadonlyMap<number, number>;
  /** The values of each table, one after the other; all lanes read the same ones. */
  readonly tables: readonly number[];
  /** Bytes of an instance without its delay lines. */
  readonly bytes: number;
}

export function layoutOf(graph: Graph): Layout {
  let bytes = 0;
  const take = (size: number): number => (bytes += size) - size;
  const lines = graph.lines.map(() => take(VALUE));
  const inputs = new Map<string, number>();
  for (const node of graph.nodes) {
    const name = node.op === 'input' || node.op === 'iinput' ? (node.attribute as string) : undefined;
    if (name !== undefined && !inputs.has(name) && inputOf(graph, name)) inputs.set(name, take(VALUE));
  }
  const fresh = take(VALUE);
  const end = take(VALUE);
  const latency = take(VALUE);
  const registers = graph.registers.map(() => take(VALUE));
  const controls = new Map<number, number>();
  graph.nodes.forEach((node, id) => {
    if (node.op === 'control') controls.set(id, take(2 * VALUE));
  });
  const tables = graph.tables.map(({ values }) => take(Math.ceil(values.byteLength / VALUE) * VALUE));
  const channels = graph.kind === 'effect' ? 2 : graph.outputs.length;
  return { channels, lines, inputs, fresh, end, latency, registers, controls, tables, bytes };
}

/**
 * Samples behind the end of a delay line, in which a backend may mirror its first samples: then a read that starts inside
 * the line does not have to wrap around within a control step.
 */
export const LINE_GUARD = CONTROL_STEP;

/**
 * Samples of a delay line: the power of two that holds `seconds` and the two neighbours that interpolation reads. (At a whole
 * distance a cubic read asks for a third, and gives it no weight.)
 */
export function lineSize(seconds: number, sampleRate: number): number {
  const needed = Math.ceil(seconds * sampleRate) + 2;
  let size: number = CONTROL_STEP;
  while (size < needed) size *= 2;
  return size;
}

const lineBytes = (line: Line, sampleRate: number): number => (lineSize(line.seconds, sampleRate) + LINE_GUARD) * VALUE;

/** Bytes of an instance with its delay lines, which follow it in memory. */
export function instanceBytes(graph: Graph, layout: Layout, sampleRate: number): number {
  return graph.lines.reduce((sum, line) => sum + lineBytes(line, sampleRate), layout.bytes);
}

/** Makes an instance at `base`: zeroes it, copies the tables, points the lines at their samples, and resets all lanes. */
export function initialise(graph: Graph, layout: Layout, buffer: ArrayBuffer, base: number, sampleRate: number): void {
  new Uint8Array(buffer, base, instanceBytes(graph, layout, sampleRate)).fill(0);
  const words = new Int32Array(buffer);
  let address = base + layout.bytes;
  graph.lines.forEach((line, index) => {
    const slot = (base + layout.lines[index]!) >> 2;
    words[slot] = address;
    words[slot + 1] = (lineSize(line.seconds, sampleRate) - 1) * VALUE;
    address += lineBytes(line, sampleRate);
  });
  const floats = new Float32Array(buffer);
  graph.tables.forEach(({ values }, index) => floats.set(values, (base + layout.tables[index]!) >> 2));
  for (let lane = 0; lane < 4; lane++) resetLane(graph, layout, buffer, base, lane, false);
}

/** Gives all state of a lane its initial value: what note-on does. `used` says whether its delay lines may hold anything. */
export function resetLane(
  graph: Graph,
  layout: Layout,
  buffer: ArrayBuffer,
  base: number,
  lane: number,
  used = true,
): void {
  const words = new Int32Array(buffer);
  const floats = new Float32Array(buffer);
  words[((base + layout.fresh) >> 2) + lane] = -1;
  graph.registers.forEach((register, index) => {
    const slot = ((base + layout.registers[index]!) >> 2) + lane;
    if (register.type === 'f32') floats[slot] = register.initial;
    else words[slot] = register.initial;
  });
  for (const offset of layout.controls.values()) {
    floats[((base + offset) >> 2) + lane] = 0;
    floats[((base + offset + VALUE) >> 2) + lane] = 0;
  }
  if (!used) return;
  for (const offset of layout.lines) {
    const slot = (base + offset) >> 2;
    const first = words[slot]! >> 2;
    const count = words[slot + 1]! / VALUE + 1 + LINE_GUARD;
    for (let sample = 0; sample < count; sample++) floats[first + sample * 4 + lane] = 0;
  }
}
