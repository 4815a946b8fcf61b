import { describe, expect, it } from 'vitest';
import { backends, instanceBytes } from '../backends/index.ts';
import { frequency, gate, instrument, param, seed, time } from '../ir/index.ts';
import type { Program } from './job.ts';
import { setInputs } from './setInputs.ts';

const memory = backends.js.createMemory();
const graph = instrument('many', () =>
  frequency()
    .mul(param('level', 0.25))
    .mul(param('latched', -3, 'note'))
    .add(gate().add(seed()).add(time()).toFloat()),
);
const program: Program = { graph, kernel: await backends.js.compile(graph, memory) };
const BASE = 128;
memory.ensure(BASE + instanceBytes(graph, program.kernel.layout, 8000));

/** What a lane of an input holds. */
function held(name: string, lane: number, kind: 'f32' | 'i32' = 'f32'): number {
  const address = BASE + program.kernel.layout.inputs.get(name)! + lane * 4;
  const view = new DataView(memory.buffer);
  return kind === 'f32' ? view.getFloat32(address, true) : view.getInt32(address, true);
}

describe('setInputs', () => {
  it('writes each input of one lane, as what it is, and the declared value where none is given', () => {
    for (let lane = 0; lane < 4; lane++) setInputs(program, memory, BASE, lane, {});
    const values = { frequency: 440.1, gate: 1000, seed: 0xdeadbeef, start: -7, latched: 0.1 };
    setInputs(program, memory, BASE, 2, values);
    expect(held('frequency', 2)).toBe(Math.fround(440.1));
    expect(held('level', 2)).toBe(0.25);
    expect(held('latched', 2)).toBe(Math.fround(0.1));
    expect(held('gate', 2, 'i32')).toBe(1000);
    expect(held('seed', 2, 'i32')).toBe(0xdeadbeef | 0);
    expect(held('start', 2, 'i32')).toBe(-7);
    for (const other of [0, 1, 3]) {
      expect([held('frequency', other), held('level', other), held('latched', other)]).toEqual([440, 0.25, -3]);
      expect(held('gate', other, 'i32')).toBe(2147483647);
    }
  });

  it('passes over values that the graph does not read', () => {
    const before = new Uint8Array(memory.buffer).slice();
    setInputs(program, memory, BASE, 0, {
      ...{ frequency: 440, latched: -3, level: 0.25 },
      origin: 5,
      sampleRate: 48000,
    });
    expect(Buffer.compare(new Uint8Array(memory.buffer), before)).toBe(0);
  });
});
