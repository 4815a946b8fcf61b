/**
 * Reads JSON (RFC 8259) from text that a person may have typed.
 *
 * `JSON.parse` words its errors differently in every engine, gives no position in some of them and takes the last of two
 * equal keys in silence. This reader accepts what `JSON.parse` accepts, but for repeated keys and more than 100 levels,
 * and says line, column and remedy. Objects come without prototype, so that a key `__proto__` is a key like any other.
 */
import type { AiaudioError } from './errors.ts';
import { type AiaudioErrorClass, joinPath } from './inputChecks.ts';

const maxDepth = 100;
/** A word or a number: all up to the next space or character that JSON gives a meaning. */
const tokenPattern = /[^\s,:{}[\]"'/]*/y;
const numberPattern = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/**
 * @param text the JSON; a leading byte order mark is skipped
 * @param subject what the text is called in messages, e.g. `preset`
 * @param ErrorClass what to throw, with code `invalid_json`, `duplicate_key` or `too_deep`
 */
export function parseJson(text: string, subject: string, ErrorClass: AiaudioErrorClass): unknown {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;

  const fail = (problem: string, suggestion: string, where = at): AiaudioError =>
    new ErrorClass(`The ${subject} is not valid JSON at ${lineAndColumn(text, where)}: ${problem}. ${suggestion}`, {
      code: 'invalid_json',
      path: '',
      expected: 'valid JSON (RFC 8259)',
      suggestion,
    });

  const found = (): string => {
    const character = text.codePointAt(at);
    return character === undefined ? 'the text ends' : `found ${JSON.stringify(String.fromCodePoint(character))}`;
  };

  const skipSpace = (): void => {
    while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at++;
    if (text.startsWith('//', at) || text.startsWith('/*', at) || text.charAt(at) === '#') {
      throw fail('comments are not part of JSON', 'Remove the comment.');
    }
  };

  const readString = (what: string): string => {
    const start = at;
    at++;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 0x22) break;
      if (Number.isNaN(code))
        throw fail(`${what} that starts here does not end`, 'Add the closing double quote.', start);
      if (code < 0x20) {
        throw fail(
          `${what} contains a line break, a tab or another control character`,
          'Write it as \\n, \\t or \\u00XX.',
        );
      }
      if (code !== 0x5c) at++;
      else if (/^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(at, at + 6)))
        at += text.charAt(at + 1) === 'u' ? 6 : 2;
      else throw fail('this backslash starts no known escape', 'Write \\\\ for a backslash.');
    }
    at++;
    return JSON.parse(text.slice(start, at)) as string;
  };

  const readObject = (path: string, depth: number): unknown => {
    const result = Object.create(null) as Record<string, unknown>;
    at++;
    skipSpace();
    if (text.charAt(at) === '}') {
      at++;
      return result;
    }
    for (;;) {
      if (text.charAt(at) !== '"') throw fail(`expected a key, but ${found()}`, 'Write keys in double quotes.');
      const keyAt = at;
      const key = readString('the key');
      const keyPath = joinPath(path, key);
      if (Object.hasOwn(result, key)) {
        const suggestion = 'Keep one of the two.';
        throw new ErrorClass(
          `The ${subject} has ${keyPath} twice, again at ${lineAndColumn(text, keyAt)}. ${suggestion}`,
          {
            code: 'duplicate_key',
            path: keyPath,
            expected: 'each key once',
            suggestion,
          },
        );
      }
      skipSpace();
      if (text.charAt(at) !== ':') throw fail(`expected a colon after the key, but ${found()}`, 'Write "key": value.');
      at++;
      result[key] = readValue(keyPath, depth);
      if (!nextItem('}')) return result;
    }
  };

  const readArray = (path: string, depth: number): unknown => {
    const result: unknown[] = [];
    at++;
    skipSpace();
    if (text.charAt(at) === ']') {
      at++;
      return result;
    }
    for (;;) {
      result.push(readValue(`${path}[${result.length}]`, depth));
      if (!nextItem(']')) return result;
    }
  };

  /** After an item: steps over the comma, or over the closing bracket, which ends the list. */
  const nextItem = (close: '}' | ']'): boolean => {
    skipSpace();
    if (text.charAt(at) === close) {
      at++;
      return false;
    }
    if (text.charAt(at) !== ',') {
      throw fail(
        `expected a comma or ${close}, but ${found()}`,
        `Separate items by commas and end them with ${close}.`,
      );
    }
    const comma = at;
    at++;
    skipSpace();
    if (text.charAt(at) === close) throw fail(`this comma stands before ${close}`, 'Remove the comma.', comma);
    return true;
  };

  const readValue = (path: string, depth: number): unknown => {
    if (depth >= maxDepth) {
      const suggestion = 'Flatten it.';
      throw new ErrorClass(`The ${subject} is nested too deeply at ${lineAndColumn(text, at)}. ${suggestion}`, {
        code: 'too_deep',
        path: '',
        expected: `at most ${maxDepth} levels`,
        suggestion,
      });
    }
    skipSpace();
    const first = text.charAt(at);
    if (first === '{') return readObject(path, depth + 1);
    if (first === '[') return readArray(path, depth + 1);
    if (first === '"') return readString('the string');
    if (first === "'") throw fail('a string is in single quotes', 'Write strings in double quotes.');
    tokenPattern.lastIndex = at;
    const token = tokenPattern.exec(text)?.[0] ?? '';
    if (token === 'true' || token === 'false' || token === 'null') {
      at += token.length;
      return token === 'null' ? null : token === 'true';
    }
    if (numberPattern.test(token)) {
      at += token.length;
      return Number(token);
    }
    if (/^[+-]?(?:nan|inf|infinity)$/i.test(token))
      throw fail(`${token} is not part of JSON`, 'Write a finite number.');
    if (/^[+-]?[0-9.]/.test(token)) {
      throw fail(
        `${token.slice(0, 40)} is not a JSON number`,
        'Write it like 0.5, -12 or 1e3: no plus sign, no bare point, no leading zero.',
      );
    }
    throw fail(`expected a value, but ${found()}`, 'Write a number, true, false, null, "text", [ ] or { }.');
  };

  skipSpace();
  if (at >= text.length) throw fail('the text is empty', `Write the ${subject} as a JSON object in braces.`);
  const value = readValue('', 0);
  skipSpace();
  if (at < text.length) throw fail(`the value ends here, but ${found()}`, 'Remove what follows it.');
  return value;
}

/** 1-based; a line ends with LF, CR or CR LF; columns count characters (code points), not UTF-16 units. */
function lineAndColumn(text: string, position: number): string {
  const lines = text
    .slice(0, position)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/);
  return `line ${lines.length}, column ${Array.from(lines.at(-1) ?? '').length + 1}`;
}
