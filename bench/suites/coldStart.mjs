/** From the shell to a WAV: a one-second render through the command line, against Node doing nothing. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { pinning, run } from '../lib/child.mjs';
import { short, summary, table } from '../lib/numbers.mjs';

const AT_MOST = 3;
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const cli = path('../../dist/aiaudio.js');
const preset = path('../../examples/warm-pad.json');

export const coldStart = {
  summary: 'a one-second render as a whole process, next to an empty Node process',

  run({ rounds = 20, quick, log }) {
    if (quick) rounds = 3;
    log(pinning);
    if (!existsSync(cli)) {
      log('skipping aiaudio: dist/ is missing: npm run build');
      return { text: 'nothing to measure', report: { skipped: { aiaudio: 'dist/ is missing: npm run build' } } };
    }
    const folder = mkdtempSync(join(tmpdir(), 'aiaudio-bench-'));
    const commands = {
      'node -e 0': [process.execPath, '-e', '0'],
      'aiaudio render': [process.execPath, cli, 'render', preset, '--duration', '1', '-o', join(folder, 'preview.wav')],
    };
    const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
    try {
      for (const command of Object.values(commands)) run(command); // once, for the disk's sake
      for (let round = 0; round < rounds; round++) {
        for (const [name, command] of Object.entries(commands)) times[name].push(run(command).wallMs);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    const wallMs = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, summary(values)]));
    const ratio = wallMs['aiaudio render'].median / wallMs['node -e 0'].median;
    const rows = Object.entries(wallMs).map(([name, t]) => [name, short(t.median), `${short(t.min)}–${short(t.max)}`]);
    const verdict = `ratio of medians: ${short(ratio)} (at most ${AT_MOST}: ${ratio <= AT_MOST ? 'met' : 'MISSED'})`;
    return {
      text: [table([['process', 'ms', 'min–max'], ...rows]), verdict].join('\n'),
      report: { rounds, pinning, wallMs, ratio, atMost: AT_MOST },
    };
  },
};
