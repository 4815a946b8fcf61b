/** What a preset plays: the notes and values that it, the music and the options ask for, in samples. */
import { ConfigurationError, PresetError } from '../errors.ts';
import { exp2 } from '../math/exp2.ts';
import { createRandom, hash32 } from '../math/random.ts';
import type { Finding } from '../metrics/report/finding.ts';
import type { Remark } from '../metrics/report/remark.ts';
import type { MusicalContext } from '../music/musicalContext.ts';
import { nearestTonicHz } from '../music/nearestTonicHz.ts';

import { barBeats } from '../music/barBeats.ts';
import { beatSec } from '../music/beatSec.ts';
import type { ValidPreset } from '../presets/preset.ts';
import { defaultDurationLimit } from '../presets/validateDuration.ts';
import type { Kind, Role } from '../roles/index.ts';
import type { Note, Values } from './job.ts';
import { readNotes } from './readNotes.ts';
import type { ReadRenderOptions } from './renderOptions.ts';

export interface PlanRequest {
  readonly role: Role;
  readonly kind: Kind;
  readonly preset: ValidPreset;
  readonly context: MusicalContext;
  /** What the user asked for, in samples. */
  readonly durationFrames: number;
  readonly options: ReadRenderOptions;
  readonly sampleRate: number;
}

export interface RenderPlan {
  readonly notes: readonly Note[];
  /** By the names of the graphs' parameters; what counts in beats is in seconds. */
  readonly values: Values;
  /** Samples until the end of a fitted or cut sound, the beginning of the tail of an extended one, the seam of a loop. */
  readonly frames: number;
  /** Of a loop. */
  readonly bars?: number;
  /** Release that is left after the last note-off, in samples. */
  readonly releaseFrames: number;
  readonly warnings: readonly Remark[];
}

/** Keeps the notes' randomness apart from that of the sound. An arbitrary odd number. */
const PATTERN_SEED = 0x2545f491;

/** MIDI note 0, a little below what roles accept. */
const LOWEST_HZ = 8;

/** @throws PresetError for a pitch that the sample rate cannot hold, ConfigurationError for notes that are not valid */
export function renderPlan(request: PlanRequest): RenderPlan {
  const { preset, context, sampleRate, options } = request;
  const { ending } = options;
  const secondsPerBeat = beatSec(context.tempo);
  const bar = barBeats(context.time_signature) * secondsPerBeat * sampleRate;
  const bars = Math.max(1, Math.floor(request.durationFrames / bar + 0.5));
  const frames = ending === 'loop' ? Math.max(1, Math.floor(bars * bar + 0.5)) : request.durationFrames;

  const asked = preset.parameters as Readonly<Record<string, number>>;
  const wanted = Math.floor(asked['release']! * sampleRate);
  const releaseFrames = ending === 'fit' ? Math.min(wanted, Math.floor(frames / 2)) : wanted;
  /** All notes are released here at the latest. */
  const noteEnd = ending === 'fit' ? frames - releaseFrames : frames;
  checkDuration(frames, sampleRate);
  const rootHz = rootOf(request);
  const given =
    options.notes === undefined
      ? undefined
      : readNotes(options.notes, { sampleRate, beatSec: secondsPerBeat, rootHz, lowestHz: LOWEST_HZ });
  const all = given ?? patternNotes(request, rootHz, frames);
  const notes = all
    .filter(({ onFrame }) => onFrame < frames)
    .map((note) => withAttack(endBy(note, noteEnd, frames), asked['attack']!, sampleRate));
  return {
    notes,
    values: {
      ...graphValues(request.kind, preset, secondsPerBeat),
      release: releaseFrames / sampleRate,
    },
    frames,
    ...(ending === 'loop' ? { bars } : {}),
    releaseFrames,
    warnings: lostNotes(all.length - notes.length, frames / sampleRate),
  };
}

/** The given frequency; without one, where the sound has a pitch, the tonic that is nearest to the default. */
function rootOf({ kind, preset, context, sampleRate }: PlanRequest): number {
  const frequency = Number(preset.parameters['frequency']);
  if (preset.given.includes('frequency')) {
    checkPitch(frequency, sampleRate);
    return frequency;
  }
  return inRange(kind.pitched === 'none' ? frequency : nearestTonicHz(frequency, context.key), sampleRate);
}

/** What the role plays in all of the time, so that phrases end on their bar lines; notes that are still held then end early. */
function patternNotes(request: PlanRequest, rootHz: number, frames: number): Note[] {
  const { role, kind, context, sampleRate, options } = request;
  const name = options.pattern ?? (options.ending === 'loop' ? 'loop' : (kind.defaultPattern ?? role.defaultPattern));
  const framesPerBeat = beatSec(context.tempo) * sampleRate;
  const notes = role.patterns[name]({
    scale: context.scale,
    lengthBeats: frames / framesPerBeat,
    barBeats: barBeats(context.time_signature),
    random: createRandom(hash32(options.seed ^ PATTERN_SEED)),
    ...(kind.rhythm === undefined ? {} : { rhythm: kind.rhythm }),
  });
  return notes.map(({ semitones, startBeats, lengthBeats, velocity }) => {
    const onFrame = Math.min(frames - 1, Math.floor(startBeats * framesPerBeat + 0.5));
    const off = Math.floor((startBeats + lengthBeats) * framesPerBeat + 0.5);
    const frequencyHz = inRange(rootHz * exp2(semitones / 12), sampleRate);
    return { onFrame, gateFrames: Math.max(1, off - onFrame), frequencyHz, velocity };
  });
}

/** What nobody has asked for and would lie too high is played octaves lower. */
function inRange(frequencyHz: number, sampleRate: number): number {
  return frequencyHz < sampleRate / 2 ? frequencyHz : inRange(frequencyHz / 2, sampleRate);
}

/** What begins so late that no gate is left has half of the rest. */
function endBy(note: Note, noteEnd: number, frames: number): Note {
  const room = note.onFrame < noteEnd ? noteEnd - note.onFrame : Math.ceil((frames - note.onFrame) / 2);
  return note.gateFrames <= room ? note : { ...note, gateFrames: room };
}

/** Full level is reached at note-off at the latest. */
function withAttack(note: Note, attackSec: number, sampleRate: number): Note {
  const longestSec = note.gateFrames / sampleRate;
  return attackSec <= longestSec ? note : { ...note, values: { attack: longestSec } };
}

function graphValues(kind: Kind, preset: ValidPreset, secondsPerBeat: number): Values {
  const values = kind.parameters.flatMap((record): [string, number][] => {
    const value = preset.parameters[record.name];
    if (typeof value !== 'number') return [];
    const inBeats = record.kind === 'number' && record.unit === 'beats';
    return [[record.name, inBeats ? value * secondsPerBeat : value]];
  });
  return Object.fromEntries(values);
}

function lostNotes(count: number, seconds: number): Remark[] {
  if (count === 0) return [];
  const suggestion = 'Raise the duration if they are to be heard';
  const sentence = `${count} ${count === 1 ? 'note begins' : 'notes begin'} after the end of the sound, at ${Number(seconds.toFixed(3))} s: ${suggestion}.`;
  const finding: Finding = {
    code: 'notes_after_end',
    constraint: 'notes',
    measured: count,
    limit: 0,
    unit: '',
    parameter: 'duration',
    direction: 'raise',
    suggestion,
  };
  return [{ sentence, finding }];
}

/** @throws ConfigurationError for a loop of which one bar alone is too long */
function checkDuration(frames: number, sampleRate: number): void {
  const seconds = frames / sampleRate;
  if (seconds <= defaultDurationLimit) return;
  const suggestion = 'Raise the tempo, or give a time signature with shorter bars.';
  throw new ConfigurationError(`The loop would last ${seconds.toFixed(1)} s. ${suggestion}`, {
    ...{ code: 'out_of_range', path: 'loop', expected: `bars that fit into ${defaultDurationLimit} s`, suggestion },
  });
}

/** @throws PresetError for a note that the sample rate cannot hold */
function checkPitch(frequencyHz: number, sampleRate: number): void {
  if (frequencyHz < sampleRate / 2) return;
  throw new PresetError(`parameters.frequency is ${frequencyHz} Hz, above half the sample rate.`, {
    code: 'out_of_range',
    path: 'parameters.frequency',
    expected: `below ${sampleRate / 2} Hz at a sample rate of ${sampleRate} Hz`,
    suggestion: 'Lower the frequency, or raise the sample rate.',
  });
}
