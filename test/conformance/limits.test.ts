/** Where graphs, memory and randomness end: found by people who tried to break them. */
import { describe, expect, it } from 'vitest';

import { backends, outOfMemory, type Backend, type Memory } from '../../src/backends/index.ts';
import { Pool } from '../../src/engine/pool.ts';
import { Renderer } from '../../src/engine/renderer.ts';
import { AudioEngine } from '../../src/index.ts';
import { delayLine, effect, frequency, instrument, num, param, type F32, type Graph } from '../../src/ir/index.ts';
import { ops } from '../../src/ops/index.ts';
import { sine } from '../../src/units/oscillators/sine.ts';
import { whiteNoise } from '../../src/units/noise/whiteNoise.ts';
import { softClip } from '../../src/units/effects/softClip.ts';

const notes = [{ lengthSec: 1 }];
const rendered = async (graph: Graph, more: { effect?: Graph } = {}, backend: 'wasm' | 'js' = 'wasm') =>
  (await new AudioEngine({ backend }).renderGraph(graph, { notes, duration: 0.05, ...more })).getChannelData(0);

describe('graphs', () => {
  it('may be thousands of nodes deep', async () => {
    const deep = instrument('deep', () => {
      let x: F32 = sine(440);
      for (let i = 0; i < 5000; i++) x = x.mul(0.9999).add(1e-9);
      return x;
    });
    const wasm = await rendered(deep);
    expect(wasm.some((sample) => sample !== 0)).toBe(true);
    expect(await rendered(deep, {}, 'js')).toEqual(wasm);
  });

  it('keep their delay lines to themselves', () => {
    let foreign: ReturnType<typeof delayLine> | undefined;
    instrument('a', () => {
      foreign = delayLine(0.5);
      foreign.write(num(1));
      return foreign.tap(1);
    });
    const wanted = expect.objectContaining({ code: 'foreign_signal', path: 'b' });
    expect(() => instrument('b', () => foreign!.tap(5))).toThrow(wanted);
    expect(() => instrument('b', () => foreign!.read(5, 'linear'))).toThrow(wanted);
    const writing = () => {
      foreign!.write(num(1));
      return num(1);
    };
    expect(() => instrument('b', writing)).toThrow(wanted);
  });

  it('have no notes in effects', () => {
    expect(() => effect('e', (x) => x.mul(frequency()))).toThrow(
      expect.objectContaining({ code: 'note_in_effect', path: 'e' }),
    );
  });

  it('take parameters by their own names only', async () => {
    for (const name of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) {
      const samples = await rendered(instrument('named', () => param(name, 0.25)));
      expect(samples[0]).toBe(0.25);
    }
    expect(() => instrument('n', () => param('velocity', 0.25))).toThrow(
      expect.objectContaining({ code: 'duplicate_parameter' }),
    );
  });

  it('read delay lines at 1 sample where the distance is not a number, and at their end where it is too far', async () => {
    for (const [distance, wanted] of [
      [NaN, 1],
      [-5, 1],
      [3e9, 0],
      [Infinity, 0],
    ] as const) {
      const graph = instrument('far', () => {
        const line = delayLine(0.5);
        line.write(num(1));
        return line.read(num(distance), 'linear');
      });
      const samples = await rendered(graph);
      expect([...samples.subarray(1, 1000)]).toEqual(new Array(999).fill(wanted));
    }
  });
});

describe('randomness', () => {
  it('of an effect is not that of a note', async () => {
    const noise = instrument('n', () => whiteNoise().mul(0.5));
    const less = effect('n', (x) => x.sub(whiteNoise().mul(0.5)));
    const samples = await rendered(noise, { effect: less });
    expect(Math.max(...samples.subarray(0, 1000))).toBeGreaterThan(0.5);
  });
});

describe('memory', () => {
  it('ends before addresses leave int32, with an error that says so', () => {
    const pool = new Pool({ buffer: new ArrayBuffer(0), ensure: () => undefined });
    pool.take(1.5 * 2 ** 30);
    expect(() => pool.take(2 ** 30)).toThrow(expect.objectContaining({ code: 'out_of_memory' }));
  });

  it('is given back after a render that found no memory, and later renders go on', async () => {
    const createMemory = () => {
      const memory = backends.js.createMemory();
      const ensure = (bytes: number) => {
        if (bytes > 4e6) throw outOfMemory(bytes, undefined);
        memory.ensure(bytes);
      };
      return Object.defineProperty({ ensure } as Memory, 'buffer', { get: () => memory.buffer });
    };
    const compile: Backend['compile'] = (graph, memory) => backends.js.compile(graph, memory);
    const renderer = new Renderer({ ...backends.js, createMemory, compile }, { sampleRate: 44100 });
    const long = await renderer.compile(
      instrument('long', () => {
        const line = delayLine(1);
        line.write(num(1));
        return line.tap(1);
      }),
    );
    const note = { onFrame: 0, gateFrames: 100, frequencyHz: 440, velocity: 1 };
    const job = { instrument: long, frames: 2000, seed: 0, values: {} };
    const many = Array.from({ length: 64 }, () => note);
    expect(() => renderer.render([{ ...job, notes: many }])).toThrow(
      expect.objectContaining({ code: 'out_of_memory' }),
    );
    const before = renderer.memoryBytes;
    expect(renderer.render([{ ...job, notes: [note] }])[0]![0][5]).toBe(1);
    expect(renderer.memoryBytes).toBe(before);
  });
});

describe('quiet signals', () => {
  /** The value of every node of an effect for one input: denormal numbers are slow wherever they appear, not only at the end. */
  const valuesInside = (graph: Graph, input: number): number[] => {
    const values: number[] = [];
    for (const { op, args, attribute } of graph.nodes) {
      const [a = 0, b = 0, c = 0] = args.map((arg) => values[arg]!);
      values.push(op === 'bus' ? input : op === 'const' ? (attribute as number) : ops[op].meaning!(a, b, c));
    }
    return values;
  };
  const isDenormal = (x: number) => x !== 0 && Math.abs(x) < 2 ** -126;

  it('make no denormal numbers in the soft clipper, down to where their square would be one', () => {
    const graph = effect('clip', softClip);
    const cubed = effect('cubed', (x) =>
      x.sub(
        x
          .mul(x)
          .mul(x)
          .mul(4 / 27),
      ),
    );
    // 4/27 of the square leaves the normal range below √(2⁻¹²⁶·27/4) = 2.8e-19; feedback has nothing below 1e-20.
    const sizes = Array.from({ length: 1855 }, (_, at) => Math.fround(10 ** (-at / 100)));
    for (const x of sizes) expect(valuesInside(graph, x).filter(isDenormal)).toEqual([]);
    // What it was: the check would see it.
    expect(sizes.some((x) => valuesInside(cubed, x).some(isDenormal))).toBe(true);
  });
});
