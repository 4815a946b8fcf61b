// Every factory preset has the same bytes on both compiled backends, for blocks of any size, alone and in company.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { backends, type Backend } from '../../src/backends/index.ts';
import type { Job } from '../../src/engine/job.ts';
import { presetJob } from '../../src/engine/presetJob.ts';
import { Renderer, type Stereo } from '../../src/engine/renderer.ts';
import { readRenderOptions, type RenderOptions } from '../../src/engine/renderOptions.ts';
import { renderPlan } from '../../src/engine/renderPlan.ts';
import { Topologies } from '../../src/engine/topologies.ts';
import { validateContext } from '../../src/music/validateContext.ts';
import { validatePreset } from '../../src/presets/validatePreset.ts';
import { roles } from '../../src/roles/index.ts';
import { factoryPresets, kindOf, type FactoryPreset } from '../support/factoryPresets.ts';

const RATE = 44100;
const FRAMES = 6700;
/** Plain JavaScript takes long until it is warm. */
const FEW_FRAMES = 2900;
const context = validateContext({});
const note: RenderOptions = { pattern: 'note' };
/** Two at once, and one that begins between the blocks and off the control grid. */
const phrase: RenderOptions = {
  seed: 1,
  notes: [
    { pitch: 'C3', lengthSec: 0.1 },
    { pitch: 'G3', lengthSec: 0.05, velocity: 0.4 },
    { pitch: 'F2', startSec: 0.04321, lengthSec: 0.06, velocity: 0.8 },
  ],
};

/** What is rendered: a preset, and what it plays. */
interface Take {
  readonly preset: FactoryPreset;
  readonly options: RenderOptions;
  readonly durationFrames: number;
}

class Variant {
  readonly #renderer: Renderer;
  readonly #topologies: Topologies;

  constructor(backend: Backend, blockFrames: number) {
    this.#renderer = new Renderer(backend, { sampleRate: RATE, blockFrames });
    this.#topologies = new Topologies(this.#renderer);
  }

  async alone(takes: readonly Take[]): Promise<string[]> {
    const jobs = await this.#jobs(takes);
    return jobs.map((job) => hashOf(this.#renderer.render([job])[0]!));
  }

  /** In one call, the last first: voices get other lanes and other neighbours. */
  async together(takes: readonly Take[]): Promise<string[]> {
    const jobs = await this.#jobs(takes);
    return this.#renderer.render(jobs.reverse()).map(hashOf).reverse();
  }

  #jobs(takes: readonly Take[]): Promise<Job[]> {
    return Promise.all(takes.map((take) => this.#job(take)));
  }

  #job({ preset: given, options, durationFrames }: Take): Promise<Job> {
    const preset = validatePreset(given, roles);
    const role = roles.get(preset.role)!;
    const asked = readRenderOptions(options);
    const kind = kindOf(given);
    const plan = renderPlan({ role, kind, preset, context, durationFrames, options: asked, sampleRate: RATE });
    return presetJob(this.#topologies, role, preset, plan, asked.seed);
  }
}

function hashOf(channels: Stereo): string {
  const hash = createHash('sha256');
  for (const { buffer } of channels) hash.update(new Uint8Array(buffer));
  return hash.digest('hex');
}

const usual = new Variant(backends.wasm, 512);
const small = new Variant(backends.wasm, 37);
const large = new Variant(backends.wasm, 4096);
const plain = new Variant(backends.js, 512);

/** Of one kind, which share their lanes in company. */
const kinds = [...roles.values()].flatMap((role) =>
  role.kinds.map((kind) => ({
    name: `${role.name}: ${kind.name}`,
    presets: factoryPresets.filter((preset) => kindOf(preset) === kind),
  })),
);

describe('bits', () => {
  it.each(kinds)('$name', async ({ presets }) => {
    const play = (options: RenderOptions, durationFrames: number): Take[] =>
      presets.map((preset) => ({ preset, options, durationFrames }));
    const takes = [...play(note, FRAMES), ...play(phrase, FRAMES)];
    const hashes = await usual.alone(takes);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(await usual.together(takes), 'in company').toEqual(hashes);
    expect(await small.alone(takes), 'blocks of 37').toEqual(hashes);
    expect(await large.together(takes), 'blocks of 4096').toEqual(hashes);
    const short = play(phrase, FEW_FRAMES);
    expect(await plain.together(short), 'plain JavaScript').toEqual(await usual.alone(short));
  });
});
