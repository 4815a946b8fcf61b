import { describe, expect, it } from 'vitest';

import { exportedNames, namingOffences, unlistedFiles } from './naming.ts';
import { productFiles } from './repository.ts';

/** Files named after what their exports have in common. Keep it short: a family is the exception. */
const FAMILIES: readonly string[] = [
  'src/ops/rounding.ts',
  'src/roles/commonParameters.ts',
  'src/ir/language.ts',
  'src/ir/text.ts',
  'src/math/decibels.ts',
  'src/math/doubleDouble.ts',
  'src/math/float64Bits.ts',
];

/** Folders whose index.ts is the list of everything in them. */
const LISTED_FOLDERS = ['src/ops', 'src/passes', 'src/units', 'src/roles', 'src/pictures', 'src/metrics'];

describe('naming', () => {
  it('each file is named after an export', () => {
    expect(namingOffences(productFiles(), FAMILIES)).toEqual([]);
  });

  it.each(LISTED_FOLDERS)('%s/index.ts leads to every file of the folder', (folder) => {
    expect(unlistedFiles(productFiles(), folder)).toEqual([]);
  });
});

describe('the rules of naming', () => {
  const offences = (path: string, text: string): string[] => namingOffences([{ path, text }], []);

  it.each([
    'export function fooBar() {}',
    'export class FooBar {}',
    'export const a = 1, fooBar = 2;',
    'export const { a, b: fooBar } = c;',
    'export interface FooBar {}',
    'export type FooBar = 1;',
    'const x = 1;\nexport { x as fooBar };',
    `export { fooBar } from './b.ts';`,
    `export * as fooBar from './b.ts';`,
  ])('accept in fooBar.ts: %s', (text) => {
    expect(offences('src/a/fooBar.ts', text)).toEqual([]);
  });

  it.each([
    'function fooBar() {}',
    'export function bar() {}',
    'export const barFoo = { fooBar: 1 };',
    `export { fooBar as bar } from './b.ts';`,
    `export * from './b.ts';`,
    '// export const fooBar = 1;',
  ])('refuse in fooBar.ts: %s', (text) => {
    expect(offences('src/a/fooBar.ts', text)).toEqual([`src/a/fooBar.ts: exports nothing called 'fooBar'`]);
  });

  it('leave lists, entry points, declarations and generated files alone', () => {
    const names = ['index.ts', 'node/cli/main.ts', 'ir/types.ts', 'ambient.d.ts', 'errors.ts', 'graph.ts', 'a.gen.ts'];
    expect(names.flatMap((name) => offences(`src/${name}`, 'export const other = 1;'))).toEqual([]);
  });

  it('want exceptions to be needed', () => {
    const files = [{ path: 'src/a/fooBar.ts', text: 'export const bar = 1;' }];
    expect(namingOffences(files, ['src/a/fooBar.ts'])).toEqual([]);
    expect(namingOffences([], ['src/a/fooBar.ts'])).toEqual([expect.stringContaining('take it off the list')]);
  });

  it('read every exported name', () => {
    expect(exportedNames('export const a = 1; export { b, c as d }; export enum E {} const f = 1;')).toEqual([
      'a',
      'b',
      'd',
      'E',
    ]);
  });

  it('find files that the list forgot', () => {
    const files = [
      { path: 'src/units/index.ts', text: `export { saw } from './oscillators/saw.ts';` },
      { path: 'src/units/oscillators/saw.ts', text: `import { blep } from './blep.ts';` },
      { path: 'src/units/oscillators/blep.ts', text: '' },
      { path: 'src/units/filters/svf.ts', text: '' },
      { path: 'src/engine/other.ts', text: '' },
    ];
    expect(unlistedFiles(files, 'src/units')).toEqual([
      'src/units/filters/svf.ts: src/units/index.ts does not lead to it',
    ]);
    expect(unlistedFiles(files.slice(1), 'src/units')).toHaveLength(3);
    expect(unlistedFiles(files, 'src/absent')).toEqual([]);
  });
});
