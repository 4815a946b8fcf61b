// Golden values: what is compared with a JSON file beside this one, and written to it when that is asked for.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Set by scripts/updateGolden.mjs. */
export const isUpdating = process.env['AIAUDIO_UPDATE_GOLDEN'] === '1';

/** How to accept what has changed. */
export const HOW =
  'If the change is meant: node scripts/updateGolden.mjs, and say in CHANGELOG.md what sounds different.';

type Json = string | number | { readonly [key: string]: Json };
export type Table = Readonly<Record<string, Json>>;

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export function readGolden(file: string): Table {
  const path = pathOf(file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Table) : {};
}

export function writeGolden(file: string, table: Table): void {
  writeFileSync(pathOf(file), `${JSON.stringify(table, null, 2)}\n`);
}

/** One line for each name that is new, gone or different. */
export function differences(wanted: Table, got: Table): string[] {
  return [...new Set([...Object.keys(wanted), ...Object.keys(got)])].sort().flatMap((name) => {
    const [before, now] = [wanted[name], got[name]].map((value) =>
      value === undefined ? undefined : JSON.stringify(value),
    );
    if (before === now) return [];
    if (before === undefined) return [`${name}: new`];
    return [now === undefined ? `${name}: gone` : `${name}: ${before.slice(0, 18)}… became ${now.slice(0, 18)}…`];
  });
}
