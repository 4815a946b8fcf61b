/** Budgets: what may not grow. */
import type { SourceFile } from './repository.ts';

export interface LengthBudget {
  /** Half of the files are at most this long. */
  readonly median: number;
  /** Files above this must be on the list. */
  readonly soft: number;
  /** No file is longer. */
  readonly hard: number;
  /** Files above `soft`, each with the length it may not exceed. Entries leave and numbers fall; never the reverse. */
  readonly oversized: Readonly<Record<string, number>>;
}

/** Every way in which the lengths break the budget. */
export function lengthOffences(files: readonly SourceFile[], budget: LengthBudget): string[] {
  const { median, soft, hard, oversized } = budget;
  const lengths = new Map(
    files.filter(({ path }) => !path.includes('.gen.')).map((file) => [file.path, lineCount(file.text)]),
  );
  const offences: string[] = [];

  for (const [path, length] of lengths) {
    const listed = oversized[path];
    if (length > hard) offences.push(`${path}: ${length} lines, over the hard limit of ${hard}`);
    else if (length > soft && listed === undefined)
      offences.push(`${path}: ${length} lines, over the limit of ${soft}`);
    else if (listed !== undefined && length > listed) offences.push(`${path}: ${length} lines, grew beyond ${listed}`);
  }
  for (const path of Object.keys(oversized)) {
    const length = lengths.get(path);
    if (length === undefined || length <= soft) offences.push(`${path}: no longer oversized; take it off the list`);
  }
  const middle = medianOf([...lengths.values()]);
  if (middle > median) offences.push(`the median file has ${middle} lines; at most ${median} are allowed`);
  return offences;
}

const DEPENDENCY_FIELDS = [
  'dependencies',
  'optionalDependencies',
  'peerDependencies',
  'bundleDependencies',
  'bundledDependencies',
];

/** Names of everything that a user of the package would have to install. */
export function runtimeDependencies(manifest: Readonly<Record<string, unknown>>): string[] {
  return DEPENDENCY_FIELDS.flatMap((field) => {
    const value = manifest[field];
    return Array.isArray(value) ? value.map(String) : Object.keys(value ?? {});
  });
}

function lineCount(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
