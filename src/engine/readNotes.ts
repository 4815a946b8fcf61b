/** The notes of `renderGraph`, from seconds to samples. */
import { ConfigurationError } from '../errors.ts';
import { describeValue, inputChecks } from '../inputChecks.ts';
import { midiToHz } from '../music/midiToHz.ts';
import type { Note } from './job.ts';

/** A note as users write it. Give `frequencyHz` or `midi`; without either it is 440 Hz. */
export interface NoteInput {
  /** Start in seconds. Default 0. */
  readonly startSec?: number;
  /** Seconds from note-on to note-off. */
  readonly lengthSec: number;
  /** From 0 to half the sample rate. */
  readonly frequencyHz?: number;
  /** MIDI note number; 69 is 440 Hz. */
  readonly midi?: number;
  /** 0–1. Default 1. */
  readonly velocity?: number;
}

const check = inputChecks('options object', ConfigurationError);
const KEYS = ['startSec', 'lengthSec', 'frequencyHz', 'midi', 'velocity'];

/** @throws ConfigurationError naming the note and the key */
export function readNotes(input: unknown, sampleRate: number): Note[] {
  if (!Array.isArray(input)) {
    const example = 'Write them like [{ midi: 60, lengthSec: 1 }].';
    throw check.mismatch('notes', 'wrong_type', describeValue(input), 'an array of notes', example);
  }
  return input.map((note: unknown, index) => readNote(note, `notes[${index}]`, sampleRate));
}

function readNote(input: unknown, path: string, sampleRate: number): Note {
  const given = check.object(input, path, KEYS);
  if (given.get('lengthSec') === undefined) {
    const expected = 'a length in seconds from 0 to 600';
    throw check.problem(
      `${path}.lengthSec`,
      'missing_key',
      `${path} has no lengthSec.`,
      expected,
      'Write lengthSec: 1.',
    );
  }
  if (given.has('midi') && given.has('frequencyHz')) {
    const expected = 'either midi or frequencyHz';
    throw check.problem(
      path,
      'contradiction',
      `${path} has both midi and frequencyHz.`,
      expected,
      'Leave one of them out.',
    );
  }
  const number = (key: string, fallback: number, max: number, unit: string): number =>
    check.number(given.get(key) ?? fallback, `${path}.${key}`, { min: 0, max, unit, example: fallback });
  const frames = (key: string, fallback: number): number =>
    Math.floor(number(key, fallback, 600, 's') * sampleRate + 0.5);
  const pitch = midiToHz(number('midi', 69, 127, ''));
  return {
    onFrame: frames('startSec', 0),
    gateFrames: frames('lengthSec', 1),
    frequencyHz: given.has('midi') ? pitch : number('frequencyHz', 440, sampleRate / 2, 'Hz'),
    velocity: number('velocity', 1, 1, ''),
  };
}
