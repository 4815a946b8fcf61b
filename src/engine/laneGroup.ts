/** Four lanes and the voices in them, which may belong to different notes and to different jobs. */
import { initialise, instanceBytes, resetLane, VALUE } from '../backends/index.ts';
import { hash32 } from '../math/random.ts';
import { CONTROL_STEP } from '../ops/index.ts';
import type { Job, Note, Program } from './job.ts';
import type { Pool } from './pool.ts';
import { setInputs } from './setInputs.ts';

export const LANES = 4;

/** One note of one job. */
export interface Voice {
  readonly job: Job;
  /** Address of the job's stereo bus. */
  readonly bus: number;
  /** How long the bus is. */
  readonly frames: number;
  readonly note: Note;
  /** Its place among the notes of the job. */
  readonly index: number;
}

interface Lane extends Voice {
  readonly start: number;
  /** The first sample from which on the voice is silent, or its bus is over. */
  end: number;
}

/** Takes memory when the first voice begins and gives it back when the last one has ended. */
export class LaneGroup {
  readonly #program: Program;
  readonly #lanes: readonly Lane[];
  readonly #pool: Pool;
  readonly #sampleRate: number;
  readonly #blockFrames: number;
  /** Where the group began: on the control grid, not after its first voice. */
  readonly #first: number;
  #instance: number | undefined;
  #io: number | undefined;
  #stop: number;

  constructor(program: Program, voices: readonly Voice[], pool: Pool, sampleRate: number, blockFrames: number) {
    this.#program = program;
    this.#pool = pool;
    this.#sampleRate = sampleRate;
    this.#blockFrames = blockFrames;
    this.#lanes = voices.map((voice) => ({ ...voice, start: voice.note.onFrame, end: voice.frames }));
    const start = Math.min(...this.#lanes.map((lane) => lane.start));
    this.#first = start - (start % CONTROL_STEP);
    this.#stop = Math.max(...this.#lanes.map((lane) => lane.end));
  }

  /** Adds the block that begins at sample `tick` to the buses of the voices' jobs. */
  run(tick: number): void {
    const until = Math.min(tick + this.#blockFrames, this.#stop);
    for (let from = Math.max(tick, this.#first); from < until;) {
      const { base, io } = this.#begin();
      const next = Math.min(until, ...this.#lanes.map((lane) => (lane.start > from ? lane.start : until)));
      this.#restart(base, from);
      this.#program.kernel.run(base, from, next - from, io, (1 << this.#lanes.length) - 1);
      if (from === this.#first) this.#readEnds(base);
      this.#mix(io, tick, from, Math.min(next, this.#stop));
      from = next;
    }
    if (until >= this.#stop) this.dispose();
  }

  /** When each voice began and when it had become silent, once the group has run; in samples of its job. */
  get spans(): readonly { readonly job: Job; readonly start: number; readonly end: number }[] {
    return this.#lanes;
  }

  /** Gives the memory back; running on would begin anew. */
  dispose(): void {
    if (this.#instance !== undefined) this.#pool.give(this.#instance);
    if (this.#io !== undefined) this.#pool.give(this.#io);
    this.#instance = undefined;
    this.#io = undefined;
  }

  /** The instance and the place of its samples, taken when they are first asked for. */
  #begin(): { base: number; io: number } {
    if (this.#instance !== undefined && this.#io !== undefined) return { base: this.#instance, io: this.#io };
    const { graph, kernel } = this.#program;
    const io = (this.#io = this.#pool.take(this.#blockFrames * VALUE * kernel.layout.channels));
    const base = this.#pool.take(instanceBytes(graph, kernel.layout, this.#sampleRate));
    this.#instance = base;
    initialise(graph, kernel.layout, this.#pool.memory.buffer, base, this.#sampleRate);
    this.#lanes.forEach(({ job, note, index, start }, lane) => {
      setInputs(this.#program, this.#pool.memory, base, lane, {
        ...job.values,
        ...note.values,
        sampleRate: this.#sampleRate,
        frequency: note.frequencyHz,
        velocity: note.velocity,
        gate: note.gateFrames,
        seed: hash32(job.seed + hash32(index)),
        start,
        origin: 0,
      });
    });
    return { base, io };
  }

  /** Note-on: the state of the lane is what it is at the beginning. */
  #restart(base: number, from: number): void {
    const { graph, kernel } = this.#program;
    if (from === this.#first) return;
    this.#lanes.forEach((lane, index) => {
      if (lane.start === from) resetLane(graph, kernel.layout, this.#pool.memory.buffer, base, index);
    });
  }

  #readEnds(base: number): void {
    const { graph, kernel } = this.#program;
    if (graph.end === undefined) return;
    const ends = new Int32Array(this.#pool.memory.buffer, base + kernel.layout.end, LANES);
    this.#lanes.forEach((lane, index) => {
      lane.end = Math.min(lane.end, lane.start + Math.max(0, ends[index]!));
    });
    this.#stop = Math.max(...this.#lanes.map((lane) => lane.end));
  }

  /** Adds the samples `from` … `to` − 1, voice by voice. `tick` is where the buses begin. */
  #mix(io: number, tick: number, from: number, to: number): void {
    const { kernel } = this.#program;
    const { bus } = this.#lanes[0]!;
    const whole = (lane: Lane) => lane.start <= from && to <= lane.end && lane.bus === bus;
    if (this.#lanes.length === LANES && to > from && this.#lanes.every(whole)) {
      kernel.mixAll(io, to - from, bus + (from - tick) * 8);
      return;
    }
    this.#lanes.forEach((lane, index) => {
      const first = Math.max(from, lane.start);
      const count = Math.min(to, lane.end) - first;
      const place = io + (first - from) * VALUE * kernel.layout.channels;
      if (count > 0) kernel.mixLane(place, count, index, lane.bus + (first - tick) * 8);
    });
  }
}
