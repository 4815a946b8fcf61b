// No denormals: what feeds back is 0 or at least 1e-20, so that a tail that fades to nothing costs what sound costs.
import { describe, expect, it } from 'vitest';
import { effect, type Graph } from '../../src/ir/index.ts';
import { SANE_MIN } from '../../src/ops/index.ts';
import { optimise } from '../../src/passes/index.ts';
import { chorus, comb, dcBlock, ladder, reverb, stateVariableFilter } from '../../src/units/index.ts';
import { host, type Lanes, type Outcome, type Scenario } from '../support/kernelHost.ts';
import { patches } from '../support/patches.ts';

const SMALLEST_NORMAL = 1.1754943508222875e-38;

/** The registers and lines whose next value depends on their present one. */
function recursive({ nodes, registers, lines }: Graph): { registers: Set<number>; lines: Set<number> } {
  const inputs = [...registers.map((register) => register.next), ...lines.map((line) => line.input)];
  /** The states that a node reads, as positions in `inputs`. */
  const reads = (root: number): Set<number> => {
    const [seen, found, stack] = [new Set<number>(), new Set<number>(), [root]];
    while (stack.length > 0) {
      const id = stack.pop()!;
      if (seen.has(id)) continue;
      seen.add(id);
      const { op, args, attribute } = nodes[id]!;
      if (op === 'state' || op === 'istate') found.add(attribute as number);
      if (op === 'tap') found.add(registers.length + (attribute as number));
      stack.push(...args);
    }
    return found;
  };
  const direct = inputs.map(reads);
  const reaches = (from: number): boolean => {
    const [seen, stack] = [new Set<number>(), [...direct[from]!]];
    while (stack.length > 0) {
      const state = stack.pop()!;
      if (state === from) return true;
      if (!seen.has(state)) stack.push(...direct[state]!);
      seen.add(state);
    }
    return false;
  };
  const all = inputs.map((_, state) => state).filter(reaches);
  return {
    registers: new Set(all.filter((state) => state < registers.length)),
    lines: new Set(all.filter((state) => state >= registers.length).map((state) => state - registers.length)),
  };
}

/** Every float32 of the state, with where it is. */
function* statesOf(graph: Graph, { instance, layout }: Outcome, rate: number) {
  const floats = new Float32Array(instance.buffer);
  const feeds = recursive(graph);
  for (const [index, { type }] of graph.registers.entries()) {
    if (type !== 'f32') continue;
    for (const value of floats.subarray(index * 4, index * 4 + 4)) {
      yield { value, where: `register ${index}`, guarded: feeds.registers.has(index) };
    }
  }
  // After the registers, controls, inputs, fresh, end and latency come the lines.
  let at = 4 * (graph.registers.length + 2 * layout.controls.size + layout.inputs.size + 3);
  for (const [index, line] of graph.lines.entries()) {
    const words = 4 * lineSamples(line.seconds, rate);
    const isGuarded = feeds.lines.has(index) && graph.nodes[line.input]!.op === 'sane';
    for (const value of floats.subarray(at, at + words)) yield { value, where: `line ${index}`, guarded: isGuarded };
    at += words;
  }
  if (at !== floats.length) throw new Error(`the state has ${floats.length} words, not ${at}`);
}

function lineSamples(seconds: number, rate: number): number {
  return Math.max(32, 2 ** Math.ceil(Math.log2(Math.ceil(seconds * rate) + 2)));
}

/** Half a second of noise, then silence until `seconds`. */
function fading(graph: Graph, rate: number, seconds: number): Scenario {
  const frames = Math.round(seconds * rate);
  const bus = new Float32Array(frames * 2);
  for (let at = 0; at < rate; at++) bus[at] = ((at * 7919) % 1009) / 1009 - 0.5;
  const same = (x: number): Lanes => [x, x, x, x];
  const declared = graph.inputs.map(({ name, initial }) => [name, same(initial)] as const);
  const inputs = { ...Object.fromEntries(declared), sampleRate: same(rate), seed: same(1) };
  return { sampleRate: rate, tick: 0, frames, inputs, events: [], bus };
}

const RATE = 8000;
const graphs: [string, Graph, number][] = [
  ['a short reverb', effect('reverb', (x) => reverb(x, { mix: 1, t60Sec: 0.3, dampingHz: 3000 })), 3],
  ['a dark reverb', effect('dark', (x) => reverb(x, { mix: 0.5, t60Sec: 0.5, dampingHz: 200 })), 5],
  ['a chorus into a reverb', effect('both', (x) => reverb(chorus(x, { mix: 0.5, rateHz: 1, depthSec: 0.003 }), { mix: 0.5, t60Sec: 0.4, dampingHz: 900 })), 4], // prettier-ignore
  ['a ringing filter', effect('filter', (x) => stateVariableFilter({ cutoffHz: 300, q: 30 })(x).low), 3],
  ['a ladder', effect('ladder', (x) => ladder({ cutoffHz: 300, resonance: 0.9 })(x)), 3],
  ['a comb', effect('comb', (x) => comb({ frequencyHz: 200, feedback: 0.9, dampingHz: 900 })(x)), 3],
  ['a slow high-pass', effect('dc', (x) => dcBlock({ cutoffHz: 20 })(x)), 3],
];

describe.each(graphs)('%s', (_, raw, seconds) => {
  const graph = optimise(raw);

  it('holds no denormal number while it fades, and nothing that feeds back below 1e-20', async () => {
    const run = await host('wasm', graph);
    let small = 0;
    for (let part = 1; part <= 24; part++) {
      const outcome = run(fading(graph, RATE, 0.5 + ((seconds - 0.5) * part) / 24), 4096);
      for (const { value, where, guarded } of statesOf(graph, outcome, RATE)) {
        const size = Math.abs(value);
        if (size > 0 && size < 1e-10) small++;
        const least = guarded ? SANE_MIN : SMALLEST_NORMAL;
        if (!(size === 0 || size >= least)) throw new Error(`${where} holds ${value} after ${part}/24 of the silence`);
      }
    }
    // The test has looked while there was something small to see.
    expect(small).toBeGreaterThan(0);
  });

  it('comes to rest: every state is exactly 0 in the end', async () => {
    const outcome = (await host('wasm', graph))(fading(graph, RATE, seconds), 4096);
    const loud = [...statesOf(graph, outcome, RATE)].filter(({ value }) => value !== 0);
    expect(loud).toEqual([]);
    expect(Array.from(outcome.samples.subarray(-200))).toEqual(Array(200).fill(0));
  });
});

it('60 s of silence bring the whole space of the pad to rest', async () => {
  const graph = optimise(patches['pad space']!);
  const rate = 44100;
  const outcome = (await host('wasm', graph))(fading(graph, rate, 60.5), 4096);
  expect([...statesOf(graph, outcome, rate)].filter(({ value }) => value !== 0)).toEqual([]);
});
