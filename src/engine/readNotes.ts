/** Notes as users write them, from seconds or beats to samples. */
import { ConfigurationError } from '../errors.ts';
import { describeValue, inputChecks } from '../inputChecks.ts';
import { midiToHz } from '../music/midiToHz.ts';
import { parseNote } from '../music/parseNote.ts';
import type { Note } from './job.ts';

/** Give `pitch` or `frequencyHz`; without either it is the root of the sound. Times are in seconds or in beats, which are quarter notes. */
export interface NoteInput {
  /** A name such as `C4` or `F#3` (A4 is 440 Hz), or a MIDI number from 0 to 127, which may be a fraction. */
  readonly pitch?: number | string;
  /** Up to half the sample rate. */
  readonly frequencyHz?: number;
  /** Default 0. */
  readonly startSec?: number;
  readonly startBeats?: number;
  /** From note-on to note-off. One of the two is required. */
  readonly lengthSec?: number;
  readonly lengthBeats?: number;
  /** 0–1. Default 1. */
  readonly velocity?: number;
}

export interface NoteSetup {
  readonly sampleRate: number;
  /** Seconds of a quarter note. */
  readonly beatSec: number;
  /** Of notes without a pitch. */
  readonly rootHz: number;
  /** The lowest frequency that makes a sound. */
  readonly lowestHz: number;
}

const check = inputChecks('options object', ConfigurationError);
const KEYS = ['pitch', 'frequencyHz', 'startSec', 'startBeats', 'lengthSec', 'lengthBeats', 'velocity'];
/** No note begins later or lasts longer. */
const LONGEST_SEC = 600;
const BEATS = 'beats';

/** @throws ConfigurationError naming the note and the key */
export function readNotes(input: unknown, setup: NoteSetup): Note[] {
  if (!Array.isArray(input)) {
    const example = 'Write them like [{ pitch: "C4", lengthSec: 1 }].';
    throw check.mismatch('notes', 'wrong_type', describeValue(input), 'an array of notes', example);
  }
  return input.map((note: unknown, index) => readNote(note, `notes[${index}]`, setup));
}

function readNote(input: unknown, path: string, setup: NoteSetup): Note {
  const { sampleRate, beatSec, rootHz, lowestHz } = setup;
  const pitches = { min: lowestHz, max: sampleRate / 2, unit: 'Hz', example: rootHz };
  const given = check.object(input, path, KEYS);
  const number = (key: string, fallback: number, max: number, unit: string): number =>
    check.number(given.get(key) ?? fallback, `${path}.${key}`, { min: 0, max, unit, example: fallback });
  const refuseBoth = (one: string, other: string): void => {
    if (!given.has(one) || !given.has(other)) return;
    const problem = `${path} has both ${one} and ${other}.`;
    throw check.problem(path, 'contradiction', problem, `either ${one} or ${other}`, 'Leave one of them out.');
  };
  const frames = (name: 'start' | 'length', fallback: number): number => {
    refuseBoth(`${name}Sec`, `${name}Beats`);
    const inBeats = given.has(`${name}Beats`);
    const seconds = inBeats
      ? number(`${name}Beats`, fallback, LONGEST_SEC / beatSec, BEATS) * beatSec
      : number(`${name}Sec`, fallback, LONGEST_SEC, 's');
    return Math.floor(seconds * sampleRate + 0.5);
  };
  if (!given.has('lengthSec') && !given.has('lengthBeats')) {
    const expected = `a length in seconds from 0 to ${LONGEST_SEC}, or in beats`;
    const suggestion = 'Write lengthSec: 1.';
    throw check.problem(`${path}.lengthSec`, 'missing_key', `${path} has no length.`, expected, suggestion);
  }
  refuseBoth('pitch', 'frequencyHz');
  const pitch = given.get('pitch');
  return {
    onFrame: frames('start', 0),
    gateFrames: frames('length', 1),
    frequencyHz:
      pitch === undefined
        ? check.number(given.get('frequencyHz') ?? rootHz, `${path}.frequencyHz`, pitches)
        : hzOf(pitch, path, sampleRate),
    velocity: number('velocity', 1, 1, ''),
  };
}

function hzOf(pitch: unknown, path: string, sampleRate: number): number {
  const midi =
    typeof pitch === 'string'
      ? parseNote(pitch)
      : check.number(pitch, `${path}.pitch`, { min: 0, max: 127, example: 60 });
  const hz = midi === undefined ? undefined : midiToHz(midi);
  if (hz !== undefined && hz < sampleRate / 2) return hz;
  if (hz !== undefined) {
    const suggestion = 'Play it lower, or raise the sample rate.';
    const found = `${describeValue(pitch)}, or ${hz.toFixed(0)} Hz`;
    throw check.mismatch(`${path}.pitch`, 'out_of_range', found, `below ${sampleRate / 2} Hz`, suggestion);
  }
  const expected = 'the name of a note from C-1 to G9, or a MIDI number from 0 to 127';
  throw check.mismatch(`${path}.pitch`, 'unknown_note', describeValue(pitch), expected, 'Write it like "C4" or "F#3".');
}
