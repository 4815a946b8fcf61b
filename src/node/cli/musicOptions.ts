/** The options that say for what music a sound is: a context file, and its keys one by one. */
import { ConfigurationError } from '../../errors.ts';
import { inputChecks } from '../../inputChecks.ts';
import type { DecodedMidi } from '../../io/decodeMidi.ts';
import type { MusicalContextInput } from '../../music/musicalContext.ts';
import { scaleNames } from '../../music/scales.ts';
import { contextRanges } from '../../music/validateContext.ts';
import { readContext } from '../readContext.ts';

const { tempo } = contextRanges;

export const musicOptions = [
  { kind: 'text', name: 'context', value: 'context.json', meaning: 'Tempo, key, scale and time signature.' },
  { kind: 'number', name: 'tempo', value: 'BPM', ...tempo, meaning: 'Quarter notes a minute, 20–999. Default 120.' },
  {
    kind: 'text',
    name: 'key',
    value: 'key',
    meaning: 'A name such as F# or Bb, or a number from 0 (C) to 11. Default C.',
  },
  { kind: 'choice', name: 'scale', value: 'name', choices: scaleNames, meaning: 'Default major.' },
  { kind: 'text', name: 'time-signature', value: 'n/d', meaning: 'For example 6/8. Default 4/4.' },
] as const;

export interface MusicValues {
  readonly context: string | undefined;
  readonly tempo: number | undefined;
  readonly key: string | undefined;
  readonly scale: (typeof scaleNames)[number] | undefined;
  readonly 'time-signature': string | undefined;
}

const check = inputChecks('command line', ConfigurationError);

/**
 * The keys that were given go before those of the file. What a MIDI file says goes before a context file: its notes are in its tempo.
 * @throws ConfigurationError for a tempo beside that of a MIDI file
 * @returns what is still to be validated
 */
export function musicOf(values: MusicValues, midi?: DecodedMidi): MusicalContextInput {
  const { context, tempo, key, scale, 'time-signature': signature } = values;
  if (midi !== undefined && tempo !== undefined) {
    const problem = 'The MIDI file has a tempo of its own.';
    throw check.problem('--tempo', 'conflicting_options', problem, 'no --tempo with --midi', 'Leave --tempo out.');
  }
  return {
    ...(context === undefined ? {} : readContext(context)),
    ...(midi === undefined ? {} : { tempo: Math.max(20, Math.min(999, midi.tempo)) }),
    ...(midi?.timeSignature === undefined ? {} : { time_signature: midi.timeSignature }),
    ...(tempo === undefined ? {} : { tempo }),
    ...(key === undefined ? {} : { key: /^\d+$/.test(key) ? Number(key) : key }),
    ...(scale === undefined ? {} : { scale }),
    ...(signature === undefined ? {} : { time_signature: beatsOf(signature) }),
  };
}

function beatsOf(text: string): readonly number[] {
  const [, beats, unit] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (beats !== undefined && unit !== undefined) return [Number(beats), Number(unit)];
  const suggestion = 'Write it like 6/8.';
  throw check.mismatch('--time-signature', 'wrong_type', JSON.stringify(text), 'two whole numbers', suggestion);
}
