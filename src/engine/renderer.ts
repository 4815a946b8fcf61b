/**
 * Jobs → stereo audio, block by block. Notes become voices; voices of one instrument fill groups of four lanes, whatever
 * job they belong to; in each block every group that sounds is run and added to the buses in note order, then each job's
 * effect runs over its bus. Where an effect is late, its job is rendered for as much longer and loses its beginning. Memory
 * does not grow with the duration, and no result depends on the block, on the lane or on the company that a voice has.
 */
import { initialise, instanceBytes, type Backend } from '../backends/index.ts';
import { GraphError } from '../errors.ts';
import type { Graph } from '../ir/index.ts';
import { optimise } from '../passes/index.ts';
import { hash32 } from '../math/random.ts';
import { notFinite } from './notFinite.ts';
import type { Job, Program } from './job.ts';
import { latencyOf } from './latencyOf.ts';
import { LaneGroup, LANES, type Voice } from './laneGroup.ts';
import { Pool } from './pool.ts';
import { setInputs } from './setInputs.ts';

/** Keeps the effect's randomness apart from that of note 0, whose hash is 0. An arbitrary odd number. */
const EFFECT_SEED = 0x5bd1e995;

/** Left and right. */
export type Stereo = readonly [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>];

const stereo = (frames: number): Stereo => [new Float32Array(frames), new Float32Array(frames)];

export interface RendererOptions {
  readonly sampleRate: number;
  /** Samples per kernel call; affects speed only. */
  readonly blockFrames?: number;
}

/** A job on its way: its bus, the state of its effect, and what has been rendered. */
interface Track {
  readonly job: Job;
  readonly bus: number;
  readonly effect: number | undefined;
  /** By how many samples the effect is late. */
  readonly latency: number;
  /** Samples on the bus: those of the job, and the latency. */
  readonly frames: number;
  readonly channels: Stereo;
}

export class Renderer {
  readonly backend: Backend;
  readonly sampleRate: number;
  readonly #blockFrames: number;
  readonly #pool: Pool;
  readonly #programs = new WeakMap<Graph, Promise<Program>>();
  readonly #peakVoices = new WeakMap<Job, number>();

  constructor(backend: Backend, options: RendererOptions) {
    this.backend = backend;
    this.sampleRate = options.sampleRate;
    this.#blockFrames = options.blockFrames ?? 512;
    this.#pool = new Pool(backend.createMemory());
  }

  /** Bytes of the memory that renders work in. */
  get memoryBytes(): number {
    return this.#pool.memory.buffer.byteLength;
  }

  /** Optimises and compiles a graph; the same graph gives the same program again. */
  compile(graph: Graph): Promise<Program> {
    const known = this.#programs.get(graph);
    if (known) return known;
    const program = this.#compile(optimise(graph));
    this.#programs.set(graph, program);
    program.catch(() => this.#programs.delete(graph));
    return program;
  }

  async #compile(graph: Graph): Promise<Program> {
    return { graph, kernel: await this.backend.compile(graph, this.#pool.memory) };
  }

  /**
   * Renders jobs together; voices that share an instrument share lanes. Returns left and right of each job.
   * @param into where to put them, instead of new arrays: `frames` samples per channel. Fresh memory costs more than one thinks.
   * @throws RenderError `not_finite` where a voice or an effect gives NaN or infinity
   */
  render(jobs: readonly Job[], into: readonly Stereo[] = jobs.map(({ frames }) => stereo(frames))): readonly Stereo[] {
    jobs.forEach(checkValues);
    const taken: number[] = [];
    const take = (bytes: number): number => {
      const address = this.#pool.take(bytes);
      taken.push(address);
      return address;
    };
    const groups: LaneGroup[] = [];
    try {
      const tracks = jobs.map((job, index) => this.#start(job, into[index]!, take));
      const pieces = [take(this.#blockFrames * 4 + 16), take(this.#blockFrames * 4 + 16)] as const;
      groups.push(...this.#group(tracks));
      const frames = Math.max(0, ...tracks.map((track) => track.frames));
      for (let tick = 0; tick < frames; tick += this.#blockFrames) this.#block(tracks, groups, tick, pieces);
      for (const job of jobs) this.#peakVoices.set(job, peakVoices(groups, job));
      return into;
    } finally {
      for (const group of groups) group.dispose();
      for (const address of taken) this.#pool.give(address);
    }
  }

  /** The most voices that sounded at once in a job that has been rendered. */
  peakVoices(job: Job): number {
    return this.#peakVoices.get(job) ?? 0;
  }

  /** By how many samples the effect of a job is late; `render` has made up for it. */
  latency(job: Job): number {
    const { effect } = job;
    if (effect?.graph.latency === undefined) return 0;
    const bus = this.#pool.take(48);
    const base = this.#pool.take(instanceBytes(effect.graph, effect.kernel.layout, this.sampleRate));
    try {
      this.#startEffect(job, effect, base);
      return latencyOf(effect, this.#pool.memory, base, bus, this.sampleRate);
    } finally {
      this.#pool.give(base);
      this.#pool.give(bus);
    }
  }

  #start(job: Job, channels: Stereo, take: (bytes: number) => number): Track {
    const bus = take(this.#blockFrames * 8 + 32);
    if (!job.effect) return { job, bus, effect: undefined, latency: 0, frames: job.frames, channels };
    const { graph, kernel } = job.effect;
    const effect = take(instanceBytes(graph, kernel.layout, this.sampleRate));
    this.#startEffect(job, job.effect, effect);
    const latency = latencyOf(job.effect, this.#pool.memory, effect, bus, this.sampleRate);
    if (graph.latency !== undefined) this.#startEffect(job, job.effect, effect);
    return { job, bus, effect, latency, frames: job.frames + latency, channels };
  }

  #startEffect(job: Job, effect: Program, base: number): void {
    const { memory } = this.#pool;
    initialise(effect.graph, effect.kernel.layout, memory.buffer, base, this.sampleRate);
    const values = {
      ...job.values,
      sampleRate: this.sampleRate,
      seed: hash32(job.seed ^ EFFECT_SEED),
      start: 0,
      origin: 0,
    };
    for (let lane = 0; lane < LANES; lane++) setInputs(effect, memory, base, lane, values);
  }

  /** The voices of all jobs, by instrument, in the order of jobs and notes, four to a group. */
  #group(tracks: readonly Track[]): LaneGroup[] {
    const lists = new Map<Program, Voice[]>();
    for (const { job, bus, frames } of tracks) {
      const list = lists.get(job.instrument) ?? [];
      lists.set(job.instrument, list);
      job.notes.forEach((note, index) => {
        if (note.onFrame < frames) list.push({ job, bus, frames, note, index });
      });
    }
    const groups: LaneGroup[] = [];
    for (const [program, voices] of lists) {
      for (let first = 0; first < voices.length; first += LANES) {
        const four = voices.slice(first, first + LANES);
        groups.push(new LaneGroup(program, four, this.#pool, this.sampleRate, this.#blockFrames));
      }
    }
    return groups;
  }

  #block(
    tracks: readonly Track[],
    groups: readonly LaneGroup[],
    tick: number,
    pieces: readonly [number, number],
  ): void {
    for (const { bus, frames } of tracks) {
      if (tick < frames) new Uint8Array(this.#pool.memory.buffer, bus, this.#blockFrames * 8).fill(0);
    }
    for (const group of groups) group.run(tick);
    for (const { job, bus, effect, latency, channels, ...track } of tracks) {
      const frames = Math.min(this.#blockFrames, track.frames - tick);
      if (frames <= 0) continue;
      this.#checkFinite(job.instrument, bus, tick, frames);
      if (job.effect && effect !== undefined) {
        job.effect.kernel.run(effect, tick, frames, bus, 15);
        this.#checkFinite(job.effect, bus, tick, frames);
      }
      const early = Math.max(0, latency - tick);
      if (early >= frames) continue;
      job.instrument.kernel.split(bus, frames, ...pieces);
      channels.forEach((data, channel) => {
        const piece = new Float32Array(this.#pool.memory.buffer, pieces[channel], frames);
        data.set(piece.subarray(early), tick + early - latency);
      });
    }
  }

  /** NaN does not leave the engine, and does not hide behind an effect that recovers from it. */
  #checkFinite({ graph, kernel }: Program, bus: number, tick: number, frames: number): void {
    if (kernel.isFinite(bus, frames)) return;
    const samples = new Float32Array(this.#pool.memory.buffer, bus, frames * 2);
    throw notFinite(graph.name, samples, tick);
  }
}

function peakVoices(groups: readonly LaneGroup[], job: Job): number {
  const spans = groups.flatMap((group) => group.spans).filter((span) => span.job === job && span.end > span.start);
  // Ends go before beginnings at the same sample: such voices follow each other.
  const changes = spans.flatMap(({ start, end }) => [
    { at: start, by: 1 },
    { at: end, by: -1 },
  ]);
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  let [sounding, most] = [0, 0];
  for (const { by } of changes) most = Math.max(most, (sounding += by));
  return most;
}

/** @throws GraphError `missing_parameter` for a value that neither the instrument nor the effect declares. */
function checkValues(job: Job): void {
  const known = new Set(
    [job.instrument, job.effect].flatMap((program) => program?.graph.inputs.map(({ name }) => name) ?? []),
  );
  for (const [name, value] of Object.entries(job.values)) {
    if (known.has(name) && Number.isFinite(value)) continue;
    throw new GraphError(`${job.instrument.graph.name} has no parameter ${name} that could be ${value}.`, {
      code: 'missing_parameter',
      path: name,
      expected: `a finite value for one of ${[...known].join(', ') || 'no parameters'}`,
      suggestion: 'declare the parameter with param(), or leave the value out',
    });
  }
}
