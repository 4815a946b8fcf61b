/** Loudness and true peak of the factory presets, as libebur128 reads them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { leftLast } from './leftLast.mjs';
import { table } from './numbers.mjs';
import { readByLibebur128 } from './readByLibebur128.mjs';

const DURATIONS_SEC = [0.3, 1, 2, 10];
/** `null`: what the preset or its kind asks for. */
const TARGETS_LUFS = [null, -23, -14];
const WITHIN_LU = 0.2;
const OVER_DB = 0.1;

/** @param judge what `prepareLibebur128` gives */
export async function roleLoudness(engine, presets, judge, quick, log) {
  const folder = mkdtempSync(join(tmpdir(), 'aiaudio-roles-'));
  const results = [];
  try {
    for (const durationSec of quick ? DURATIONS_SEC.slice(0, 2) : DURATIONS_SEC) {
      for (const target of TARGETS_LUFS) {
        log(`loudness of ${presets.length} presets, ${durationSec} s, ${targetName(target)}`);
        for (const preset of presets) {
          const audio = await engine.renderAudio(aimed(preset, target), undefined, durationSec);
          const { lufs_target: lufs, true_peak_limit: limit } = audio.report.master;
          const read = readByLibebur128(judge, audio.interleaved(), audio.sampleRate, join(folder, 'sound.f32'));
          const reported = audio.report.violation_details.some(({ code }) => code === 'lufs_target_missed');
          const missLu = Math.abs((read.integrated ?? -Infinity) - lufs);
          const overDb = (read.truePeak ?? -Infinity) - limit;
          results.push({
            name: preset.name,
            role: preset.role,
            durationSec,
            target,
            lufs,
            reported,
            missLu,
            overDb,
            ...read,
          });
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { results, groups: groupsOf(results) };
}

const aimed = (preset, target) =>
  target === null ? preset : { ...preset, constraints: { ...preset.constraints, lufs_target: target } };
const targetName = (target) => (target === null ? 'own target' : `${target} LUFS`);

const most = (list, value) => list.reduce((worst, item) => (worst && value(worst) >= value(item) ? worst : item), null);

function groupsOf(results) {
  const durations = [...new Set(results.map(({ durationSec }) => durationSec))];
  const keys = TARGETS_LUFS.flatMap((target) => durations.map((durationSec) => ({ target, durationSec })));
  return keys.map(({ target, durationSec }) => {
    const of = results.filter((result) => result.target === target && result.durationSec === durationSec);
    const missed = of.filter(({ missLu }) => missLu > WITHIN_LU);
    return {
      target,
      durationSec,
      count: of.length,
      met: of.length - missed.length,
      worst: most(of, ({ missLu }) => missLu),
      // A miss that the engine says nothing of, and a miss that it speaks of where there is none.
      unreported: missed.filter(({ reported }) => !reported),
      wronglyReported: of.filter(({ missLu, reported }) => missLu <= WITHIN_LU && reported),
      peak: most(of, ({ overDb }) => overDb),
    };
  });
}

export function describeLoudness({ results, groups }) {
  const header = [
    'loudness by libebur128',
    `within ${WITHIN_LU} LU`,
    'worst, LU',
    'unreported',
    'peak over, dB',
    'worst, and highest peak',
  ];
  const rows = groups.map((group) => [
    `${targetName(group.target)}, ${group.durationSec} s`,
    `${group.met}/${group.count}`,
    group.worst.missLu.toFixed(2),
    group.unreported.length,
    group.peak.overDb.toFixed(3),
    `${group.worst.name}${group.worst.missLu > WITHIN_LU ? (group.worst.reported ? ' (reported)' : ' (NOT REPORTED)') : ''}; ${group.peak.name}`,
  ]);
  const own = groups.filter(({ target }) => target === null);
  const missed = results.filter(({ target, missLu }) => target === null && missLu > WITHIN_LU);
  const unreported = groups.flatMap((group) => group.unreported);
  const wrongly = groups.flatMap((group) => group.wronglyReported);
  const peak = most(results, ({ overDb }) => overDb);
  const sum = (list, value) => list.reduce((total, item) => total + value(item), 0);
  const verdict = (met) => (met ? 'met' : 'MISSED');
  const named = ({ name, durationSec, target }) => `${name}, ${durationSec} s, ${targetName(target)}`;
  return [
    table(leftLast([header, ...rows])),
    [
      `At their own targets: ${sum(own, ({ met }) => met)} of ${sum(own, ({ count }) => count)} within ${WITHIN_LU} LU (all: ${verdict(missed.length === 0)}).${missed.length > 0 ? ` Missed: ${missed.map(({ name, durationSec, missLu }) => `${name}, ${durationSec} s, ${missLu.toFixed(2)} LU`).join('; ')}.` : ''}`,
      `Misses that the engine has not reported: ${unreported.length} (none: ${verdict(unreported.length === 0)}).${unreported.length > 0 ? ` ${unreported.map(named).join('; ')}.` : ''} Reported where there is none: ${wrongly.length}.`,
      `Highest true peak: ${peak.overDb.toFixed(3)} dB over the limit (${named(peak)}; at most ${OVER_DB}: ${verdict(peak.overDb <= OVER_DB)}).`,
    ].join('\n'),
  ].join('\n\n');
}
