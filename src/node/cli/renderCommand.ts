/** `aiaudio render`: a preset becomes a WAV file. */
import { basename } from 'node:path';

import { backends } from '../../backends/index.ts';
import { AudioEngine, type EngineOptions } from '../../engine/audioEngine.ts';
import { type AiaudioError, ConfigurationError } from '../../errors.ts';
import { inputChecks } from '../../inputChecks.ts';
import type { NoteInput } from '../../engine/readNotes.ts';
import { tails } from '../../engine/renderOptions.ts';
import type { DecodedMidi, MidiNote } from '../../io/decodeMidi.ts';
import { wavFormats } from '../../io/encodeWav.ts';
import { patternNames } from '../../music/patterns/pattern.ts';
import { defaultDurationLimit } from '../../presets/validateDuration.ts';
import { validatePreset } from '../../presets/validatePreset.ts';
import { roles } from '../../roles/index.ts';
import { getVersion } from '../../version.ts';
import { type OutputFile, outputFile } from '../outputFile.ts';
import { readMidi } from '../readMidi.ts';
import { readPresetSource } from '../readPresetSource.ts';
import { defineCommand } from './command.ts';
import { musicOf, musicOptions } from './musicOptions.ts';
import { note } from './note.ts';
import { print } from './print.ts';
import { renderReport, renderSummary } from './renderReport.ts';
import { roleHelp } from './roleHelp.ts';

const check = inputChecks('command line', ConfigurationError);

const DEFAULT_SEC = 2;
const SHORTEST_NOTE_SEC = 0.01;

/** Seconds of sound from which on a message says that it may take a while. */
const LONG_SEC = 60;

export const renderCommand = defineCommand({
  name: 'render',
  summary: 'Renders a preset to a WAV file.',
  arguments: ['<preset>'],
  options: [
    {
      kind: 'text',
      name: 'output',
      short: 'o',
      value: 'file.wav',
      meaning:
        'The file to write, - for standard output. Default: named after the preset file or preset, in the current folder.',
    },
    {
      kind: 'number',
      name: 'duration',
      value: 'seconds',
      min: 0,
      minExclusive: true,
      max: defaultDurationLimit,
      unit: 's',
      example: 2,
      meaning: `Length of the sound, at most ${defaultDurationLimit} s. Default 2, or that of the MIDI file.`,
    },
    ...musicOptions,
    {
      kind: 'choice',
      name: 'pattern',
      value: 'name',
      choices: patternNames,
      meaning: 'What to play: a note, a chord, a phrase or what repeats. Default: that of the role; in a loop, loop.',
    },
    { kind: 'text', name: 'midi', value: 'file.mid', meaning: 'Play the notes of this file, with the tail extended.' },
    {
      kind: 'flag',
      name: 'loop',
      meaning: 'Make a seamless loop of the whole bars that are nearest to the duration.',
    },
    {
      kind: 'choice',
      name: 'tail',
      value: 'name',
      choices: tails,
      meaning: 'At the end: fit the release in (default), cut the sound off, or extend it until it has died away.',
    },
    {
      kind: 'choice',
      name: 'backend',
      value: 'name',
      choices: ['auto', ...Object.keys(backends)] as readonly NonNullable<EngineOptions['backend']>[],
      default: 'auto',
      meaning: 'What computes the sound; the bytes do not depend on it.',
    },
    {
      kind: 'number',
      name: 'sample-rate',
      value: 'Hz',
      min: 8000,
      max: 192000,
      integer: true,
      unit: 'Hz',
      example: 44100,
      default: 44100,
      meaning: 'Samples per second, 8000–192000.',
    },
    {
      kind: 'number',
      name: 'seed',
      value: 'number',
      min: 0,
      max: 4294967295,
      integer: true,
      example: 1,
      default: 0,
      meaning: 'Another seed gives another variation, the same seed the same bytes.',
    },
    {
      kind: 'choice',
      name: 'format',
      value: 'format',
      choices: wavFormats,
      default: 'int16',
      meaning: 'How the file stores samples; the integers are dithered.',
    },
    { kind: 'flag', name: 'json', meaning: 'Report on standard output as one JSON object, errors too.' },
  ],
  details: (about) => roleHelp(about),

  async run(options, [source = '']) {
    const { output, seed, format, pattern, loop, tail } = options;
    const target = targetOf(output, source, options.json);
    const { preset: input } = readPresetSource(source);
    const preset = validatePreset(input, roles);
    const midi = options.midi === undefined ? undefined : playable(readMidi(options.midi), preset.role);
    for (const { message } of midi?.warnings ?? []) note(`aiaudio: warning: ${message}`);
    const duration = options.duration ?? (midi === undefined ? DEFAULT_SEC : midiSec(midi));
    if (duration > defaultDurationLimit) throw tooLong(options.midi!, duration);
    const context = musicOf(options, midi);
    const played = {
      ...(pattern === undefined ? {} : { pattern }),
      ...(midi === undefined ? {} : { notes: midi.notes.map(noteOf) }),
      ...(loop ? { loop } : {}),
      ...(tail !== undefined ? { tail } : midi !== undefined && !loop ? { tail: 'extend' as const } : {}),
    };
    const engine = new AudioEngine({ backend: options.backend, sampleRate: options['sample-rate'] });
    if (duration >= LONG_SEC) note(`aiaudio: rendering ${duration} s …`);

    const start = process.hrtime.bigint();
    const audio = await engine.renderAudio(input, context, duration, { seed, ...played });
    const renderMs = Number(process.hrtime.bigint() - start) / 1e6;
    const hashing = audio.hash(); // beside the encoding
    const { warnings, violations } = audio.report!;
    for (const warning of warnings) note(`aiaudio: warning: ${warning}`);
    for (const violation of violations) note(`aiaudio: violation: ${violation}`);
    target.write(audio.toWav({ format, seed }));

    const { file } = target;
    const result = { file, hash: await hashing, engine: engine.backend, format, render_ms: renderMs };
    const report = renderReport(audio, result);
    if (options.json) {
      const { name, role } = preset;
      print(`${JSON.stringify({ ...report, seed, preset: name, role, version: getVersion() })}\n`);
    } else if (file === '-') note(renderSummary(report));
    else print(`${renderSummary(report)}\n`);
  },
});

/** To the last note-off. */
function midiSec({ notes, durationSec }: DecodedMidi): number {
  const silent = Math.max(SHORTEST_NOTE_SEC, durationSec);
  return notes.length === 0 ? silent : notes.reduce((end, note) => Math.max(end, note.startSec + lengthOf(note)), 0);
}

function noteOf(note: MidiNote): NoteInput {
  const { midi, startSec, velocity } = note;
  return { pitch: midi, startSec, lengthSec: lengthOf(note), velocity };
}

/** The channel of General MIDI whose notes are drums. */
const PERCUSSION = 10;

/** Notes of the percussion channel have no pitch: they are for drums only, and a message says so. */
function playable(midi: DecodedMidi, role: string): DecodedMidi {
  const notes = role === 'drum' ? midi.notes : midi.notes.filter(({ channel }) => channel !== PERCUSSION);
  const left = midi.notes.length - notes.length;
  if (left === 0) return midi;
  note(
    `aiaudio: warning: ${left} notes of channel ${PERCUSSION}, percussion, are left out. Render them with a preset of the role drum.`,
  );
  return { ...midi, notes };
}

function tooLong(file: string, seconds: number): AiaudioError {
  const problem = `${file} lasts ${seconds.toFixed(1)} s.`;
  const suggestion = `Give --duration ${defaultDurationLimit} to render its beginning.`;
  return check.problem('--midi', 'too_long', problem, `at most ${defaultDurationLimit} s`, suggestion);
}

/** Drum tracks often end a note where it begins. */
function lengthOf({ lengthSec }: MidiNote): number {
  return Math.max(SHORTEST_NOTE_SEC, lengthSec);
}

interface Target extends OutputFile {
  readonly file: string;
}

/** @throws ConfigurationError when it could not be written */
function targetOf(output: string | undefined, source: string, json: boolean): Target {
  if (output === '-') {
    if (!json) return { file: '-', special: true, write: print };
    const suggestion = 'Give -o a file.';
    const problem = 'The audio and the JSON object cannot both go to standard output.';
    throw check.problem('--output', 'conflicting_options', problem, 'a file with --json', suggestion);
  }
  if (output === undefined && source === '-') {
    const problem = 'A preset from standard input has no name that the file could take.';
    throw check.problem('--output', 'missing_output', problem, 'the file to write', 'Add -o out.wav.');
  }
  const name = /[\\/.]/.test(source) ? basename(source).replace(/\.json$/i, '') : slugOf(source);
  const file = output ?? `${name}.wav`;
  const target = outputFile(file, '--output');
  if (target.special || /\.wave?$/i.test(file)) return { ...target, file };
  const suggestion = `Write ${file.replace(/\.[a-z0-9]{1,5}$/i, '')}.wav.`;
  throw check.mismatch('--output', 'unknown_format', JSON.stringify(file), 'a name that ends in .wav', suggestion);
}

/** `Glass Bells` is `glass-bells`. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
