/** The engine: presets and graphs in, audio out. */
import { backends, type Backend, type BackendName } from '../backends/index.ts';
import { ConfigurationError, RenderError } from '../errors.ts';
import { inputChecks } from '../inputChecks.ts';
import { verify, type Graph } from '../ir/index.ts';
import { beatSec } from '../music/beatSec.ts';
import { validateContext } from '../music/validateContext.ts';
import type { MusicalContextInput } from '../music/musicalContext.ts';
import type { QualityReport } from '../metrics/index.ts';
import type { Remark } from '../metrics/report/remark.ts';
import { validateConstraints, type Constraints } from '../presets/constraints.ts';
import { presetHash } from '../presets/presetHash.ts';
import { validatePreset } from '../presets/validatePreset.ts';
import type { Preset, ValidPreset } from '../presets/preset.ts';
import { validateDuration } from '../presets/validateDuration.ts';
import { roles } from '../roles/index.ts';
import type { AudioData } from './audioData.ts';
import { askedSilence, asksForSilence } from './askedSilence.ts';
import { checkAudible } from './checkAudible.ts';
import { closingFade } from './closingFade.ts';
import type { LevelRemedy } from './constraintFindings.ts';
import { cpuRemedy } from './cpuRemedy.ts';
import { cpuShare } from './cpuShare.ts';
import { endlessTail } from './endlessTail.ts';
import { finishAudio, type Finish } from './finishAudio.ts';
import type { Job, Program, Values } from './job.ts';
import { masterRequest } from './masterRequest.ts';
import { presetJob } from './presetJob.ts';
import { readAssessment, type AssessOptions } from './readAssessment.ts';
import type { AudioInput } from './readAudioInput.ts';
import { readNotes, type NoteInput } from './readNotes.ts';
import { Renderer, type Stereo } from './renderer.ts';
import { readRenderOptions, readSeed, type ReadRenderOptions, type RenderOptions } from './renderOptions.ts';
import { renderPlan, type RenderPlan } from './renderPlan.ts';
import { renderTail } from './renderTail.ts';
import { Topologies } from './topologies.ts';
import { getVersion } from '../version.ts';
import { versionRemarks } from './versionRemarks.ts';
import { withRenderFindings } from './withRenderFindings.ts';
import { wrapTail } from './wrapTail.ts';

export interface EngineOptions {
  /** `auto`: the compiled engine, or plain JavaScript where it cannot run. */
  readonly backend?: 'auto' | BackendName;
  /** With `auto`: whether plain JavaScript may stand in. Default true. */
  readonly fallback?: boolean;
  /** In Hz, 8000–192000, whole. Default 44100. */
  readonly sampleRate?: number;
}

export interface GraphRenderOptions {
  readonly notes: readonly NoteInput[];
  /** As of {@link RenderOptions}. */
  readonly seed?: number;
  /** For notes in beats. */
  readonly context?: MusicalContextInput;
  /** In seconds. Default 2. */
  readonly duration?: number;
  /** An effect for the sum of the voices. */
  readonly effect?: Graph;
  /** Values of the graphs' parameters. */
  readonly values?: Values;
  /** What the sound must keep to. Without `lufs_target` and `true_peak_limit` its level is left alone. */
  readonly constraints?: Constraints;
}

/** How long what still rings at the end is faded out: half of the release, from 50 ms to half a second. */
const FADE_SEC = 0.05;
const LONGEST_FADE_SEC = 0.5;
/** Silence that is surely the end, beyond the longest echo. */
const ECHO_GAP_SEC = 0.25;

const check = inputChecks('options object', ConfigurationError);

/** A sound before the master. */
interface Planned {
  readonly channels: Stereo;
  /** What was rendered for it. */
  readonly job: Job;
  readonly warnings: readonly Remark[];
}

export class AudioEngine {
  readonly sampleRate: number;
  readonly #renderer: Renderer;
  readonly #topologies: Topologies;

  /** @throws ConfigurationError for an unknown option or a value out of range; RenderError where no backend can run. */
  constructor(options: EngineOptions = {}) {
    const given = check.object(options, '', ['backend', 'fallback', 'sampleRate']);
    const backend = given.get('backend') ?? 'auto';
    const rate = given.get('sampleRate') ?? 44100;
    this.sampleRate = check.number(rate, 'sampleRate', {
      min: 8000,
      max: 192000,
      integer: true,
      unit: 'Hz',
      example: 44100,
    });
    const name = check.choice(backend, 'backend', ['auto', ...Object.keys(backends)]);
    const fallback = check.boolean(given.get('fallback') ?? true, 'fallback');
    this.#renderer = new Renderer(chooseBackend(name, fallback), { sampleRate: this.sampleRate });
    this.#topologies = new Topologies(this.#renderer);
  }

  /** The backend that renders: `wasm`, `js` or `interpreter`. */
  get backend(): string {
    return this.#renderer.backend.name;
  }

  /**
   * Renders a preset: stereo, every sample finite and in [−1, 1], exactly round(duration · sampleRate) frames; a loop has the frames of
   * its bars, and an extended sound those of its tail as well.
   * @param duration in seconds, at least one sample and at most 600
   * @throws PresetError, ContextError or ConfigurationError for bad input, before anything is rendered;
   *   RenderError for silence that the parameters do not ask for
   */
  async renderAudio(
    preset: Preset,
    context?: MusicalContextInput,
    duration = 2,
    options: RenderOptions = {},
  ): Promise<AudioData> {
    const valid = validatePreset(preset, roles);
    const music = validateContext(context);
    const durationFrames = this.#frames(duration);
    const asked = readRenderOptions(options);
    const role = roles.get(valid.role)!;
    const kind = role.kinds.find(({ name }) => name === valid.parameters['kind'])!;
    const { sampleRate } = this;
    const plan = renderPlan({ role, kind, preset: valid, context: music, durationFrames, options: asked, sampleRate });
    const planned = await presetJob(this.#topologies, role, valid, plan, asked.seed);
    const { channels, job, warnings } = this.#renderPlanned(planned, plan, asked.ending);
    const defaultSustain = Number(kind.parameters.find(({ name }) => name === 'sustain')?.default ?? 1);
    const silence = { parameters: valid.parameters, defaultSustain, notes: plan.notes, lost: plan.warnings.length > 0 };
    const isSilent = asksForSilence(silence);
    const first = plan.notes.reduce((least, { onFrame }) => Math.min(least, onFrame), plan.frames);
    if (!isSilent) checkAudible(channels, sampleRate, plan.frames - first);
    return finishAudio(channels, sampleRate, {
      ...this.#costs(job),
      constraints: valid.constraints,
      master: masterRequest(valid, kind.targets.lufs),
      loop: asked.ending === 'loop',
      provenance: {
        title: valid.name,
        role: role.name,
        kind: kind.name,
        seed: asked.seed >>> 0,
        engine_version: getVersion(),
        preset_hash: await presetHash(valid),
        context: music,
        bars: plan.bars ?? null,
      },
      notes: plan.notes,
      cpuRemedy: (limit) => cpuRemedy(role, valid.parameters, limit, this.#renderer.peakVoices(job), sampleRate),
      levelRemedy: levelRemedy(valid),
      silenceAsked: isSilent,
      warnings: [...versionRemarks(valid), ...askedSilence(silence), ...plan.warnings, ...warnings],
    });
  }

  /**
   * Renders notes with a graph of your own, and an effect behind it if you like. The level is the graph's own affair unless
   * the constraints ask for one; what still rings at the end is faded out over 50 ms.
   * @throws ConfigurationError for bad options, notes and values, GraphError for a graph that is not valid,
   *   RenderError for samples that are not finite
   */
  async renderGraph(graph: Graph, options: GraphRenderOptions): Promise<AudioData> {
    const given = check.object(options, '', [
      'notes',
      'duration',
      'effect',
      'values',
      'seed',
      'context',
      'constraints',
    ]);
    const constraints = validateConstraints(
      given.has('constraints') ? given.get('constraints') : {},
      'constraints',
      ConfigurationError,
    );
    const frames = this.#frames(given.get('duration') ?? 2);
    const seed = readSeed(given.get('seed'));
    const { tempo } = validateContext(given.get('context'), 'context');
    const setup = { sampleRate: this.sampleRate, beatSec: beatSec(tempo), rootHz: 440, lowestHz: 0 };
    const notes = readNotes(given.get('notes'), setup);
    const instrument = await this.#renderer.compile(checkGraph(graph, 'instrument', 'graph'));
    const space = given.get('effect');
    const effect =
      space === undefined ? {} : { effect: await this.#renderer.compile(checkGraph(space, 'effect', 'effect')) };
    const values = valuesOf(given.get('values') ?? {}, [instrument, ...Object.values(effect)]);
    const job: Job = { instrument, ...effect, notes, frames, seed, values };
    const { lufs_target: target = null, true_peak_limit: limit } = constraints;
    const asked = target !== null || limit !== undefined;
    const channels = this.#faded(job, 0);
    return finishAudio(channels, this.sampleRate, {
      ...this.#costs(job),
      constraints,
      ...(asked ? { master: masterRequest({ constraints, parameters: {} }, null) } : {}),
      cpuRemedy: () => undefined,
      levelRemedy: { parameter: 'gain', direction: 'raise' },
      silenceAsked: false,
      provenance: null,
      notes,
      warnings: [],
    });
  }

  /**
   * Measures a sound, says how good it is, and why.
   * @param role `unknown`: the sound is compared with no role
   * @param context key and scale that the pitch should be in; absent: the pitch is not compared
   * @throws AudioError for what is no audio, ConfigurationError for an unknown role or option, ContextError for a bad context
   */
  async assessQuality(
    audio: AudioInput,
    role = 'unknown',
    context?: MusicalContextInput,
    options: AssessOptions = {},
  ): Promise<QualityReport> {
    const { sampleRate: engineRate } = this;
    const { channels, sampleRate, setup, render, asked } = readAssessment(audio, role, context, options, engineRate);
    // Loaded when it is first asked for: who only renders starts sooner.
    const { assess } = await import('../metrics/report/assess.ts');
    const report = assess(channels, sampleRate, setup);
    return render === null ? report : withRenderFindings(report, render, asked);
  }

  #renderPlanned(job: Job, plan: RenderPlan, ending: ReadRenderOptions['ending']): Planned {
    const { frames, releaseFrames } = plan;
    if (ending === 'cut') return { channels: this.#render(job), job, warnings: [] };
    if (ending === 'fit') return { channels: this.#faded(job, releaseFrames), job, warnings: [] };
    const { sampleRate } = this;
    const gapFrames = Math.ceil((echoSec(plan) + ECHO_GAP_SEC) * sampleRate);
    const request = { sampleRate, frames, releaseFrames, gapFrames };
    let last = job;
    const render = (length: number): Stereo => this.#render((last = { ...job, frames: length }));
    const { channels, endless } = renderTail(render, request);
    return {
      channels: ending === 'loop' ? wrapTail(channels, frames) : channels,
      job: last,
      warnings: endless ? [endlessTail()] : [],
    };
  }

  #render(job: Job): Stereo {
    return this.#renderer.render([job])[0]!;
  }

  /** Fades out what still rings at the end: in the second half of the release, or in 50 ms. */
  #faded(job: Job, releaseFrames: number): Stereo {
    const channels = this.#render(job);
    const seconds = Math.min(LONGEST_FADE_SEC, releaseFrames / this.sampleRate / 2);
    closingFade(channels, this.sampleRate, Math.max(FADE_SEC, seconds));
    return channels;
  }

  /** Of a job that has been rendered. */
  #costs(job: Job): Pick<Finish, 'cpu' | 'latency' | 'effect'> {
    const graphs = { instrument: job.instrument.graph, effect: job.effect?.graph };
    return {
      cpu: cpuShare(graphs, this.#renderer.peakVoices(job), this.sampleRate),
      latency: (this.#renderer.latency(job) * 1000) / this.sampleRate,
      effect: job.effect?.graph.name ?? job.instrument.graph.name,
    };
  }

  #frames(duration: unknown): number {
    const frames = Math.floor(validateDuration(duration) * this.sampleRate + 0.5);
    if (frames >= 1) return frames;
    throw new ConfigurationError(`A sound of ${String(duration)} s is shorter than one sample.`, {
      code: 'out_of_range',
      path: 'duration',
      expected: `at least ${(1 / this.sampleRate).toPrecision(3)} s`,
      suggestion: 'give a longer duration, for example 0.001',
    });
  }
}

/** Between two echoes, in seconds. */
function echoSec({ values }: RenderPlan): number {
  return values['delay'] === 0 ? 0 : (values['delay_time'] ?? 0);
}

/** The values of the programs' parameters, by name. */
function valuesOf(input: unknown, programs: readonly Program[]): Values {
  const names = programs.flatMap(({ graph }) => graph.inputs.map(({ name }) => name));
  const largest = { min: -3e38, max: 3e38, unit: '', example: 0.5 };
  const given = [...check.object(input, 'values', names)];
  return Object.fromEntries(given.map(([name, value]) => [name, check.number(value, `values.${name}`, largest)]));
}

/** What keeps a sound quiet: a filter that is shut, or its own level. */
function levelRemedy({ parameters, constraints }: ValidPreset): LevelRemedy {
  const value = (name: string): number => Number(parameters[name]);
  if (value('cutoff') < value('frequency')) return { parameter: 'cutoff', direction: 'raise' };
  // The default of the role moves with the amplitude, which therefore cannot reach it.
  if (constraints.lufs_target === undefined) return { parameter: 'constraints.lufs_target', direction: 'lower' };
  return { parameter: 'amplitude', direction: 'raise' };
}

/** @throws ConfigurationError where something else was passed */
function checkGraph(graph: unknown, kind: Graph['kind'], path: string): Graph {
  if (typeof graph === 'object' && graph !== null && (graph as Partial<Graph>).kind === kind)
    return verify(graph as Graph);
  throw new ConfigurationError(`${path} is not an ${kind}.`, {
    code: 'not_a_graph',
    path,
    expected: `what ${kind}(name, () => …) of aiaudio/graph returns`,
    suggestion: kind === 'effect' ? 'an instrument goes first, an effect follows it' : 'pass effects as options.effect',
  });
}

function chooseBackend(name: string, fallback: boolean): Backend {
  const wanted =
    name === 'auto' ? [backends.wasm, ...(fallback ? [backends.js] : [])] : [backends[name as BackendName]];
  const found = wanted.find((backend) => backend.isAvailable());
  if (found) return found;
  throw new RenderError(`None of these backends can run here: ${wanted.map((backend) => backend.name).join(', ')}.`, {
    code: 'no_backend',
    path: 'backend',
    expected: 'WebAssembly with SIMD for wasm, `new Function` for js',
    suggestion: "use backend: 'interpreter', which is slow but runs everywhere, or a newer runtime",
  });
}
