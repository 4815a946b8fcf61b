/** Imports a TypeScript file that imports nothing itself. `esbuild` is one of the project's own tools. */
import { readFileSync } from 'node:fs';

export async function importTypeScript(url) {
  const { transform } = await import('esbuild');
  const { code } = await transform(readFileSync(url, 'utf8'), { loader: 'ts', format: 'esm' });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}
