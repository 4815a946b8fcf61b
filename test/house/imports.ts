/** Who imports whom, read with the compiler's own scanner: static, dynamic, type-only and re-exporting imports alike. */
import { posix } from 'node:path';
import ts from 'typescript';

import type { SourceFile } from './repository.ts';

export interface Import {
  readonly from: string;
  /** As written. */
  readonly specifier: string;
  /** The imported file, relative to the root; undefined for packages. */
  readonly to: string | undefined;
}

export function importsOf({ path, text }: SourceFile): Import[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName: specifier }) => ({
    from: path,
    specifier,
    to: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined,
  }));
}

/** The edges between the given files. */
export function importGraph(files: readonly SourceFile[]): Map<string, string[]> {
  const known = new Set(files.map((file) => file.path));
  return new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap(({ to }) => (to !== undefined && known.has(to) ? [to] : [])),
    ]),
  );
}

/** Everything that can be reached from `start`, itself included. */
export function reachable(graph: ReadonlyMap<string, readonly string[]>, start: string): Set<string> {
  const found = new Set<string>();
  const pending = [start];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    pending.push(...(graph.get(path) ?? []));
  }
  return found;
}

/** Import cycles, one for each file that closes one, written `a.ts -> b.ts -> a.ts`. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const trail: string[] = [];

  const visit = (path: string): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      cycles.push([...trail.slice(start), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    trail.push(path);
    for (const next of graph.get(path) ?? []) visit(next);
    trail.pop();
    done.add(path);
  };

  for (const path of graph.keys()) visit(path);
  return cycles;
}
