/** What a backend is: something that turns a graph into a kernel over memory. The renderer knows nothing else about it. */
import type { Graph } from '../ir/index.ts';
import type { Layout } from './layout.ts';

/** Memory that kernels work in. `buffer` is replaced when it grows: take views again after an allocation. */
export interface Memory {
  readonly buffer: ArrayBuffer;
  /** Makes the memory at least this large. @throws RenderError `out_of_memory` */
  ensure(bytes: number): void;
}

/** A compiled graph. It has no state of its own: all of it is in memory, in instances of `layout`. */
export interface Kernel {
  readonly layout: Layout;
  /**
   * Computes `frames` (at least one) samples of the instance at `base`, the first of which is sample `tick`.
   * @param io Instruments: where the voices' samples go, `[frame][channel][lane]`, float32. Effects: the interleaved stereo
   *   bus, changed in place.
   * @param lanes Bit per lane: which lanes anybody will listen to. The others may be left out.
   */
  run(base: number, tick: number, frames: number, io: number, lanes: number): void;
  /** Adds one lane of `io` to the interleaved stereo bus. */
  mixLane(io: number, frames: number, lane: number, bus: number): void;
  /** Adds all four lanes, in order. Same bits as four calls of `mixLane`. */
  mixAll(io: number, frames: number, bus: number): void;
  /** Whether the bus holds neither NaN nor infinity: 1, else 0. */
  isFinite(bus: number, frames: number): number;
  /** Takes the interleaved bus apart: `frames` samples of each channel. All addresses are multiples of 16; up to 3 frames more are written. */
  split(bus: number, frames: number, left: number, right: number): void;
}

export interface Backend {
  readonly name: string;
  /** Whether it can work here (WebAssembly SIMD, `new Function` …). */
  isAvailable(): boolean;
  createMemory(): Memory;
  compile(graph: Graph, memory: Memory): Promise<Kernel>;
}
