import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { lengthOffences, runtimeDependencies } from './budgets.ts';
import type { LengthBudget } from './budgets.ts';
import { productFiles, root } from './repository.ts';
import type { SourceFile } from './repository.ts';

const BUDGET: LengthBudget = { median: 120, soft: 400, hard: 700, oversized: {} };

describe('budgets', () => {
  it('the package has no run-time dependencies', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(runtimeDependencies(manifest)).toEqual([]);
  });

  it('files stay short', () => {
    expect(lengthOffences(productFiles(), BUDGET)).toEqual([]);
  });
});

describe('the rules of budgets', () => {
  it('see every kind of dependency', () => {
    expect(runtimeDependencies({ devDependencies: { a: '1' } })).toEqual([]);
    expect(runtimeDependencies({ dependencies: {}, bundleDependencies: [] })).toEqual([]);
    const manifest = { dependencies: { a: '1' }, peerDependencies: { b: '1' }, bundleDependencies: ['c'] };
    expect(runtimeDependencies(manifest)).toEqual(['a', 'b', 'c']);
  });

  const file = (name: string, lines: number): SourceFile => ({ path: `src/${name}.ts`, text: 'x\n'.repeat(lines) });
  const budget = { median: 4, soft: 5, hard: 7, oversized: {} };

  it.each([
    ['the soft limit', [file('a', 1), file('b', 1), file('c', 6)], {}, /c\.ts: 6 lines, over the limit of 5/],
    ['the hard limit', [file('a', 1), file('c', 8)], { 'src/c.ts': 9 }, /c\.ts: 8 lines, over the hard limit/],
    ['growth of a listed file', [file('a', 1), file('c', 7)], { 'src/c.ts': 6 }, /c\.ts: 7 lines, grew beyond 6/],
    ['a stale entry', [file('a', 1), file('c', 5)], { 'src/c.ts': 6 }, /take it off the list/],
    ['an entry without a file', [file('a', 1)], { 'src/c.ts': 6 }, /take it off the list/],
    ['the median', [file('a', 5), file('b', 5)], {}, /median file has 5 lines/],
  ])('hold %s', (_rule, files, oversized, offence) => {
    expect(lengthOffences(files, { ...budget, oversized })).toEqual([expect.stringMatching(offence)]);
  });

  it('let listed and generated files pass', () => {
    const files = [file('a', 1), file('b', 4), file('c', 6), file('d.gen', 99)];
    expect(lengthOffences(files, { ...budget, oversized: { 'src/c.ts': 6 } })).toEqual([]);
    expect(lengthOffences([], budget)).toEqual([]);
  });
});
