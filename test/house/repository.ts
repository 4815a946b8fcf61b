/** The files of the repository, as the house tests see them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A path relative to the root, with forward slashes, and what the file holds. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Never part of the sources; the list that counts where there is no git. */
const NOT_SOURCES = new Set(['.git', 'node_modules', 'dist', 'build', 'coverage']);

/** Everything that is or would be committed: tracked files and new ones that git does not ignore. */
export function repositoryFiles(): string[] {
  let listed: string[];
  try {
    const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
    listed = execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(
      '\0',
    );
  } catch {
    listed = walk('');
  }
  return [...new Set(listed)].filter((path) => path !== '' && existsSync(join(root, path))).sort();
}

/** The TypeScript files under `src/`, without tests. */
export function productFiles(): SourceFile[] {
  return walk('src')
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return NOT_SOURCES.has(entry.name) ? [] : walk(path);
  });
}
