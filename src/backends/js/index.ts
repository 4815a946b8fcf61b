/**
 * The JavaScript backend: one generated function per graph, plain numbers and Math.fround, the same bits as WebAssembly.
 * In instruments the lanes are unrelated, so they run one after the other and silent lanes cost nothing; in effects the
 * four lanes are unrolled.
 */
import type { Graph } from '../../ir/index.ts';
import { nearestEven, toInt32Saturated, floatToBits, bitsToFloat } from '../../ops/index.ts';
import { createArrayMemory } from '../createArrayMemory.ts';
import type { Backend, Kernel, Memory } from '../backend.ts';
import { layoutOf } from '../layout.ts';
import { mixing } from '../mixing.ts';
import { emitSource } from './emitSource.ts';

export const js: Backend = {
  name: 'js',
  isAvailable() {
    try {
      // Content-security policies forbid this in some pages and workers.
      return Reflect.construct(Function, ['return 1']) instanceof Function;
    } catch {
      return false;
    }
  },
  createMemory: createArrayMemory,
  compile: (graph, memory) => Promise.resolve(compile(graph, memory)),
};

type Run = (
  f32: Float32Array,
  i32: Int32Array,
  base: number,
  tick: number,
  frames: number,
  io: number,
  lane: number,
) => void;

function compile(graph: Graph, memory: Memory): Kernel {
  const layout = layoutOf(graph);
  const source = emitSource(graph, layout);
  const helpers = [Math.fround, nearestEven, toInt32Saturated, floatToBits, bitsToFloat];
  const make = Reflect.construct(Function, ['f', 'nearestEven', 'toInt', 'bits', 'fromBits', source]) as (
    ...functions: unknown[]
  ) => Run;
  const run = make(...helpers);
  return {
    layout,
    run(base, tick, frames, io, lanes) {
      const f32 = new Float32Array(memory.buffer);
      const i32 = new Int32Array(memory.buffer);
      if (graph.kind === 'effect') run(f32, i32, base, tick, frames, io, 0);
      else for (let lane = 0; lane < 4; lane++) if ((lanes >> lane) & 1) run(f32, i32, base, tick, frames, io, lane);
    },
    ...mixing(memory, layout.channels),
  };
}
