/**
 * Random sounds of the roles: parameters anywhere in their ranges, often at the ends, in any music; and what becomes of them. Each is
 * drawn from a number of its own, and written as what `AudioEngine.renderAudio` takes.
 */
import { backends } from '../../src/backends/index.ts';
import { AudioEngine } from '../../src/engine/audioEngine.ts';
import { presetJob } from '../../src/engine/presetJob.ts';
import type { NoteInput } from '../../src/engine/readNotes.ts';
import { Renderer, type Stereo } from '../../src/engine/renderer.ts';
import { readRenderOptions, type RenderOptions } from '../../src/engine/renderOptions.ts';
import { renderPlan, type RenderPlan } from '../../src/engine/renderPlan.ts';
import { Topologies } from '../../src/engine/topologies.ts';
import { createRandom, hash32, hashString, type Random } from '../../src/math/random.ts';
import type { MusicalContext } from '../../src/music/musicalContext.ts';
import { scaleNames } from '../../src/music/scales.ts';
import { beatUnits, contextRanges, validateContext } from '../../src/music/validateContext.ts';
import type { Preset, ValidPreset } from '../../src/presets/preset.ts';
import { validatePreset } from '../../src/presets/validatePreset.ts';
import { noMaster } from './renderRole.ts';
import { roles, type Parameter, type ParameterValue, type Role } from '../../src/roles/index.ts';

export interface RandomVector {
  readonly preset: Preset & Required<Pick<Preset, 'role' | 'parameters'>>;
  readonly context: MusicalContext;
  /** In seconds. */
  readonly duration: number;
  readonly options: RenderOptions;
}

/** How often a number lies exactly at an end of its range. */
const AT_AN_END = 0.2;
/** As a share of the sample rate. */
const HIGHEST_PITCH = 0.49;
const SHORTEST_SEC = 0.1;
const LONGEST_SEC = 0.4;
const SHORTEST_NOTE_SEC = 0.05;

/** So many of a role, of all of its kinds in turn. */
export function* randomVectors(
  role: Role,
  { count, seed = 1, sampleRate = 44100 }: { readonly count: number; readonly seed?: number; sampleRate?: number },
): Generator<RandomVector> {
  for (let index = 0; index < count; index++) {
    const random = createRandom(hash32(seed) ^ hash32(hashString(role.name) + index));
    const { name, parameters: records } = role.kinds[index % role.kinds.length]!;
    const parameters = Object.fromEntries(records.map((record) => [record.name, valueOf(record, random, sampleRate)]));
    parameters['kind'] = name;
    const duration = SHORTEST_SEC + (LONGEST_SEC - SHORTEST_SEC) * random.next();
    yield {
      preset: { role: role.name, parameters, constraints: noMaster },
      context: contextOf(random),
      duration,
      options: optionsOf(random, Number(parameters['frequency']), duration, sampleRate),
    };
  }
}

function valueOf(record: Parameter, random: Random, sampleRate: number): ParameterValue {
  if (record.kind === 'boolean') return random.nextInt(2) === 1;
  if (record.kind === 'choice') return oneOf(random, record.choices);
  const { min } = record;
  const max = record.name === 'frequency' ? Math.min(record.max, HIGHEST_PITCH * sampleRate) : record.max;
  if (random.next() < AT_AN_END) return oneOf(random, [min, max]);
  const position = random.next();
  if (record.kind === 'integer') return Math.round(min + (max - min) * position);
  if (record.curve === 'log') return Math.min(max, Math.max(min, min * (max / min) ** position));
  return min + (max - min) * (record.curve === 'square' ? position ** 2 : position);
}

const oneOf = <T>(random: Random, list: readonly T[]): T => list[random.nextInt(list.length)]!;

function contextOf(random: Random): MusicalContext {
  const { tempo, beats } = contextRanges;
  return {
    tempo: random.next() < AT_AN_END ? oneOf(random, [tempo.min, tempo.max]) : 40 + 200 * random.next(),
    key: random.nextInt(12),
    scale: oneOf(random, scaleNames),
    time_signature: [beats.min + random.nextInt(12), oneOf(random, beatUnits)],
  };
}

/** What the role plays, or notes: one, a chord, or one after the other. */
function optionsOf(random: Random, rootHz: number, duration: number, sampleRate: number): RenderOptions {
  const seed = random.nextUint32();
  const tail = oneOf(random, ['fit', 'fit', 'cut'] as const);
  const play = oneOf(random, ['note', 'chord', 'phrase', 'loop', 'given note', 'given chord', 'given phrase'] as const);
  if (play === 'note' || play === 'chord' || play === 'phrase' || play === 'loop') return { seed, tail, pattern: play };
  const count = play === 'given note' ? 1 : 2 + random.nextInt(5);
  const notes = Array.from({ length: count }, (_, at): NoteInput => {
    const semitones = at === 0 ? 0 : random.nextInt(25) - 12;
    return {
      frequencyHz: Math.min(HIGHEST_PITCH * sampleRate, rootHz * 2 ** (semitones / 12)),
      startSec: play === 'given phrase' ? (at * duration) / count : 0,
      lengthSec: SHORTEST_NOTE_SEC + duration * random.next(),
      velocity: random.next() < AT_AN_END ? random.nextInt(2) : random.next(),
    };
  });
  return { seed, tail, notes };
}

/** What can become of a vector, worst first. */
export const outcomes = [
  'error',
  'not finite',
  'over 1',
  'exactly silent',
  'below −100 dBFS',
  'below −60 dBFS',
  'asked silence',
  'sound',
] as const;
export type Outcome = (typeof outcomes)[number];

export interface Verdict {
  readonly outcome: Outcome;
  /** The largest |sample| before the master; 0 where there is no sound. */
  readonly peak: number;
  /** Of an error. */
  readonly message?: string;
}

/** The level at which a sound belongs to an outcome, and at least the level that its parameters must ask for, if it is to blame. */
const quiet: readonly (readonly [outcome: Outcome, below: number, asked: number])[] = [
  // A full note peaks 3 to 8 dB below its amplitude, and filters may take more: 26 dB in all, and 46 dB where next to nothing is left.
  ['exactly silent', 0, 1e-6],
  ['below −100 dBFS', 1e-5, 2e-3],
  ['below −60 dBFS', 1e-3, 2e-2],
];
/** An attack and a decay that last so long are heard, whatever the sustain. */
const HEARD_SEC = 0.005;
/** So often a vector is rendered by the whole engine as well, master and all. */
const WHOLE_EVERY = 8;

/** Renders vectors, of all roles, with one renderer. */
export class VectorJudge {
  readonly #sampleRate: number;
  readonly #renderer: Renderer;
  readonly #topologies: Topologies;
  readonly #engine: AudioEngine;
  #count = 0;

  constructor(sampleRate = 44100) {
    this.#sampleRate = sampleRate;
    this.#renderer = new Renderer(backends.wasm, { sampleRate });
    this.#topologies = new Topologies(this.#renderer);
    this.#engine = new AudioEngine({ backend: 'wasm', sampleRate });
  }

  /** Without the limiter of a master, which would hide what is over 1. */
  async judge(vector: RandomVector): Promise<Verdict> {
    this.#count++;
    try {
      const { channels, plan, preset } = await this.#render(vector);
      const peak = peakOf(channels);
      if (!Number.isFinite(peak)) return { outcome: 'not finite', peak };
      if (peak > 1) return { outcome: 'over 1', peak };
      if (peak === 0 || this.#count % WHOLE_EVERY === 0) await this.#renderWhole(vector);
      return { outcome: levelOutcome(peak, askedLevel(preset, plan)), peak };
    } catch (error) {
      const { code = '', message, stack } = error as Error & { readonly code?: string };
      if (code === 'not_finite') return { outcome: 'not finite', peak: 0, message };
      return { outcome: 'error', peak: 0, message: code === '' ? (stack ?? message) : `${code}: ${message}` };
    }
  }

  async #render({ preset: input, context, duration, options: asked }: RandomVector) {
    const preset = validatePreset(input, roles);
    const role = roles.get(preset.role)!;
    const kind = role.kinds.find(({ name }) => name === preset.parameters['kind'])!;
    const options = readRenderOptions(asked);
    const sampleRate = this.#sampleRate;
    const durationFrames = Math.round(duration * sampleRate);
    const plan = renderPlan({
      role,
      kind,
      preset,
      context: validateContext(context),
      durationFrames,
      options,
      sampleRate,
    });
    const job = await presetJob(this.#topologies, role, preset, plan, options.seed);
    return { channels: this.#renderer.render([job])[0]!, plan, preset };
  }

  /** @throws Error for a sound that must not leave the engine */
  async #renderWhole({ preset, context, duration, options }: RandomVector): Promise<void> {
    const audio = await this.#engine.renderAudio({ ...preset, constraints: {} }, context, duration, options);
    if (!(audio.peak() <= 1)) throw new Error(`The engine gives ${audio.peak()}`);
  }
}

/** NaN and infinity win. */
function peakOf(channels: Stereo): number {
  let peak = 0;
  for (const data of channels)
    for (const sample of data) if (!(Math.abs(sample) <= peak)) peak = Number.isFinite(sample) ? Math.abs(sample) : NaN;
  return peak;
}

/** What the envelope of the loudest note reaches: amplitude and velocity, less where attack and decay are over before they are heard. */
function askedLevel({ parameters }: ValidPreset, { notes, values }: RenderPlan): number {
  const velocity = Math.max(0, ...notes.map((note) => (note.gateFrames > 0 ? note.velocity : 0)));
  const heard = Math.min(1, (values['attack']! + Number(parameters['decay'])) / HEARD_SEC);
  return Number(parameters['amplitude']) * velocity * Math.max(Number(parameters['sustain']), heard);
}

function levelOutcome(peak: number, asked: number): Outcome {
  const found = quiet.find(([, below]) => peak <= below);
  if (found === undefined) return 'sound';
  return asked < found[2] ? 'asked silence' : found[0];
}
