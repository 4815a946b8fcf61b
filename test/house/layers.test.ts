import { describe, expect, it } from 'vitest';

import { findCycles, importGraph } from './imports.ts';
import { layerOffences } from './layers.ts';
import { productFiles } from './repository.ts';

describe('layers', () => {
  it('each file imports only leftwards', () => {
    expect(layerOffences(productFiles())).toEqual([]);
  });

  it('no files import each other in a circle', () => {
    expect(findCycles(importGraph(productFiles()))).toEqual([]);
  });
});

describe('the rule of layers', () => {
  const check = (path: string, text: string): string[] => layerOffences([{ path, text }]);

  it.each([
    ['src/math/a.ts', `import { b } from '../units/b.ts';`],
    ['src/math/a.ts', `import type { B } from '../units/b.ts';`],
    ['src/math/a.ts', `export * from '../engine/b.ts';`],
    ['src/math/a.ts', `const b = await import('../engine/b.ts');`],
    ['src/math/a.ts', `type B = import('../engine/b.ts').B;`],
    ['src/units/filters/a.ts', `import { b } from '../../roles/b.ts';`],
    ['src/engine/a.ts', `import { b } from '../node/b.ts';`],
    ['src/web/a.ts', `import { b } from '../node/b.ts';`],
    ['src/node/a.ts', `import { b } from '../web/b.ts';`],
    ['src/math/a.ts', `import { b } from '../index.ts';`],
    ['src/index.ts', `export { b } from './node/b.ts';`],
    ['src/errors.ts', `import { b } from './math/b.ts';`],
    ['src/optimise/a.ts', `import { b } from '../metrics/b.ts';`],
    ['src/unheard/a.ts', `import { b } from '../math/b.ts';`],
    ['src/math/a.ts', `import { b } from '../../scripts/b.ts';`],
    ['src/math/a.ts', `import { readFileSync } from 'node:fs';`],
    ['src/node/a.ts', `import fastify from 'fastify';`],
  ])('refuses in %s: %s', (path, text) => {
    expect(check(path, text)).toHaveLength(1);
  });

  it.each([
    ['src/math/a.ts', `import { b } from './b.ts';`],
    ['src/math/a.ts', `import { b } from '../errors.ts';`],
    ['src/math/a.ts', `// import { b } from '../engine/b.ts';`],
    ['src/engine/a.ts', `import { b } from '../math/b.ts';`],
    ['src/engine/a.ts', `import { b } from '#platform';`],
    ['src/optimise/a.ts', `import { b } from '../math/b.ts'; import { c } from '../errors.ts';`],
    ['src/units/filters/a.ts', `import { b } from '../oscillators/b.ts';`],
    ['src/index.ts', `export { b } from './engine/b.ts';`],
    ['src/node/a.ts', `import { readFileSync } from 'node:fs'; import { b } from '../index.ts';`],
  ])('allows in %s: %s', (path, text) => {
    expect(check(path, text)).toEqual([]);
  });

  it('finds a circle, also through a type', () => {
    const files = [
      { path: 'src/a.ts', text: `import { b } from './b.ts';` },
      { path: 'src/b.ts', text: `export { c } from './c.ts';` },
      { path: 'src/c.ts', text: `import type { A } from './a.ts';` },
      { path: 'src/d.ts', text: `import { a } from './a.ts'; import { c } from './c.ts';` },
    ];
    expect(findCycles(importGraph(files))).toEqual(['src/a.ts -> src/b.ts -> src/c.ts -> src/a.ts']);
  });
});
