/**
 * Jobs → stereo buses. Notes become voices; voices of one instrument fill groups of four lanes, whatever job they belong to;
 * each group runs in blocks and is added to the buses in note order; each job's effect then runs over its bus. No result
 * depends on the block, on the lane or on the company a voice has.
 */
import { initialise, instanceBytes, resetLane, VALUE, type Backend } from '../backends/index.ts';
import { GraphError } from '../errors.ts';
import type { Graph } from '../ir/index.ts';
import { hash32 } from '../math/random.ts';
import { CONTROL_STEP } from '../ops/index.ts';
import { optimise } from '../passes/index.ts';
import type { Job, Note, Program, Values } from './job.ts';
import { Pool } from './pool.ts';

/** One note of one job, in a lane. */
interface Voice {
  readonly job: Job;
  readonly bus: number;
  readonly note: Note;
  readonly index: number;
}

/** A voice in its lane: where the group's tick 0 lies in the job, and the ticks at which the voice starts and ends. */
interface Lane extends Voice {
  readonly origin: number;
  readonly start: number;
  end: number;
}

export interface RendererOptions {
  readonly sampleRate: number;
  /** Samples per kernel call; affects speed only. */
  readonly blockFrames?: number;
}

const LANES = 4;

export class Renderer {
  readonly backend: Backend;
  readonly sampleRate: number;
  readonly #blockFrames: number;
  readonly #pool: Pool;

  constructor(backend: Backend, options: RendererOptions) {
    this.backend = backend;
    this.sampleRate = options.sampleRate;
    this.#blockFrames = options.blockFrames ?? 256;
    this.#pool = new Pool(backend.createMemory());
  }

  /** Bytes of the memory that renders work in. */
  get memoryBytes(): number {
    return this.#pool.memory.buffer.byteLength;
  }

  /** Optimises and compiles a graph. */
  async compile(graph: Graph): Promise<Program> {
    const optimised = optimise(graph);
    return { graph: optimised, kernel: await this.backend.compile(optimised, this.#pool.memory) };
  }

  /** Renders jobs together; voices that share an instrument share lanes. Returns planar stereo for each job. */
  render(jobs: readonly Job[]): Float32Array<ArrayBuffer>[][] {
    jobs.forEach(checkValues);
    const buses = jobs.map((job) => this.#takeBus(job.frames));
    try {
      for (const voices of this.#byInstrument(jobs, buses)) {
        for (let first = 0; first < voices.length; first += LANES)
          this.#renderGroup(voices.slice(first, first + LANES));
      }
      jobs.forEach((job, index) => this.#renderEffect(job, buses[index]!));
      return jobs.map((job, index) => this.#planar(buses[index]!, job.frames));
    } finally {
      for (const bus of buses) this.#pool.give(bus);
    }
  }

  #takeBus(frames: number): number {
    const bus = this.#pool.take(frames * 8);
    new Uint8Array(this.#pool.memory.buffer, bus, frames * 8).fill(0);
    return bus;
  }

  /** The voices of all jobs, one list per instrument, in the order of jobs and notes. */
  #byInstrument(jobs: readonly Job[], buses: readonly number[]): Voice[][] {
    const lists = new Map<Program, Voice[]>();
    jobs.forEach((job, at) => {
      const list = lists.get(job.instrument) ?? [];
      lists.set(job.instrument, list);
      job.notes.forEach((note, index) => {
        if (note.onFrame < job.frames) list.push({ job, bus: buses[at]!, note, index });
      });
    });
    return [...lists.values()];
  }

  #renderGroup(voices: readonly Voice[]): void {
    const { graph, kernel } = voices[0]!.job.instrument;
    const { layout } = kernel;
    const base = this.#pool.take(instanceBytes(graph, layout, this.sampleRate));
    const io = this.#pool.take(this.#blockFrames * VALUE * layout.channels);
    try {
      const memory = this.#pool.memory.buffer;
      initialise(graph, layout, memory, base, this.sampleRate);
      const lanes = placeVoices(voices);
      lanes.forEach((lane, index) => this.#setVoice(lane, index, base));
      const mask = (1 << lanes.length) - 1;

      let stop = Math.max(...lanes.map((lane) => lane.end));
      for (let tick = 0; tick < stop;) {
        lanes.forEach((lane, index) => {
          if (lane.start === tick && tick > 0) resetLane(graph, layout, memory, base, index);
        });
        const next = Math.min(...lanes.map((lane) => (lane.start > tick ? lane.start : Infinity)));
        const frames = Math.min(this.#blockFrames, stop - tick, next - tick);
        kernel.run(base, tick, frames, io, mask);
        if (tick === 0 && graph.end !== undefined) {
          const ends = new Int32Array(memory, base + layout.end, LANES);
          for (const [index, lane] of lanes.entries())
            lane.end = Math.min(lane.end, lane.start + Math.max(0, ends[index]!));
          stop = Math.max(...lanes.map((lane) => lane.end));
        }
        this.#mix(lanes, tick, frames, io);
        tick += frames;
      }
    } finally {
      this.#pool.give(io);
      this.#pool.give(base);
    }
  }

  #mix(lanes: readonly Lane[], tick: number, frames: number, io: number): void {
    const { kernel } = lanes[0]!.job.instrument;
    const frameBytes = VALUE * kernel.layout.channels;
    const { bus, origin } = lanes[0]!;
    const whole = (lane: Lane) => lane.start <= tick && tick + frames <= lane.end && lane.bus === bus;
    if (lanes.length === LANES && lanes.every(whole)) {
      kernel.mixAll(io, frames, bus + (origin + tick) * 8);
      return;
    }
    lanes.forEach((lane, index) => {
      const from = Math.max(tick, lane.start);
      const count = Math.min(tick + frames, lane.end) - from;
      if (count > 0) kernel.mixLane(io + (from - tick) * frameBytes, count, index, lane.bus + (lane.origin + from) * 8);
    });
  }

  #setVoice(lane: Lane, index: number, base: number): void {
    const { note, job } = lane;
    this.#setInputs(job.instrument, base, index, {
      ...job.values,
      sampleRate: this.sampleRate,
      frequency: note.frequencyHz,
      velocity: note.velocity,
      gate: note.gateFrames,
      seed: hash32(job.seed + hash32(lane.index)),
      start: lane.start,
      origin: lane.origin,
    });
  }

  #renderEffect(job: Job, bus: number): void {
    if (!job.effect) return;
    const { graph, kernel } = job.effect;
    const base = this.#pool.take(instanceBytes(graph, kernel.layout, this.sampleRate));
    try {
      initialise(graph, kernel.layout, this.#pool.memory.buffer, base, this.sampleRate);
      const values = { ...job.values, sampleRate: this.sampleRate, seed: hash32(job.seed), start: 0, origin: 0 };
      for (let lane = 0; lane < LANES; lane++) this.#setInputs(job.effect, base, lane, values);
      for (let tick = 0; tick < job.frames; tick += this.#blockFrames) {
        kernel.run(base, tick, Math.min(this.#blockFrames, job.frames - tick), bus + tick * 8, 15);
      }
    } finally {
      this.#pool.give(base);
    }
  }

  #setInputs(program: Program, base: number, lane: number, values: Values): void {
    const view = new DataView(this.#pool.memory.buffer);
    for (const [name, offset] of program.kernel.layout.inputs) {
      const declared = program.graph.inputs.find((input) => input.name === name);
      const value = values[name] ?? declared?.initial ?? 0;
      const address = base + offset + lane * 4;
      if (INTEGER_INPUTS.has(name)) view.setInt32(address, value | 0, true);
      else view.setFloat32(address, value, true);
    }
  }

  #planar(bus: number, frames: number): Float32Array<ArrayBuffer>[] {
    const samples = new Float32Array(this.#pool.memory.buffer, bus, frames * 2);
    const [left, right] = [new Float32Array(frames), new Float32Array(frames)];
    for (let frame = 0, from = 0; frame < frames; frame++, from += 2) {
      left[frame] = samples[from]!;
      right[frame] = samples[from + 1]!;
    }
    return [left, right];
  }
}

const INTEGER_INPUTS = new Set(['gate', 'seed', 'start', 'origin']);

/**
 * Voices of one job share an origin, so that they meet their bus sample by sample in note order; jobs are independent.
 * Origins are multiples of the control step: every voice sees the grid of its own job.
 */
function placeVoices(voices: readonly Voice[]): Lane[] {
  const origins = new Map<Job, number>();
  for (const { job, note } of voices) {
    const grid = note.onFrame - (note.onFrame % CONTROL_STEP);
    origins.set(job, Math.min(origins.get(job) ?? grid, grid));
  }
  return voices.map((voice) => {
    const origin = origins.get(voice.job)!;
    return { ...voice, origin, start: voice.note.onFrame - origin, end: voice.job.frames - origin };
  });
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
