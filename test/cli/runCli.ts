/** Runs the built command line as its users do, in a folder of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const bundle = fileURLToPath(new URL('../../dist/aiaudio.js', import.meta.url));

/** A small valid preset. */
export const preset = {
  name: 'Test',
  role: 'pad',
  parameters: { frequency: 220, unison: 2, attack: 0.01, release: 0.1 },
};

export interface Outcome {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

interface More {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Nobody reads standard output. */
  readonly closeStdout?: boolean;
}

export interface Folder {
  readonly path: string;
  /** The names of all files below, sorted. */
  readonly files: () => string[];
  readonly write: (name: string, content: string | Uint8Array | object) => void;
  readonly run: (args: readonly string[], more?: More) => Promise<Outcome>;
}

/** A folder that lives as long as the test and holds what is given, objects as JSON. */
export function folder(files: Readonly<Record<string, string | Uint8Array | object>> = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), 'aiaudio-cli-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const write: Folder['write'] = (name, content) => {
    const raw = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(join(path, name), raw ? content : JSON.stringify(content));
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    path,
    files: () => readdirSync(path, { recursive: true }).map(String).sort(),
    write,
    run: (args, { stdin = '', env = {}, closeStdout = false } = {}) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [bundle, ...args], {
          cwd: path,
          env: { ...process.env, NODE_OPTIONS: '', AIAUDIO_DEBUG: '', ...env },
        });
        const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
        if (closeStdout) child.stdout.destroy();
        child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
        child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
        child.on('error', reject);
        child.on('close', (code) =>
          resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }),
        );
        child.stdin.on('error', () => undefined); // it may not be read
        child.stdin.end(stdin);
      }),
  };
}
