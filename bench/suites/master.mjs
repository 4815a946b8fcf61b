/** The master on varied sounds, judged by libebur128: is the loudness that was asked for there, and are true peaks below the limit? */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { median, short, summary, table } from '../lib/numbers.mjs';
import { readByLibebur128 } from '../lib/readByLibebur128.mjs';
import { prepareLibebur128 } from '../peers/index.mjs';

const TARGETS_LUFS = [-23, -18, -14];
const LIMIT_DBTP = -1;
const DURATIONS_SEC = [0.05, 0.3, 1, 2, 10];
const WITHIN_LU = 0.2;
/** What the master may do. */
const MOST_GAIN_DB = 40;
const MOST_REDUCTION_DB = 6;
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
      const read = (samples) => readByLibebur128(judge, samples, engine.sampleRate, join(folder, 'sound.f32'));
      const results = [];
      for (const durationSec of DURATIONS_SEC) {
        log(`${sounds.length} sounds of ${durationSec} s`);
        for (const sound of sounds) {
          const raw = await rawSound(engine, sound, durationSec, read);
          for (const target of TARGETS_LUFS) results.push(await judged(engine, sound, durationSec, target, raw, read));
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

/**
 * The sound without master, and how loud clipping makes it at the most gain that a master has with 6 dB of limiting. A limiter
 * leaves no sample larger than a clipper does: what this cannot reach, none can.
 */
async function rawSound(engine, { renderRaw }, durationSec, read) {
  const samples = (await renderRaw(engine, durationSec)).interleaved();
  const raw = read(samples);
  if (raw.integrated === null) return { ...raw, clipped: null };
  const gain = 10 ** (Math.min(MOST_GAIN_DB, LIMIT_DBTP + MOST_REDUCTION_DB - raw.truePeak) / 20);
  const ceiling = 10 ** (LIMIT_DBTP / 20);
  const clipped = read(samples.map((x) => Math.max(-ceiling, Math.min(ceiling, gain * x))));
  return { ...raw, clipped: clipped.integrated };
}

/** What the master says of a sound, and what libebur128 reads in it; `raw` is what it reads in the sound without master. */
async function judged(engine, { name, render }, durationSec, target, raw, read) {
  const audio = await render(engine, durationSec, { lufs_target: target, true_peak_limit: LIMIT_DBTP });
  const { gain, gain_reduction: reduction, integrated_loudness: ours, true_peak: ourPeak } = audio.report.master;
  const result = { name, durationSec, target, gain, reduction, ours, ourPeak, raw, ...read(audio.interleaved()) };
  return { ...result, reach: reachOf(raw, target) };
}

/** What a target asks of a master, from the raw sound alone, as libebur128 reads it. */
const REACHES = {
  plain: 'gain alone',
  clipper: '0 to 6 dB over, a clipper could',
  no: '0 to 6 dB over, nor could a clipper',
  out: 'over 6 dB, or over 40 dB of gain',
};

function reachOf(raw, target) {
  if (raw.integrated === null) return 'out';
  const gainDb = target - raw.integrated;
  // At least so much has to be limited: what limiting costs in loudness takes more gain, and more limiting.
  const overDb = raw.truePeak + gainDb - LIMIT_DBTP;
  if (gainDb > MOST_GAIN_DB || overDb > MOST_REDUCTION_DB) return 'out';
  if (overDb <= 0) return 'plain';
  return raw.clipped >= target - WITHIN_LU ? 'clipper' : 'no';
}

/** Whether the master says that it has come to the end of what it may do. */
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
    reaches: Object.keys(REACHES).map((reach) => ({ reach, ...share(results.filter((r) => r.reach === reach)) })),
    withinReach: share(results.filter(({ reach }) => reach !== 'out')),
    withinOwnReach: share(free),
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

function describe(report) {
  const { sounds, shares, all, reaches, withinReach, withinOwnReach, worstError, worstPeak, wronglyMissed } = report;
  const { times, results } = report;
  const cell = (target, durationSec) => {
    const { met, of } = shares.find((share) => share.target === target && share.durationSec === durationSec);
    return `${met}/${of}`;
  };
  const header = [`within ${WITHIN_LU} LU`, ...DURATIONS_SEC.map((sec) => `${sec} s`)];
  const rows = TARGETS_LUFS.map((target) => [`${target} LUFS`, ...DURATIONS_SEC.map((sec) => cell(target, sec))]);
  const name = ({ name, durationSec, target }) => `${name}, ${durationSec} s, ${target} LUFS`;
  const verdict = (met) => (met ? 'met' : 'MISSED');
  const over = worstPeak.truePeak - LIMIT_DBTP;
  const plain = reaches.find(({ reach }) => reach === 'plain');
  const misses = results.filter((result) => errorOf(result) > WITHIN_LU);
  const lines = [
    `${sounds} sounds, ${LIMIT_DBTP} dBTP, judged by libebur128: ${all.met} of ${all.of} within ${WITHIN_LU} LU.`,
    `Within reach by libebur128 (at most 6 dB over, 40 dB of gain): ${withinReach.of}, of which ${withinReach.met} are met (all: ${verdict(withinReach.met === withinReach.of)}). This much is necessary; limiting costs loudness.`,
    `Within reach by gain alone: ${plain.of}, of which ${plain.met} are met (all: ${verdict(plain.met === plain.of)}).`,
    `By the master's own figures short of 6 dB of limiting and 40 dB of gain: ${withinOwnReach.met} of ${withinOwnReach.of}, the worst ${errorOf(worstError).toFixed(3)} LU off (${name(worstError)}; at most ${WITHIN_LU}: ${verdict(errorOf(worstError) <= WITHIN_LU)}).`,
    `Elsewhere ${misses.length} miss, ${misses.filter(({ gain }) => gain > 39.999).length} of them at 40 dB of gain, by a median of ${short(misses.length > 0 ? median(misses.map(errorOf)) : 0)} LU; wrongly: ${wronglyMissed.length} (${verdict(wronglyMissed.length === 0)}).`,
    `Highest true peak: ${over.toFixed(3)} dB over the limit (${name(worstPeak)}; at most ${OVER_DB}: ${verdict(over <= OVER_DB)}).`,
    ...times
      .filter(({ count }) => count > 0)
      .map(
        ({ kind, count, ms, atMostMs }) =>
          `${TIMED_SEC} s of stereo, ${kind} (${count}): ${short(ms.median)} ms, ${short(ms.min)}–${short(ms.max)} (median at most ${atMostMs}: ${verdict(ms.median <= atMostMs)})`,
      ),
  ];
  const reachHeader = ['raw true peak at the gain needed', 'results', 'met'];
  const reachRows = reaches.map(({ reach, met, of }) => [REACHES[reach], of, met]);
  return [table([header, ...rows]), table([reachHeader, ...reachRows]), lines.join('\n')].join('\n\n');
}
