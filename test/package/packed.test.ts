/** What users get: the package is packed, installed without a network into an empty project, and used from there. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const windows = process.platform === 'win32';

interface Manifest {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}
const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

let sandbox: string;
let project: string;
let packed: { readonly filename: string; readonly files: readonly { readonly path: string }[] };

beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'aiaudio-packed-'));
  project = join(sandbox, 'project');
  mkdirSync(project);
  // The build is a step of its own (`npm test` runs it first), so scripts stay off.
  [packed] = JSON.parse(npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', sandbox));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', private: true, type: 'module' }));
  npm(project, 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', join(sandbox, packed.filename));
}, 120_000);

afterAll(() => {
  rmSync(sandbox, { recursive: true, force: true });
});

describe('the tarball', () => {
  const paths = (): string[] => packed.files.map((file) => file.path);

  it('holds no tests, no sources and no leftovers of the build', () => {
    const unwanted = /\.test\.|\.tsbuildinfo$|(?:^|\/)(?:src|test|scripts|bench|node_modules)\//;
    const source = (path: string): boolean => /\.[cm]?tsx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path);
    const readable = (path: string): boolean => path.startsWith('examples/');
    expect(paths().filter((path) => unwanted.test(path) || (source(path) && !readable(path)))).toEqual([]);
  });

  it('holds every file that package.json points to', () => {
    const targets = [
      ...Object.values(manifest.bin),
      ...Object.values(manifest.exports).flatMap((entry) => (typeof entry === 'string' ? entry : Object.values(entry))),
    ];
    expect(paths()).toEqual(expect.arrayContaining(targets.map((target) => target.replace('./', ''))));
    expect(paths()).toEqual(expect.arrayContaining(['LICENSE', 'README.md']));
  });
});

describe('an installed package', () => {
  /** What an entry point exports, as `name: type`. */
  const exportsOf = (specifier: string): Record<string, string> => {
    const code = `const m = await import('${specifier}');
      console.log(JSON.stringify(Object.fromEntries(Object.entries(m).map(([name, value]) => [name, typeof value]))));`;
    return JSON.parse(node('--input-type=module', '--eval', code));
  };

  it.each(Object.keys(manifest.exports).filter((entry) => !entry.endsWith('.json')))('imports %s', (entry) => {
    const names = exportsOf(entry.replace('.', 'aiaudio'));
    expect(Object.values(names)).toContain('function');
    expect(names).not.toHaveProperty('default');
  });

  it('keeps files that are not entry points to itself', () => {
    expect(() => exportsOf('aiaudio/dist/index.js')).toThrow(/ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });

  it('knows its version', () => {
    const code = `import { getVersion } from 'aiaudio'; console.log(getVersion());`;
    expect(node('--input-type=module', '--eval', code).trim()).toBe(manifest.version);
  });

  it('has types that need neither the DOM nor Node', () => {
    const imports = ['', '/graph', '/metrics'].map((path, index) => `export * as entry${index} from 'aiaudio${path}';`);
    writeFileSync(join(project, 'consumer.ts'), imports.join('\n'));
    const compilerOptions = {
      target: 'es2022',
      lib: ['es2022'],
      types: [],
      module: 'nodenext',
      strict: true,
      noEmit: true,
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    const require = createRequire(import.meta.url);
    expect(node(join(dirname(require.resolve('typescript/package.json')), 'bin/tsc'), '--project', '.')).toBe('');
  });

  it('has a command', () => {
    expect(command('--version')).toContain(manifest.version);
    const help = command('--help');
    expect(help).toContain('aiaudio');
    expect(help.split('\n').length).toBeGreaterThan(5);
  });
});

/** Runs npm as in a shell of its own: an outer `npm test` must not leak its settings into it. */
function npm(cwd: string, ...args: string[]): string {
  const outer = process.env['npm_execpath'];
  const direct = outer !== undefined && basename(outer) === 'npm-cli.js';
  return direct ? run(process.execPath, [outer, ...args], cwd) : run('npm', args, cwd, windows);
}

function node(...args: string[]): string {
  return run(process.execPath, args, project);
}

function command(...args: string[]): string {
  return run(join(project, 'node_modules/.bin', windows ? 'aiaudio.cmd' : 'aiaudio'), args, project, windows);
}

/** The standard output. A failure throws with everything that the command printed. */
function run(file: string, args: readonly string[], cwd: string, shell = false): string {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:npm_|NODE_OPTIONS|VITEST)/i.test(name)),
  );
  try {
    return execFileSync(file, args, { cwd, env, shell, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error([`${basename(file)} ${args.join(' ')} failed`, stdout, stderr].join('\n'), { cause: error });
  }
}
