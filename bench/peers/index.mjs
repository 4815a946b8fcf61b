/**
 * The engines that a suite can run. `prepare` builds what must be built and gives { command }, to which the options of
 * protocol.mjs are appended, or { skipped: why }. `reps`: warm renders per process, so that a fast engine runs long
 * enough to be measured.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { firstLine, run } from '../lib/child.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

export const peers = [
  { name: 'aiaudio', reps: 10, prepare: prepareAiaudio },
  { name: 'cpp', reps: 10, prepare: () => prepareCpp('p1', []) },
  { name: 'cpp-no-fma', reps: 10, prepare: () => prepareCpp('p1-no-fma', ['-mno-fma', '-ffp-contract=off']) },
  { name: 'cpp-literal', reps: 10, prepare: () => prepareCpp('p1-literal', ['-DLITERAL']) },
  { name: 'cpp-plain', reps: 10, prepare: () => prepareCpp('p1-plain', ['-DPLAIN']) },
  { name: 'node-web-audio-api', reps: 2, prepare: () => preparePackage('node-web-audio-api', 'nodeWebAudioApi') },
  { name: 'elementary', reps: 2, prepare: () => preparePackage('@elemaudio/offline-renderer', 'elementary') },
];

export function prepareAiaudio() {
  if (!existsSync(path('../../dist/graph.js'))) return { skipped: 'dist/ is missing: npm run build' };
  return { command: [process.execPath, path('aiaudio.mjs')] };
}

/** Our side of the suite `meters`; `libebur128` is the other. Both take FILE RATE CHANNELS REPS MODE. */
export function prepareMeters() {
  if (!existsSync(path('../../dist/metrics/index.js'))) return { skipped: 'dist/ is missing: npm run build' };
  return { command: [process.execPath, path('aiaudioMeters.mjs')] };
}

export function prepareLibebur128() {
  const compiler = process.env.CC ?? 'gcc';
  if (!firstLine(compiler, '--version')) return { skipped: `no C compiler (${compiler}); set CC, or install gcc` };
  mkdirSync(path('../build/'), { recursive: true });
  const binary = path('../build/libebur128');
  try {
    run([compiler, '-O3', path('libebur128/driver.c'), '-o', binary, '-lebur128', '-lm'], { pin: false });
  } catch (error) {
    if (!/ebur128\.h|lebur128/.test(error.message)) throw error;
    return { skipped: 'libebur128 is not installed: apt-get install libebur128-dev' };
  }
  return { command: [binary] };
}

function preparePackage(name, file) {
  const installed = existsSync(path(`../node_modules/${name}`));
  if (!installed) return { skipped: 'bench/node_modules is missing: npm ci --prefix bench' };
  return { command: [process.execPath, path(`${file}.mjs`)] };
}

function prepareCpp(name, flags) {
  const compiler = process.env.CXX ?? 'g++';
  if (process.arch !== 'x64')
    return { skipped: `it is written with SSE intrinsics, and this machine is ${process.arch}` };
  if (!firstLine(compiler, '--version')) return { skipped: `no C++ compiler (${compiler}); set CXX, or install g++` };
  mkdirSync(path('../build/'), { recursive: true });
  const binary = path(`../build/${name}`);
  const options = ['-O3', '-march=native', '-std=c++17', ...flags];
  run([compiler, ...options, path('cpp/p1.cpp'), '-o', binary], { pin: false });
  return { command: [binary] };
}
