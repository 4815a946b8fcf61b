/** The order of the layers. A file imports from its own folder and from folders further left, never rightwards. */
import { importsOf } from './imports.ts';
import type { SourceFile } from './repository.ts';

/** Left to right. The folders of the last step are peers: neither may import the other. */
export const LAYERS: readonly (readonly string[])[] = [
  ...['math', 'music', 'io', 'pictures', 'ops', 'ir', 'passes', 'backends'],
  ...['units', 'metrics', 'roles', 'presets', 'prompt'],
  ...['optimise', 'engine'],
]
  .map((name) => [name])
  .concat([['web', 'node']]);

const HOSTS = LAYERS.length - 1;

/** The entry points join the layers: they may import every folder but the hosts, and only hosts may import them. */
const ENTRY_POINTS = new Set(['src/index.ts', 'src/graph.ts']);
const ENTRY_RANK = HOSTS - 0.5;

/** Other files directly in `src/` (errors.ts and its like) stand left of all layers. */
const FOUNDATION_RANK = -1;

/** Stricter than the order: search knows numbers, not sounds. */
const ONLY: Readonly<Record<string, readonly string[]>> = { optimise: ['math'] };

/** One line for each import that breaks the order. */
export function layerOffences(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => importsOf(file).flatMap(({ from, to, specifier }) => offence(from, to, specifier)));
}

function offence(from: string, to: string | undefined, specifier: string): string[] {
  const source = place(from);
  if (source === undefined) return [`${from}: its folder is in no layer; add the folder to test/house/layers.ts`];
  if (to === undefined) {
    const allowed = specifier.startsWith('#') || (source.folder === 'node' && specifier.startsWith('node:'));
    return allowed ? [] : [`${from} imports the package '${specifier}'`];
  }
  const target = place(to);
  if (target === undefined) return [`${from} imports ${to}, which is in no layer`];
  const sameFolder = source.folder === target.folder;
  if (target.rank > source.rank) return [`${from} imports ${to}: ${target.folder} is right of ${source.folder}`];
  if (target.rank === source.rank && !sameFolder) return [`${from} imports ${to}: ${target.folder} is a peer`];
  const only = ONLY[source.folder];
  if (only !== undefined && !sameFolder && target.rank !== FOUNDATION_RANK && !only.includes(target.folder)) {
    return [`${from} imports ${to}: ${source.folder} may import ${only.join(', ')} only`];
  }
  return [];
}

function place(path: string): { folder: string; rank: number } | undefined {
  const [top, folder, ...rest] = path.split('/');
  if (top !== 'src' || folder === undefined) return undefined;
  if (rest.length === 0) return { folder: 'src', rank: ENTRY_POINTS.has(path) ? ENTRY_RANK : FOUNDATION_RANK };
  const rank = LAYERS.findIndex((step) => step.includes(folder));
  return rank < 0 ? undefined : { folder, rank };
}
