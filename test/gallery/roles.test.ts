/** The sheets of the roles show every factory preset. Needs the built package, as its users do. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeWav } from '../../src/io/decodeWav.ts';
import { factoryPresets } from '../../src/presets/factoryPresets.ts';
import { readPng } from '../support/readPng.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let sandbox: string;
beforeAll(() => (sandbox = mkdtempSync(join(tmpdir(), 'aiaudio-sheets-'))));
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

interface Outcome {
  readonly code: number;
  readonly stderr: string;
}

const run = (args: readonly string[], script = join(root, 'gallery/roles.mjs')): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd: sandbox }, (error, _, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stderr }),
    );
  });

describe('the sheets of the roles', () => {
  it('have a cell and a WAV for every preset of the role that is asked for, and nothing else', async () => {
    const out = join(sandbox, 'out');
    const { code, stderr } = await run(['--quick', '--role', 'bass', '--out', out]);
    expect(stderr).not.toContain('failed');
    expect(code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['bass', 'bass.png']);
    const names = factoryPresets.filter(({ role }) => role === 'bass').map(({ name }) => name!);
    const files = names.map((name) => `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.wav`);
    expect(names.length).toBeGreaterThanOrEqual(12);
    expect(readdirSync(join(out, 'bass')).sort()).toEqual(files.sort());
    for (const name of names) expect(stderr).toContain(`bass: ${name} (`);
    for (const file of files) {
      const { sampleRate, channels } = decodeWav(readFileSync(join(out, 'bass', file)));
      expect({ sampleRate, frames: channels.map(({ length }) => length) }).toEqual({
        sampleRate: 44100,
        frames: [8820, 8820],
      });
      expect(channels.every((samples) => samples.some((sample) => sample !== 0))).toBe(true);
    }
    const { width, height } = readPng(readFileSync(join(out, 'bass.png')));
    expect(width).toBeGreaterThan(4 * 420);
    expect(height).toBeGreaterThan(Math.ceil(names.length / 4) * 350);
  }, 60_000);

  it.each([
    [['--role', 'organ'], /no presets of "organ"; there are .*\bdrum\b/],
    [['--colour'], /Unknown option '--colour'/],
    [['drum'], /drum/],
  ])('refuse %j with the exit code 2', async (args, message) => {
    const refused = await run(args);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(message);
    expect(refused.stderr).toContain('usage: npm run sheets');
  });

  it('ask for a build where there is none', async () => {
    const folder = join(sandbox, 'unbuilt');
    cpSync(join(root, 'gallery/roles.mjs'), join(folder, 'gallery/roles.mjs'));
    cpSync(join(root, 'gallery/lib'), join(folder, 'gallery/lib'), { recursive: true });
    expect(await run([], join(folder, 'gallery/roles.mjs'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('npm run build'),
    });
  });
});
