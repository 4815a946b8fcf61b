import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caught } from '../../test/support/caught.ts';
import { PresetError } from '../errors.ts';
import { plainNumber, plainRole } from '../../test/support/plainRole.ts';
import { parsePreset } from './parsePreset.ts';

const names = ['frequency', 'amplitude', 'attack', 'decay', 'sustain', 'release'];
const roles = new Map([
  [
    'pad',
    plainRole(
      'pad',
      names.map((name) => plainNumber(name, '', 0, 20000, 0.5)),
    ),
  ],
]);

const example = readFileSync(new URL('../../examples/warm-pad.json', import.meta.url), 'utf8');

test('reads the example', () => {
  expect(parsePreset(example, roles)).toEqual({
    ...JSON.parse(example),
    parameters: { kind: 'plain', ...JSON.parse(example).parameters },
    given: names,
    schema_version: 2,
  });
});

test.each([
  ['not json', 'invalid_json', 'line 1, column 1'],
  ['', 'invalid_json', 'the text is empty'],
  ['{"role": "pad",\n "name": }', 'invalid_json', 'line 2, column 10'],
  ['{"role": "pad", "role": "bass"}', 'duplicate_key', 'role twice'],
  ['[]', 'wrong_type', 'The preset is an array of 0'],
  ['"pad"', 'wrong_type', 'The preset is the string "pad"'],
  ['null', 'wrong_type', 'The preset is null'],
  ['{"role": "pad", "parameters": {"relase": 1}}', 'unknown_key', 'Did you mean `release`?'],
  ['{"role": "pad", "parameters": {"attack": 1e999}}', 'not_finite', 'parameters.attack is Infinity'],
  ['{"role": "pad", "parameters": {"attack": NaN}}', 'invalid_json', 'NaN is not part of JSON'],
  ['{"role": "pad", "__proto__": {}}', 'unknown_key', '__proto__ is not a known key.'],
])('refuses %j', (text, code, message) => {
  const error = caught(() => parsePreset(text, roles));
  expect(error).toBeInstanceOf(PresetError);
  expect(error.code).toBe(code);
  expect(error.message).toContain(message);
});

test('a damaged example validates or gives one of our errors', () => {
  fc.assert(
    fc.property(
      fc.nat(example.length),
      fc.nat(3),
      fc.constantFrom('', '"', '}', ',', '-', '9', 'e', '\\', '\n', 'é'),
      (at, cut, text) => {
        try {
          parsePreset(example.slice(0, at) + text + example.slice(at + cut), roles);
        } catch (error) {
          expect(error).toBeInstanceOf(PresetError);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
