/** The house rules of eslint.config.js do bite: each is shown a sample that it must refuse, and one that it must not. */
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import tseslint from 'typescript-eslint';

import { root } from './repository.ts';

const HOUSE_RULES = new Set([
  'no-console',
  'no-restricted-globals',
  'no-restricted-properties',
  'no-restricted-syntax',
]);

/** The samples are in no project, so rules that need types are off. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      ...tseslint.configs.disableTypeChecked,
      languageOptions: { parserOptions: { projectService: false } },
    },
  ] as ESLint.Options['overrideConfig'] & object,
});

async function brokenRules(path: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path });
  const messages = result?.messages ?? [];
  expect(messages.filter((message) => message.fatal)).toEqual([]);
  return messages.map((message) => message.ruleId ?? '').filter((rule) => HOUSE_RULES.has(rule));
}

describe('the house rules of the linter', () => {
  it.each([
    ['src/math/sample.ts', 'export const a = Math.sin(1);', 'no-restricted-properties'],
    ['src/math/sample.ts', 'export const a = Math.hypot(1, 2);', 'no-restricted-properties'],
    ['src/engine/sample.ts', 'export const a = Math.random();', 'no-restricted-properties'],
    ['src/engine/sample.ts', 'export const a = Math.round(1.5);', 'no-restricted-properties'],
    ['src/node/pool.ts', 'export const a = Math.pow(2, 0.5);', 'no-restricted-properties'],
    ['src/node/cli/render.ts', 'export const a = Math.log10(2);', 'no-restricted-properties'],
    ['src/index.ts', 'export const a = Math.SQRT3;', 'no-restricted-properties'],
    ['src/math/sample.ts', 'export const a = 2 ** 0.5;', 'no-restricted-syntax'],
    ['src/node/pool.ts', 'export let a = 2; a **= 2;', 'no-restricted-syntax'],
    ['src/math/sample.ts', 'const { sin } = Math; export const a = sin(1);', 'no-restricted-syntax'],
    ['src/math/sample.ts', `const f = 'sin'; export const a = Math[f](1);`, 'no-restricted-syntax'],
    ['src/math/sample.ts', 'export const a = globalThis.Math.abs(1);', 'no-restricted-syntax'],
    ['src/prompt/sample.ts', `export const a = ['b'].sort((x, y) => x.localeCompare(y));`, 'no-restricted-syntax'],
    ['src/math/sample.ts', 'export default function sample(): void {}', 'no-restricted-syntax'],
    ['src/math/sample.ts', 'const a = 1; export { a as default };', 'no-restricted-syntax'],
    ['src/node/cli/render.ts', 'export default 1;', 'no-restricted-syntax'],
    ['src/engine/sample.ts', `console.log('a');`, 'no-console'],
    ['src/node/files.ts', `console.log('a');`, 'no-console'],
    ['src/engine/sample.ts', 'export const a = Date.now();', 'no-restricted-globals'],
    ['src/engine/sample.ts', 'export const a = performance.now();', 'no-restricted-globals'],
  ])('refuse in %s: %s', async (path, code, rule) => {
    expect(await brokenRules(path, code)).toContain(rule);
  });

  it.each([
    ['src/math/sample.ts', 'export const a = Math.sqrt(Math.abs(-2)) * Math.PI + Math.fround(Math.imul(3, 4));'],
    ['src/math/sample.ts', 'const f = Math.fround; export const a = f(0.1);'],
    ['src/math/sample.test.ts', 'export const a = Math.sin(1) ** 2 + Math.random() + Date.now(); console.log(a);'],
    ['src/node/cli/render.ts', `console.log('a', Date.now(), performance.now());`],
  ])('allow in %s: %s', async (path, code) => {
    expect(await brokenRules(path, code)).toEqual([]);
  });
});
