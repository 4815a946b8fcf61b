import { ContextError } from '../errors.ts';
import { describeValue, inputChecks, type NumberRange } from '../inputChecks.ts';
import { keys, parseKey } from './keys.ts';
import { defaultContext, type MusicalContext } from './musicalContext.ts';
import { scaleNames } from './scales.ts';

/** Which numbers each key accepts. The tempo's range is the widest that music software commonly offers. */
export const contextRanges = {
  tempo: { min: 20, max: 999, unit: 'BPM', example: 120 },
  key: { min: 0, max: 11, integer: true, example: 0 },
  beats: { min: 1, max: 64, integer: true, example: 4 },
} as const satisfies Record<string, NumberRange>;

/** The note values that a beat may have. */
export const beatUnits: readonly number[] = [1, 2, 4, 8, 16, 32, 64];

const check = inputChecks('context', ContextError);

/**
 * Checks a musical context and fills in what is absent.
 *
 * @param input what the user gave; `undefined` is the default context
 * @param path where it was found, e.g. `context` in the body of a request; empty when it is the whole input
 * @returns a frozen context, with a key name turned into its pitch class
 * @throws ContextError for the first thing that is wrong: unknown keys in their order, then tempo, key, scale, time_signature
 */
export function validateContext(input?: unknown, path = ''): MusicalContext {
  if (input === undefined) return defaultContext;
  const given = check.object(input, path, Object.keys(defaultContext));
  const read = <T>(key: keyof MusicalContext, fallback: T, validate: (value: unknown, path: string) => T): T =>
    given.has(key) ? validate(given.get(key), path === '' ? key : `${path}.${key}`) : fallback;
  return Object.freeze({
    tempo: read('tempo', defaultContext.tempo, (value, at) => check.number(value, at, contextRanges.tempo)),
    key: read('key', defaultContext.key, validateKey),
    scale: read('scale', defaultContext.scale, (value, at) => check.choice(value, at, scaleNames)),
    time_signature: read('time_signature', defaultContext.time_signature, validateTimeSignature),
  });
}

function validateKey(value: unknown, path: string): number {
  if (typeof value !== 'string') return check.number(value, path, contextRanges.key);
  const key = parseKey(value);
  if (key !== undefined) return key;
  const [, tonic = '', mode = ''] = /^([A-Ga-g][#♯b♭]?)[\s_-]*(m|min|minor|maj|major)$/.exec(value) ?? [];
  const suggestion =
    mode !== ''
      ? `Write "key": "${tonic}" and "scale": "${mode.startsWith('maj') ? 'major' : 'minor'}".`
      : value.trim() !== '' && Number.isFinite(Number(value))
        ? `Write ${Number(value)} without quotes.`
        : 'Write 0 for C, 1 for C#, … 11 for B, or a name such as "F#".';
  const expected = `a whole number from 0 to 11, or one of ${keys.join(', ')}`;
  throw check.mismatch(path, 'unknown_choice', describeValue(value), expected, suggestion);
}

function validateTimeSignature(value: unknown, path: string): MusicalContext['time_signature'] {
  const expected = 'an array of two whole numbers, beats and beat unit';
  const example = 'Write it like [4, 4] or [6, 8].';
  if (!Array.isArray(value)) throw check.mismatch(path, 'wrong_type', describeValue(value), expected, example);
  if (value.length !== 2) throw check.mismatch(path, 'wrong_length', describeValue(value), expected, example);
  const [first, second] = value as readonly unknown[];
  const beats = check.number(first, `${path}[0]`, contextRanges.beats);
  const beatUnit = check.number(second, `${path}[1]`, { min: 1, max: 64, integer: true, example: 4 });
  if (!beatUnits.includes(beatUnit)) {
    const units = `one of ${beatUnits.join(', ')}`;
    throw check.mismatch(`${path}[1]`, 'out_of_range', String(beatUnit), units, 'Write a power of two, for example 4.');
  }
  return Object.freeze([beats, beatUnit] as const);
}
