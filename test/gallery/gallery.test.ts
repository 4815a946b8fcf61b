/** The gallery runs, shows every unit, and says what is wrong with an entry. Needs the built package, as its users do. */
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as math from '../../src/units/math/index.ts';
import * as units from '../../src/units/index.ts';
import { readPng } from '../support/readPng.ts';

interface Entry {
  readonly unit: string;
  readonly also?: readonly string[];
  readonly variant?: string;
  readonly title: string;
  readonly about: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

let sandbox: string;
beforeAll(() => (sandbox = mkdtempSync(join(tmpdir(), 'aiaudio-gallery-'))));
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (args: readonly string[], script = join(root, 'gallery/run.mjs')): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd: sandbox }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });

async function readEntries(): Promise<{ families: Record<string, Entry[]>; nameOf: (entry: Entry) => string }> {
  return import(pathToFileURL(join(root, 'gallery/entries/index.mjs')).href);
}

describe('the gallery', () => {
  let outcome: Outcome;
  let out: string;
  let families: Record<string, Entry[]>;
  let names: string[];

  beforeAll(async () => {
    out = join(sandbox, 'all');
    outcome = await run(['--quick', '--out', out]);
    const entries = await readEntries();
    ({ families } = entries);
    names = Object.entries(families).flatMap(([family, list]) => list.map((e) => `${family}/${entries.nameOf(e)}`));
  }, 180_000);

  it('succeeds', () => {
    expect(outcome.stderr).not.toContain('failed');
    expect(outcome.code).toBe(0);
    expect(names.length).toBeGreaterThan(30);
  });

  it('shows every unit; the functions of numbers share their pictures', () => {
    const shown = new Set(Object.values(families).flatMap((list) => list.flatMap((e) => [e.unit, ...(e.also ?? [])])));
    const functions = Object.entries(units)
      .filter(([, value]) => typeof value === 'function')
      .map(([name]) => name);
    expect(functions.filter((name) => !shown.has(name) && !(name in math))).toEqual([]);
    expect([...shown].filter((name) => name !== 'math' && !functions.includes(name))).toEqual([]);
    expect(shown).toContain('math');
  });

  it('says a sentence about each', () => {
    for (const { unit, title, about } of Object.values(families).flat()) {
      expect(title, unit).not.toBe('');
      expect(about, unit).toMatch(/^[^a-z].*\.$/s);
    }
  });

  it('writes a PNG and a WAV of each entry, and nothing twice', () => {
    expect(new Set(names).size).toBe(names.length);
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBe(2 * names.length + 2);
    for (const name of names) {
      expect(readPng(readFileSync(join(out, `${name}.png`)))).toMatchObject({ width: 960 });
      const wav = readFileSync(join(out, `${name}.wav`));
      expect([wav.toString('latin1', 0, 4), wav.toString('latin1', 8, 12)]).toEqual(['RIFF', 'WAVE']);
      // 0.25 s of 16-bit stereo at 44.1 kHz.
      expect(wav.length).toBe(44 + 4 * 11025);
      expect(wav.subarray(44).some((byte) => byte !== 0)).toBe(true);
    }
  }, 60_000);

  it('writes a contact sheet with room for all, and a page that leads to all', () => {
    const sheet = readPng(readFileSync(join(out, 'contact-sheet.png')));
    expect(sheet.width * sheet.height).toBeGreaterThan(names.length * 320 * 180);
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    for (const name of names) for (const type of ['png', 'wav']) expect(page).toContain(`src="${name}.${type}"`);
    const links = [...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(join(out, link)))).toEqual([]);
    expect(page).not.toMatch(/https?:|<script/);
  });

  it('shows only what is asked for', async () => {
    const folder = join(sandbox, 'only');
    expect(await run(['--quick', '--only', 'sine', '--out', folder])).toMatchObject({ code: 0 });
    expect(readdirSync(folder, { recursive: true }).map(String).sort()).toEqual(
      [
        'contact-sheet.png',
        'index.html',
        'oscillators',
        join('oscillators', 'sine.png'),
        join('oscillators', 'sine.wav'),
      ].sort(),
    );
  });

  it.each([
    [['--colour'], /Unknown option '--colour'/],
    [['--out'], /--out/],
    [['sine'], /sine/],
    [['--only', 'sinus'], /no entry shows "sinus"; there are .*\bsine\b/],
  ])('refuses %j with the exit code 2', async (args, message) => {
    const refused = await run(args);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(message);
    expect(refused.stderr).toContain('usage: npm run gallery');
  });
});

describe('a gallery with bad entries', () => {
  /** A copy of the gallery whose oscillators are these entries. */
  function galleryOf(name: string, built: boolean, entries = ''): string {
    const folder = join(sandbox, name);
    mkdirSync(folder);
    cpSync(join(root, 'gallery'), join(folder, 'gallery'), {
      recursive: true,
      filter: (path) => path !== join(root, 'gallery/out'),
    });
    if (built) symlinkSync(join(root, 'dist'), join(folder, 'dist'), 'junction');
    if (entries !== '') writeFileSync(join(folder, 'gallery/entries/oscillators.mjs'), entries);
    return join(folder, 'gallery/run.mjs');
  }

  it('names those that are silent, far too loud, not finite or without a picture, and goes on', async () => {
    const entry = (unit: string, body: string, show = 'waveform'): string =>
      `{ unit: '${unit}', title: 't', about: 'A.', seconds: 1, show: '${show}', build: () => ({ instrument: instrument('i', () => ({ out: ${body} })) }) },`;
    const script = galleryOf(
      'bad',
      true,
      `import { instrument, num, sine, time } from '../../dist/graph.js';
       export const oscillators = [
         ${entry('silent', 'num(0)')}
         ${entry('loud', 'num(9)')}
         ${entry('broken', 'num(0).div(time().toFloat())')}
         ${entry('unknown', 'sine(440)', 'painting')}
         ${entry('good', 'sine(440)')}
       ];`,
    );
    const out = join(sandbox, 'bad', 'out');
    const { code, stderr } = await run(
      ['--quick', '--out', out, ...['silent', 'loud', 'broken', 'unknown', 'good'].flatMap((name) => ['--only', name])],
      script,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/oscillators\/silent {2}failed: it is silent/);
    expect(stderr).toMatch(/oscillators\/loud {2}failed: it is far too loud/);
    expect(stderr).toMatch(/oscillators\/broken {2}failed: .*(finite|NaN)/);
    expect(stderr).toMatch(/oscillators\/unknown {2}failed: there is no picture called "painting"/);
    expect(stderr).toMatch(/4 failed: /);
    expect(existsSync(join(out, 'oscillators', 'good.png'))).toBe(true);
  });

  it('asks for a build where there is none', async () => {
    expect(await run([], galleryOf('unbuilt', false))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('npm run build'),
    });
  });
});
