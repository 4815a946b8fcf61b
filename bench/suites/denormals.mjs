/**
 * The tail of a reverb must not cost more than sound did: WebAssembly cannot flush denormals to zero, so the engine must.
 * Both patches run the pad's effect (chorus, reverb, soft clip) for a minute: `reverbSound` is fed with noise all the time,
 * `reverbTail` for half a second, then with silence.
 */
import { pinning, run } from '../lib/child.mjs';
import { short, summary, table } from '../lib/numbers.mjs';
import { prepareAiaudio } from '../peers/index.mjs';

const SECONDS = 60;
const AT_MOST = 1.05; // no more, within what two equal runs differ by

export const denormals = {
  summary: "a minute of a reverb's tail next to a minute of sound through it",

  run({ rounds = 5, quick, log }) {
    if (quick) rounds = 1;
    log(pinning);
    const { command, skipped } = prepareAiaudio();
    if (skipped) {
      log(`skipping aiaudio: ${skipped}`);
      return { text: 'nothing to measure', report: { skipped: { aiaudio: skipped } } };
    }
    const times = { reverbSound: [], reverbTail: [] };
    for (let round = 0; round < rounds; round++) {
      for (const [patch, values] of Object.entries(times)) {
        const { stdout } = run([...command, '--patch', patch, '--seconds', String(SECONDS), '--reps', '5']);
        values.push(...JSON.parse(stdout).cpuMs);
      }
    }
    const cpuMs = Object.fromEntries(Object.entries(times).map(([patch, values]) => [patch, summary(values)]));
    const ratio = cpuMs.reverbTail.median / cpuMs.reverbSound.median;
    const rows = Object.entries(cpuMs).map(([patch, t]) => [patch, short(t.median), `${short(t.min)}–${short(t.max)}`]);
    const verdict = `ratio of medians: ${short(ratio)} (at most ${AT_MOST}: ${ratio <= AT_MOST ? 'met' : 'MISSED'})`;
    return {
      text: [table([[`${SECONDS} s of`, 'ms', 'min–max'], ...rows]), verdict].join('\n'),
      report: { seconds: SECONDS, rounds, pinning, cpuMs, ratio, atMost: AT_MOST },
    };
  },
};
