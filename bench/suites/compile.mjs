/** From the pad's graphs to WebAssembly that can run: what a new topology costs. */
import { existsSync } from 'node:fs';

import { short, summary, table } from '../lib/numbers.mjs';

const AT_MOST_MS = 10;
const dist = new URL('../../dist/', import.meta.url);

/** V8 keeps compiled modules by their bytes, so each round appends a custom section of its own. */
function unique(binary, round) {
  return Uint8Array.from([...binary, 0, 6, 1, 'n'.charCodeAt(0), ...new Uint8Array(Uint32Array.of(round).buffer)]);
}

async function instantiate(binary) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  return new WebAssembly.Instance(await WebAssembly.compile(binary), { env: { memory } });
}

export const compile = {
  summary: "the pad's graphs, from IR to instantiated modules",

  async run({ rounds = 40, quick, log }) {
    if (quick) rounds = 3;
    if (!existsSync(new URL('graph.js', dist))) {
      log('skipping aiaudio: dist/ is missing: npm run build');
      return { text: 'nothing to measure', report: { skipped: { aiaudio: 'dist/ is missing: npm run build' } } };
    }
    const { emitModule, optimise } = await import(new URL('graph.js', dist));
    const { roles } = await import(new URL('roles/index.js', dist));
    const pad = roles.get('pad');
    const values = Object.fromEntries(pad.parameters.map((record) => [record.name, record.default]));

    const times = { 'TypeScript → IR': [], 'IR → modules': [] };
    for (let round = 0; round <= rounds; round++) {
      const start = performance.now();
      const graphs = [pad.voice(values), pad.space(values)];
      const built = performance.now();
      const binaries = graphs.map((graph) => emitModule(optimise(graph)));
      for (const binary of binaries) await instantiate(unique(binary, round));
      const end = performance.now();
      times['TypeScript → IR'].push(built - start);
      times['IR → modules'].push(end - built);
    }
    const cold = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, all.shift()]));
    const wallMs = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, summary(all)]));
    const warm = wallMs['IR → modules'].median;
    const rows = Object.entries(wallMs).map(([name, t]) => [name, short(cold[name]), short(t.median), short(t.min)]);
    const verdict = `IR → modules, median: ${short(warm)} ms (at most ${AT_MOST_MS}: ${warm <= AT_MOST_MS ? 'met' : 'MISSED'})`;
    return {
      text: [table([['step', 'first, ms', 'median', 'min'], ...rows]), verdict].join('\n'),
      report: { rounds, firstMs: cold, wallMs, atMostMs: AT_MOST_MS, met: warm <= AT_MOST_MS },
    };
  },
};
