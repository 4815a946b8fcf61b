import { ConfigurationError } from '../errors.ts';
import { describeValue, inputChecks, joinPath } from '../inputChecks.ts';

const maxDepth = 100;
const check = inputChecks('value', ConfigurationError);

/**
 * JSON in the one form that RFC 8785 (JSON Canonicalization Scheme) fixes: no spaces, keys in the order of their UTF-16 code units,
 * numbers and strings as ECMAScript writes them, which is as short as can be. Equal values give equal text. Keys whose value is
 * `undefined` are left out.
 *
 * @throws ConfigurationError for what JSON cannot hold: NaN, infinities, functions, lone surrogates, more than 100 levels
 */
export function canonicalJson(value: unknown): string {
  return textOf(value, '', 0);
}

function textOf(value: unknown, path: string, depth: number): string {
  if (depth > maxDepth) throw notJson(path, 'nested too deeply', 'Flatten it.');
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      // −0 is written as 0, as the RFC wants it.
      if (Number.isFinite(value)) return JSON.stringify(value);
      throw notJson(path, String(value), 'Use a finite number.');
    case 'string':
      return quoted(value, path);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) {
        return `[${value.map((item, index) => textOf(item, `${path}[${index}]`, depth + 1)).join(',')}]`;
      }
      return objectText(value, path, depth);
    default:
      throw notJson(path, describeValue(value), 'Leave it out.');
  }
}

function objectText(value: object, path: string, depth: number): string {
  // Without a comparison of its own, sort compares code units.
  const entries = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const entry = (value as Record<string, unknown>)[key];
      const keyPath = joinPath(path, key);
      return entry === undefined ? [] : [`${quoted(key, keyPath)}:${textOf(entry, keyPath, depth + 1)}`];
    });
  return `{${entries.join(',')}}`;
}

function quoted(text: string, path: string): string {
  if (/\p{Surrogate}/u.test(text)) throw notJson(path, 'half of a character', 'Use well-formed text.');
  return JSON.stringify(text);
}

function notJson(path: string, found: string, suggestion: string): Error {
  return check.mismatch(path, 'not_json', found, 'a value that JSON can hold', suggestion);
}
