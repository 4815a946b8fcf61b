import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caught } from '../test/support/caught.ts';
import { PresetError } from './errors.ts';
import { parseJson } from './parseJson.ts';

const read = (text: string): unknown => parseJson(text, 'preset', PresetError);

/** The value or `undefined`, which is no JSON value. */
function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch {
    return undefined;
  }
}

describe('parseJson', () => {
  test('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(JSON.stringify(read(text))).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  test('refuses what JSON.parse refuses, and only repeated keys beside it', () => {
    const fragments = [
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"b"',
        '"',
        "'",
        '\\',
        '\\n',
        '\\u12',
        '\\u00e9',
        '1',
        '-',
        '0',
        '01',
        '.5',
        '1.',
      ],
      ...[
        '1e3',
        'e',
        '+1',
        'true',
        'null',
        'nul',
        'NaN',
        ' ',
        '\n',
        '\r',
        '\t',
        '\u00a0',
        '\ufeff',
        '//',
        '#',
        'é',
        '🎹',
      ],
    ];
    const text = fc.array(fc.constantFrom(...fragments), { maxLength: 12 }).map((parts) => parts.join(''));
    const mutated = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ...fragments))
      .map(
        ([json, at, fragment]) =>
          json.slice(0, at % (json.length + 1)) + fragment + json.slice((at % (json.length + 1)) + 1),
      );
    fc.assert(
      fc.property(fc.oneof(text, mutated), (input) => {
        const expected = attempt(() => JSON.parse(input.replace(/^\ufeff/, '')));
        let actual: unknown;
        try {
          actual = read(input);
        } catch (error) {
          expect(error).toBeInstanceOf(PresetError);
          if ((error as PresetError).code === 'duplicate_key') return;
          expect((error as PresetError).message).toMatch(/at line \d+, column \d+: /);
        }
        expect(JSON.stringify(actual)).toBe(JSON.stringify(expected));
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    ['', 'line 1, column 1: the text is empty. Write the preset as a JSON object in braces.'],
    [' \n ', 'line 2, column 2: the text is empty. Write the preset as a JSON object in braces.'],
    ['{\n  "a": 1,\n}', 'line 2, column 9: this comma stands before }. Remove the comma.'],
    [
      '[1, 2',
      'line 1, column 6: expected a comma or ], but the text ends. Separate items by commas and end them with ].',
    ],
    ['{"a" 1}', 'line 1, column 6: expected a colon after the key, but found "1". Write "key": value.'],
    ['{a: 1}', 'line 1, column 2: expected a key, but found "a". Write keys in double quotes.'],
    ["{'a': 1}", 'line 1, column 2: expected a key, but found "\'". Write keys in double quotes.'],
    [
      '{"a": 1\r\n "b": 2}',
      'line 2, column 2: expected a comma or }, but found "\\"". Separate items by commas and end them with }.',
    ],
    ['{"a": \'x\'}', 'line 1, column 7: a string is in single quotes. Write strings in double quotes.'],
    ['{"a": "x}', 'line 1, column 7: the string that starts here does not end. Add the closing double quote.'],
    [
      '{"a": "x\n"}',
      'line 1, column 9: the string contains a line break, a tab or another control character. Write it as \\n, \\t or \\u00XX.',
    ],
    ['{"a": "C:\\x"}', 'line 1, column 10: this backslash starts no known escape. Write \\\\ for a backslash.'],
    ['{"a": NaN}', 'line 1, column 7: NaN is not part of JSON. Write a finite number.'],
    ['{"a": -Infinity}', 'line 1, column 7: -Infinity is not part of JSON. Write a finite number.'],
    [
      '{"a": .5}',
      'line 1, column 7: .5 is not a JSON number. Write it like 0.5, -12 or 1e3: no plus sign, no bare point, no leading zero.',
    ],
    [
      '{"a": True}',
      'line 1, column 7: expected a value, but found "T". Write a number, true, false, null, "text", [ ] or { }.',
    ],
    [
      '{"a": }',
      'line 1, column 7: expected a value, but found "}". Write a number, true, false, null, "text", [ ] or { }.',
    ],
    ['{"🎹": 1 // loud\n}', 'line 1, column 9: comments are not part of JSON. Remove the comment.'],
    ['{} {}', 'line 1, column 4: the value ends here, but found "{". Remove what follows it.'],
    ['\ufeff{', 'line 1, column 2: expected a key, but the text ends. Write keys in double quotes.'],
  ])('%j', (text, message) => {
    const error = caught(() => read(text));
    expect(error.message).toBe(`The preset is not valid JSON at ${message}`);
    expect(error).toMatchObject({ code: 'invalid_json', path: '', expected: 'valid JSON (RFC 8259)' });
    expect(error.suggestion).not.toBe('');
  });

  test('a repeated key', () => {
    const error = caught(() => read('{"parameters": {"attack": 1,\n"attack": 2}}'));
    expect(error).toMatchObject({ code: 'duplicate_key', path: 'parameters.attack' });
    expect(error.message).toBe(
      'The preset has parameters.attack twice, again at line 2, column 1. Keep one of the two.',
    );
  });

  test('__proto__ is a key like any other', () => {
    expect(Object.keys(read('{"__proto__": {"a": 1}}') as object)).toEqual(['__proto__']);
  });

  test('depth is bounded', () => {
    expect(caught(() => read('['.repeat(1_000_000))).code).toBe('too_deep');
    expect(read('['.repeat(100) + ']'.repeat(100))).toBeDefined();
  });

  test('a long string and a long number', () => {
    expect(read(JSON.stringify('x'.repeat(1_000_000)))).toHaveLength(1_000_000);
    expect(caught(() => read('1'.repeat(1000) + 'x')).code).toBe('invalid_json');
    expect(read('1'.repeat(300))).toBe(Number('1'.repeat(300)));
    expect(read('0.' + '1'.repeat(1000))).toBe(Number('0.' + '1'.repeat(1000)));
  });
});
