// What everything sounds like, as hashes: nothing may change by accident.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AudioEngine } from '../../src/engine/audioEngine.ts';
import type { Graph } from '../../src/ir/index.ts';
import { optimise } from '../../src/passes/index.ts';
import { host, type Lanes, type Scenario } from '../support/kernelHost.ts';
import { unitCases } from '../support/unitCases/index.ts';
import { differences, HOW, isUpdating, readGolden, writeGolden } from './golden.ts';

const FILE = './hashes.json';

/** One note of a warm pad, at its default and far from it. */
const pads: readonly {
  name: string;
  parameters: Record<string, number>;
  duration: number;
  seed?: number;
  rate?: number;
}[] = [
  { name: 'default', parameters: {}, duration: 2 },
  { name: 'default, seed 1', parameters: {}, duration: 0.5, seed: 1 },
  { name: 'default, last seed', parameters: {}, duration: 0.5, seed: 4294967295 },
  { name: 'default, 8000 Hz', parameters: {}, duration: 0.5, rate: 8000 },
  { name: 'default, 48000 Hz', parameters: {}, duration: 0.5, rate: 48000 },
  { name: 'default, 192000 Hz', parameters: {}, duration: 0.25, rate: 192000 },
  { name: 'one saw, dry', parameters: { unison: 1, chorus: 0, reverb: 0, air: 0, sub: 0 }, duration: 0.5 },
  {
    name: 'sixteen saws, wet',
    parameters: { unison: 16, detune: 60, chorus: 1, reverb: 1, reverb_time: 30 },
    duration: 0.5,
  },
  { name: 'bright pluck', parameters: { attack: 0, decay: 0.1, sustain: 0.1, release: 0.1, cutoff: 12000, frequency: 880 }, duration: 0.6 }, // prettier-ignore
  { name: 'deep and resonant', parameters: { frequency: 41.2, cutoff: 200, resonance: 15, sub: 1, lfo_period: 0.25, lfo_depth: 3 }, duration: 0.6 }, // prettier-ignore
  { name: 'nothing but air', parameters: { air: 1, sub: 0, cutoff: 20000, filter_envelope: 0, attack: 0.01 }, duration: 0.4 }, // prettier-ignore
  { name: 'highest note', parameters: { frequency: 8000, attack: 0.01 }, duration: 0.3 },
];

const RATE = 44100;
const FRAMES = 4410;
const same = (x: number): Lanes => [x, x, x, x];

/** A tenth of a second of a unit: four notes, or noise through an effect. */
function scenarioOf(graph: Graph): Scenario {
  const declared = Object.fromEntries(graph.inputs.map(({ name, initial }) => [name, same(initial)]));
  const notes = {
    frequency: [110, 440.5, 1000, 3999].map(Math.fround) as unknown as Lanes,
    velocity: [1, 0.5, 0.25, 0] as const,
    gate: [700, 2000, 100000, 0] as const,
    seed: [1, 2, 3, -4] as const,
  };
  const inputs = { ...notes, ...declared, sampleRate: same(RATE), start: same(0), origin: same(0) };
  const bus = Float32Array.from(
    { length: FRAMES * 2 },
    (_, at) => (Math.imul(at + 1, 0x9e3779b9) ^ 0x5bd1e995) / 4294967296,
  );
  return { sampleRate: RATE, tick: 0, frames: FRAMES, inputs, events: [], bus };
}

function hashOf(samples: Float32Array): string {
  const view = new DataView(new ArrayBuffer(samples.length * 4));
  samples.forEach((sample, at) => view.setFloat32(at * 4, sample, true));
  return createHash('sha256').update(new Uint8Array(view.buffer)).digest('hex');
}

async function padHashes(): Promise<[string, string][]> {
  const rows: [string, string][] = [];
  for (const { name, parameters, duration, seed = 0, rate = RATE } of pads) {
    const engine = new AudioEngine({ backend: 'wasm', sampleRate: rate });
    const preset = { role: 'pad', parameters: { kind: 'warm', frequency: 220, ...parameters } };
    const audio = await engine.renderAudio(preset, {}, duration, { seed, pattern: 'note' });
    rows.push([`pad: ${name}`, await audio.hash()]);
  }
  return rows;
}

async function unitHashes(): Promise<[string, string][]> {
  const rows: [string, string][] = [];
  for (const [unit, { cases }] of Object.entries(unitCases)) {
    for (const { name, graph, swinging } of cases) {
      // What is live sounds like what is constant until somebody moves it.
      if (name === 'live' || swinging) continue;
      const { samples } = (await host('wasm', optimise(graph)))(scenarioOf(graph), FRAMES);
      rows.push([`${unit}: ${name}`, hashOf(samples)]);
    }
  }
  return rows;
}

describe('sounds', () => {
  it('are the bytes that they were', async () => {
    const got = Object.fromEntries([...(await padHashes()), ...(await unitHashes())]);
    // Two that are equal would prove nothing.
    expect(new Set(Object.values(got)).size).toBe(Object.keys(got).length);
    if (isUpdating) writeGolden(FILE, got);
    const changed = differences(readGolden(FILE), got);
    expect(changed, `These sounds have changed:\n  ${changed.join('\n  ')}\n${HOW}\n`).toEqual([]);
  });
});
