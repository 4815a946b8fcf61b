// Whole patches, the pad first of all: the same bits on all backends, kernel by kernel and as finished sounds.
import { describe, expect, it, test } from 'vitest';
import { AudioEngine } from '../../src/engine/audioEngine.ts';
import { blockSizes, mustAgree } from '../support/agreement.ts';
import type { Event, Lanes, Scenario } from '../support/kernelHost.ts';
import { patches } from '../support/patches.ts';

const RATE = 44100;
const inputs: Record<string, Lanes> = {
  sampleRate: [RATE, RATE, RATE, RATE],
  frequency: [55, 261.6255645751953, 987.7666015625, 3520],
  velocity: [1, 0.5, 0.25, 0.75],
  gate: [400, 100000, 100000, 0],
  seed: [1, 2, 3, 4],
  start: [0, 0, 0, 0],
  origin: [0, 0, 64, 0],
};

describe.each(Object.entries(patches))('%s', (name, graph) => {
  it('gives the same bits on all backends, in blocks of any size', async () => {
    const isEffect = graph.kind === 'effect';
    // Long enough for the shortest delays of a reverb to be heard; as short as the interpreter demands.
    const frames = isEffect ? 2000 : name.includes('16') ? 200 : 450;
    const declared = graph.inputs.map(
      (input) => [input.name, [0, 1, 2, 3].map(() => input.initial) as unknown as Lanes] as const,
    );
    const late: Event = { kind: 'reset', frame: 77, lane: 1, values: { start: 77 } };
    const scenario: Scenario = {
      sampleRate: RATE,
      tick: 0,
      frames,
      inputs: { ...inputs, ...Object.fromEntries(declared) },
      events: isEffect ? [] : [late],
      bus: Float32Array.from({ length: frames * 2 }, (_, at) => ((at * 7919) % 1009) / 1009 - 0.5),
    };
    const { samples } = await mustAgree(graph, scenario, { blocks: [...blockSizes, frames], interpreterBlocks: 61 });
    expect(samples.reduce((sum, x) => sum + x * x, 0)).toBeGreaterThan(0);
  });
});

const sounds = [
  { name: 'default', parameters: {} },
  {
    name: 'short and bright',
    parameters: { attack: 0, decay: 0.02, sustain: 0.4, release: 0.02, cutoff: 9000, unison: 3 },
  },
  {
    name: 'all at the edge',
    parameters: { resonance: 20, filter_envelope: 6, lfo_depth: 4, chorus: 1, reverb: 1, unison: 2 },
  },
];

test.each(sounds)('the pad, $name, is one sound on all backends', async ({ parameters }) => {
  const hashes = new Map<string, string>();
  for (const backend of ['wasm', 'js', 'interpreter'] as const) {
    const engine = new AudioEngine({ backend, sampleRate: 8000 });
    const audio = await engine.renderAudio({ role: 'pad', parameters: { attack: 0.01, ...parameters } }, {}, 0.08, {
      seed: 3,
    });
    expect(audio.peak()).toBeGreaterThan(0.001);
    hashes.set(await audio.hash(), backend);
  }
  expect([...hashes.values()], 'backends with a sound of their own').toHaveLength(1);
});

test('the pad is one sound in JavaScript and in WebAssembly for a whole second', async () => {
  const [wasm, js] = await Promise.all(
    (['wasm', 'js'] as const).map(async (backend) => {
      const audio = await new AudioEngine({ backend }).renderAudio({ role: 'pad' }, {}, 1);
      return audio.hash();
    }),
  );
  expect(js).toBe(wasm);
});
