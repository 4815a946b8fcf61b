/**
 * Checks of input that nobody has looked at yet: presets, contexts, options.
 *
 * The functions take a value and the path where it was found, return it typed, or throw an error whose message says
 * where the problem is, what was found, what would have been right and what to do. All of them are pure and look at
 * each property once. `undefined` counts as absent, because JSON cannot hold it.
 */
import { didYouMean } from './didYouMean.ts';
import type { AiaudioError, ErrorDetails } from './errors.ts';

/** One of the classes of `errors.ts`. */
export type AiaudioErrorClass = new (message: string, details: ErrorDetails) => AiaudioError;

/** Which numbers are accepted: finite ones from `min` to `max`. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  /** `min` itself is not accepted. */
  readonly minExclusive?: boolean;
  /** Only whole numbers are accepted. */
  readonly integer?: boolean;
  /** For the message, e.g. `Hz`; empty for a plain number. */
  readonly unit?: string;
  /** A value that would be right, for the suggestion. */
  readonly example: number;
}

/** Which strings are accepted, in UTF-16 code units. */
export interface TextRange {
  readonly maxLength: number;
  /** An empty or blank string is not accepted. */
  readonly notBlank?: boolean;
}

export interface InputChecks {
  /** The error to throw when a value is wrong: "`path` is `found`, but must be `expected`. `suggestion`". */
  readonly mismatch: (path: string, code: string, found: string, expected: string, suggestion: string) => AiaudioError;
  /** The error to throw when something else is wrong: "`problem` `suggestion`". */
  readonly problem: (path: string, code: string, problem: string, expected: string, suggestion: string) => AiaudioError;
  /** A plain object (of any realm, or without prototype) that has no keys but `keys`; gives its defined entries. */
  readonly object: (value: unknown, path: string, keys: readonly string[]) => ReadonlyMap<string, unknown>;
  /** A finite number in `range`; −0 becomes 0, so that equal requests have equal bytes. */
  readonly number: (value: unknown, path: string, range: NumberRange) => number;
  readonly text: (value: unknown, path: string, range: TextRange) => string;
  readonly boolean: (value: unknown, path: string) => boolean;
  /** One of `choices`, which are compared exactly. */
  readonly choice: <const T extends string>(value: unknown, path: string, choices: readonly T[]) => T;
}

/**
 * The checks of one kind of input.
 *
 * @param subject what the whole input is called in messages, e.g. `preset`
 * @param ErrorClass what the checks throw
 */
export function inputChecks(subject: string, ErrorClass: AiaudioErrorClass): InputChecks {
  const problem: InputChecks['problem'] = (path, code, problem, expected, suggestion) =>
    new ErrorClass(`${problem} ${suggestion}`, { code, path, expected, suggestion });

  const mismatch: InputChecks['mismatch'] = (path, code, found, expected, suggestion) =>
    problem(path, code, `${path || `The ${subject}`} is ${found}, but must be ${expected}.`, expected, suggestion);

  return {
    problem,
    mismatch,

    object(value, path, keys) {
      if (!isPlainObject(value)) {
        const example = keys[0] === undefined ? '{}' : `{ ${JSON.stringify(keys[0])}: … }`;
        throw mismatch(path, 'wrong_type', describeValue(value), 'an object', `Write it in braces, like ${example}.`);
      }
      const entries = new Map<string, unknown>();
      for (const key of Object.keys(value)) {
        if (!keys.includes(key)) {
          const keyPath = joinPath(path, key);
          const near = didYouMean(key, keys);
          throw problem(
            keyPath,
            'unknown_key',
            `${keyPath} is not a known key.`,
            keys.length === 0 ? 'no keys' : `one of the keys ${keys.join(', ')}`,
            near === undefined ? `Remove it; ${listKeys(keys)}.` : `Did you mean \`${near}\`?`,
          );
        }
        const entry = value[key];
        if (entry !== undefined) entries.set(key, entry);
      }
      return entries;
    },

    number(value, path, range) {
      const expected = describeRange(range);
      const example = `for example ${range.example}`;
      if (typeof value !== 'number') {
        const quoted = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
        const suggestion = Number.isFinite(quoted) ? `Write ${quoted} without quotes.` : `Write a number, ${example}.`;
        throw mismatch(path, 'wrong_type', describeValue(value), expected, suggestion);
      }
      if (!Number.isFinite(value)) {
        throw mismatch(path, 'not_finite', String(value), expected, `Write a finite number, ${example}.`);
      }
      if (value > range.max) {
        throw mismatch(path, 'out_of_range', String(value), expected, `Use at most ${withUnit(range.max, range)}.`);
      }
      if (value < range.min || (value === range.min && range.minExclusive === true)) {
        const suggestion =
          range.minExclusive === true
            ? `Use more than ${range.min}, ${example}.`
            : `Use at least ${withUnit(range.min, range)}.`;
        throw mismatch(path, 'out_of_range', String(value), expected, suggestion);
      }
      if (range.integer === true && !Number.isInteger(value)) {
        const near = Math.max(range.min, Math.min(range.max, Math.floor(value + 0.5)));
        throw mismatch(path, 'not_an_integer', String(value), expected, `Write a whole number, for example ${near}.`);
      }
      return value === 0 ? 0 : value;
    },

    text(value, path, range) {
      const expected = `a string of at most ${range.maxLength} characters${range.notBlank === true ? ', not blank' : ''}`;
      if (typeof value !== 'string') {
        throw mismatch(path, 'wrong_type', describeValue(value), expected, 'Write it in double quotes.');
      }
      if (value.length > range.maxLength) {
        const found = `a string of ${value.length} characters`;
        throw mismatch(path, 'too_long', found, expected, `Shorten it to ${range.maxLength} characters.`);
      }
      if (range.notBlank === true && value.trim() === '') {
        throw mismatch(path, 'blank_text', 'blank', expected, 'Write some words, or leave the key out.');
      }
      return value;
    },

    boolean(value, path) {
      if (typeof value === 'boolean') return value;
      const word = value === 'true' || value === 'false' ? value : undefined;
      const suggestion = word === undefined ? 'Write true or false.' : `Write ${word} without quotes.`;
      throw mismatch(path, 'wrong_type', describeValue(value), 'true or false', suggestion);
    },

    choice(value, path, choices) {
      const found = choices.find((choice) => choice === value);
      if (found !== undefined) return found;
      const near = typeof value === 'string' ? didYouMean(value, choices) : undefined;
      throw mismatch(
        path,
        typeof value === 'string' ? 'unknown_choice' : 'wrong_type',
        describeValue(value),
        `one of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`,
        near === undefined
          ? `Choose one of these, for example ${JSON.stringify(choices[0] ?? '')}.`
          : `Did you mean \`${near}\`?`,
      );
    },
  };
}

/** A value in words, as short as it can be recognised by: `the string "0.2"`, `an array of 3`, `null`. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return `the string ${quote(value)}`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined)
    return String(value);
  if (typeof value === 'bigint') return `the bigint ${shorten(String(value))}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  // In words, and not by its constructor: `Int16Array` tells why samples are not what they should be.
  if (ArrayBuffer.isView(value)) return `a ${Object.prototype.toString.call(value).slice(8, -1)}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The path of a key of the object at `path`: `parameters.attack`, or `parameters["no name"]` where a dot would mislead. */
export function joinPath(path: string, key: string): string {
  if (!/^[A-Za-z_$][\w$-]{0,63}$/.test(key)) return `${path}[${quote(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // The Object.prototype of any realm (an iframe, a vm context) is the object that has no prototype itself.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function describeRange(range: NumberRange): string {
  const kind = range.integer === true ? 'a whole number' : 'a number';
  const from = range.minExclusive === true ? `above ${range.min} and at most` : `from ${range.min} to`;
  return `${kind} ${from} ${withUnit(range.max, range)}`;
}

function withUnit(value: number, range: NumberRange): string {
  return range.unit === undefined || range.unit === '' ? String(value) : `${value} ${range.unit}`;
}

function listKeys(keys: readonly string[]): string {
  return keys.length === 0 ? 'no keys are known here' : `the keys are ${keys.join(', ')}`;
}

function quote(text: string): string {
  return JSON.stringify(shorten(text));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
