/** The master on varied sounds, judged by libebur128: is the loudness that was asked for there, and are true peaks below the limit? */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { run } from '../lib/child.mjs';
import { median, short, summary, table } from '../lib/numbers.mjs';
import { prepareLibebur128 } from '../peers/index.mjs';

const TARGETS_LUFS = [-23, -18, -14];
const LIMIT_DBTP = -1;
const DURATIONS_SEC = [0.05, 0.3, 1, 2, 10];
const WITHIN_LU = 0.2;
const OVER_DB = 0.1;
/** What a sound of 2 s may take. */
const TIMED_SEC = 2;
const AT_MOST_MS = { 'not limited': 4, limited: 10 };

const dist = (path) => new URL(`../../dist/${path}`, import.meta.url);

export const master = {
  summary: 'loudness and true peaks of mastered sounds, as libebur128 reads them',

  async run({ rounds = 15, quick, log }) {
    const skip = (name, reason) => {
      log(`skipping ${name}: ${reason}`);
      return { text: 'nothing to measure', report: { skipped: { [name]: reason } } };
    };
    if (!existsSync(fileURLToPath(dist('engine/master/master.js')))) {
      return skip('aiaudio', 'dist/ is missing: npm run build');
    }
    const judge = prepareLibebur128();
    if (judge.skipped) return skip('libebur128', judge.skipped);
    const { AudioEngine } = await import(dist('index.js'));
    const { masterSounds } = await import('../lib/masterSounds.mjs');
    const sounds = quick ? masterSounds.filter((_, at) => at % 8 === 0) : masterSounds;
    const engine = new AudioEngine();
    const folder = mkdtempSync(join(tmpdir(), 'aiaudio-master-'));
    try {
      const results = [];
      for (const durationSec of DURATIONS_SEC) {
        log(`${sounds.length} sounds of ${durationSec} s`);
        for (const sound of sounds) {
          for (const target of TARGETS_LUFS) {
            results.push(await judged(engine, sound, durationSec, target, judge, join(folder, 'sound.f32')));
          }
        }
      }
      log(`timing ${sounds.length} sounds of ${TIMED_SEC} s`);
      const times = await timed(engine, sounds, quick ? 3 : rounds);
      const report = { sounds: sounds.length, ...verdictOf(results), times, results };
      return { text: describe(report), report };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** What the master says of a sound, and what libebur128 reads in it. */
async function judged(engine, { name, render }, durationSec, target, judge, file) {
  const audio = await render(engine, durationSec, { lufs_target: target, true_peak_limit: LIMIT_DBTP });
  const { gain, gain_reduction: reduction, integrated_loudness: ours, true_peak: ourPeak } = audio.report.master;
  // Under 400 ms it is padded with silence to exactly 400 ms; libebur128 says nothing of less.
  const frames = Math.max(audio.length, Math.round(0.4 * audio.sampleRate));
  const samples = new Float32Array(2 * frames);
  samples.set(audio.interleaved());
  writeFileSync(file, samples);
  const { stdout } = run([...judge.command, file, String(audio.sampleRate), '2', '1', 'full'], { pin: false });
  const { integrated, truePeak } = JSON.parse(stdout);
  return { name, durationSec, target, gain, reduction, ours, ourPeak, integrated, truePeak };
}

/** Whether the master had come to the end of what it may do. */
const atTheEnd = ({ gain, reduction }) => reduction > 5.999 || gain > 39.999;
const errorOf = ({ integrated, target }) => Math.abs((integrated ?? -Infinity) - target);
const most = (list, value) => list.reduce((worst, item) => (worst && value(worst) >= value(item) ? worst : item), null);

function verdictOf(results) {
  const share = (list) => ({ met: list.filter((result) => errorOf(result) <= WITHIN_LU).length, of: list.length });
  const shares = TARGETS_LUFS.flatMap((target) =>
    DURATIONS_SEC.map((durationSec) => ({
      target,
      durationSec,
      ...share(results.filter((result) => result.target === target && result.durationSec === durationSec)),
    })),
  );
  const free = results.filter((result) => !atTheEnd(result));
  return {
    shares,
    all: share(results),
    withinReach: share(free),
    worstError: most(free, errorOf),
    worstPeak: most(results, ({ truePeak }) => truePeak),
    // Who misses must have come to the end, and be too quiet.
    wronglyMissed: results.filter((r) => errorOf(r) > WITHIN_LU && !(atTheEnd(r) && r.integrated < r.target)),
  };
}

/** Milliseconds of the master alone; medians of rounds through all sounds. */
async function timed(engine, sounds, rounds) {
  const { master } = await import(dist('engine/master/master.js'));
  const jobs = [];
  for (const { name, render } of sounds) {
    const audio = await render(engine, TIMED_SEC);
    const channels = [audio.getChannelData(0), audio.getChannelData(1)];
    for (const lufsTarget of TARGETS_LUFS) jobs.push({ name, channels, lufsTarget, ms: [], limited: false });
  }
  for (let round = 0; round < rounds; round++) {
    for (const job of jobs) {
      const begin = performance.now();
      const request = { lufsTarget: job.lufsTarget, truePeakLimit: LIMIT_DBTP };
      const { report } = master(job.channels, engine.sampleRate, request);
      job.ms.push(performance.now() - begin);
      job.limited = report.gainReductionDb > 0;
    }
  }
  return Object.entries(AT_MOST_MS).map(([kind, atMostMs]) => {
    const medians = jobs.filter(({ limited }) => limited === (kind === 'limited')).map(({ ms }) => median(ms));
    return { kind, atMostMs, count: medians.length, ...(medians.length > 0 && { ms: summary(medians) }) };
  });
}

function describe({ sounds, shares, all, withinReach, worstError, worstPeak, wronglyMissed, times, results }) {
  const cell = (target, durationSec) => {
    const { met, of } = shares.find((share) => share.target === target && share.durationSec === durationSec);
    return `${met}/${of}`;
  };
  const header = [`within ${WITHIN_LU} LU`, ...DURATIONS_SEC.map((sec) => `${sec} s`)];
  const rows = TARGETS_LUFS.map((target) => [`${target} LUFS`, ...DURATIONS_SEC.map((sec) => cell(target, sec))]);
  const name = ({ name, durationSec, target }) => `${name}, ${durationSec} s, ${target} LUFS`;
  const verdict = (met) => (met ? 'met' : 'MISSED');
  const over = worstPeak.truePeak - LIMIT_DBTP;
  const misses = results.filter((result) => errorOf(result) > WITHIN_LU);
  const lines = [
    `${sounds} sounds, ${LIMIT_DBTP} dBTP, judged by libebur128: ${all.met} of ${all.of} within ${WITHIN_LU} LU.`,
    `Within 6 dB of limiting and 40 dB of gain: ${withinReach.met} of ${withinReach.of}, the worst ${errorOf(worstError).toFixed(3)} LU off (${name(worstError)}; at most ${WITHIN_LU}: ${verdict(errorOf(worstError) <= WITHIN_LU)}).`,
    `Elsewhere ${misses.length} miss, ${misses.filter(({ gain }) => gain > 39.999).length} of them at 40 dB of gain, by a median of ${short(misses.length > 0 ? median(misses.map(errorOf)) : 0)} LU; wrongly: ${wronglyMissed.length} (${verdict(wronglyMissed.length === 0)}).`,
    `Highest true peak: ${over.toFixed(3)} dB over the limit (${name(worstPeak)}; at most ${OVER_DB}: ${verdict(over <= OVER_DB)}).`,
    ...times
      .filter(({ count }) => count > 0)
      .map(
        ({ kind, count, ms, atMostMs }) =>
          `${TIMED_SEC} s of stereo, ${kind} (${count}): ${short(ms.median)} ms, ${short(ms.min)}–${short(ms.max)} (median at most ${atMostMs}: ${verdict(ms.median <= atMostMs)})`,
      ),
  ];
  return [table([header, ...rows]), ...lines].join('\n');
}
