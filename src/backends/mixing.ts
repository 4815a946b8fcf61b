/** The mixing loops, for the backends that run in JavaScript. */
import type { Kernel, Memory } from './backend.ts';

export function mixing(memory: Memory, channels: number): Pick<Kernel, 'mixLane' | 'mixAll' | 'isFinite' | 'split'> {
  const add = (samples: Float32Array, io: number, frames: number, lane: number, bus: number) => {
    const right = 4 * (channels - 1);
    let from = (io >> 2) + lane;
    let to = bus >> 2;
    for (let frame = 0; frame < frames; frame++, from += 4 * channels, to += 2) {
      samples[to] = samples[to]! + samples[from]!;
      samples[to + 1] = samples[to + 1]! + samples[from + right]!;
    }
  };
  return {
    mixLane(io, frames, lane, bus) {
      add(new Float32Array(memory.buffer), io, frames, lane, bus);
    },
    mixAll(io, frames, bus) {
      const samples = new Float32Array(memory.buffer);
      for (let lane = 0; lane < 4; lane++) add(samples, io, frames, lane, bus);
    },
    isFinite(bus, frames) {
      const words = new Int32Array(memory.buffer, bus, frames * 2);
      let signs = 0;
      for (let at = 0; at < words.length; at++) signs |= (words[at]! & 0x7fffffff) + 0x00800000;
      return signs >= 0 ? 1 : 0;
    },
    split(bus, frames, left, right) {
      const samples = new Float32Array(memory.buffer);
      for (let frame = 0; frame < frames; frame++) {
        samples[(left >> 2) + frame] = samples[(bus >> 2) + frame * 2]!;
        samples[(right >> 2) + frame] = samples[(bus >> 2) + frame * 2 + 1]!;
      }
    },
  };
}
