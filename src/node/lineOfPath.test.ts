import { expect, test } from 'vitest';
import { lineOfPath } from './lineOfPath.ts';

const text = `{
  "role": "pad",
  "odd key": "{ \\" [ :", "name": "role",
  "parameters": {
    "attack": 1,\r    "list": [1,
      { "deep": 2 }]
  },
  "parametersBeside": 1
}`;

test.each([
  ['', 1],
  ['role', 2],
  ['["odd key"]', 3],
  ['name', 3],
  ['parameters', 4],
  ['parameters.attack', 5],
  ['parameters.list', 6],
  ['parameters.list[0]', 6],
  ['parameters.list[1].deep', 7],
  ['parametersBeside', 9],
  // Absent ones: where they belong.
  ['parameters.release', 4],
  ['category', 1],
  ['parameters.attack.x', 5],
])('%j is on line %d', (path, line) => {
  expect(lineOfPath(text, path)).toBe(line);
});

test('what is no object has one line', () => {
  expect(lineOfPath('\n\n 7', 'role')).toBe(1);
  expect(lineOfPath('', 'role')).toBe(1);
  expect(lineOfPath('\n[1,\n2]', '[1]')).toBe(2);
});
