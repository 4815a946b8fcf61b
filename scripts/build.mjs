// Builds dist/: the compiler's output for every project, and the command line as one bundled, minified file.
// Prints nothing but errors. `npm ci` runs it through the "prepare" script.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);

/** The command line's entry point, and the file that package.json names as `bin`. */
const CLI_SOURCE = join(root, 'src/node/cli/main.ts');
const CLI_BUNDLE = join(dist, 'aiaudio.js');

/** Runs the TypeScript compiler. It writes its own errors to the terminal. */
function compile(projects) {
  let tsc;
  try {
    tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  } catch {
    fail('The TypeScript compiler is not installed. Run `npm ci` without --omit=dev, then build again.');
  }
  // The compiler trusts its notes of the last build; they are worth nothing once somebody has deleted outputs.
  const force = existsSync(dist) && missesOutputs(join(root, 'src')) ? ['--force'] : [];
  const result = spawnSync(process.execPath, [tsc, '--build', ...projects, ...force], { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) fail('The build failed: the compiler reported the errors above.');
}

/** Whether a source has no output yet: it is new, or the output was deleted. */
function missesOutputs(folder) {
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return missesOutputs(path);
    if (!entry.name.endsWith('.ts') || /\.(?:d|test)\.ts$/.test(entry.name)) return false;
    const output = join(dist, relative(join(root, 'src'), path)).slice(0, -'.ts'.length);
    return !existsSync(`${output}.js`) || !existsSync(`${output}.d.ts`);
  });
}

/** Deletes outputs whose source is gone, so that an incremental build equals a fresh one. */
function prune(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      prune(path);
      if (readdirSync(path).length === 0) rmSync(path, { recursive: true });
    } else if (/\.(?:js|d\.ts)$/.test(entry.name) && path !== CLI_BUNDLE) {
      const source = join(root, 'src', relative(dist, path).replace(/\.(?:d\.ts|js)$/, '.ts'));
      if (!existsSync(source)) rmSync(path);
    }
  }
}

/** Bundles the command line: one file starts several times faster than a hundred. */
async function bundleCli() {
  if (!existsSync(CLI_SOURCE)) return;
  const { build } = await import('esbuild');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  await build({
    entryPoints: [CLI_SOURCE],
    outfile: CLI_BUNDLE,
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: `#!/usr/bin/env node\n// aiaudio ${version}, MIT. Bundled by scripts/build.mjs.` },
    legalComments: 'none',
    logLevel: 'error',
  });
  chmodSync(CLI_BUNDLE, 0o755);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

compile(['tsconfig.core.json', 'tsconfig.node.json', 'tsconfig.web.json']);
prune(dist);
await bundleCli().catch((error) => fail(`The command line could not be bundled: ${error.message}`));
