/** Patch P1 through every engine: how fast, and whether it is the same work. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isWithin, measure, readStereo } from '../lib/audio.mjs';
import { pinning, run } from '../lib/child.mjs';
import { median, short, summary, table } from '../lib/numbers.mjs';
import { p1Expected, sampleRate } from '../patches/p1.mjs';
import { peers } from '../peers/index.mjs';

const SECONDS = 10;
const REFERENCE = 'cpp';
const LIBRARIES = ['node-web-audio-api', 'elementary'];

export const patches = {
  summary: 'patch P1 next to hand-written C++, node-web-audio-api and Elementary',

  run({ rounds = 11, quick, log }) {
    if (quick) rounds = 1;
    log(pinning);
    const skipped = {};
    const engines = [];
    for (const { name, reps, prepare } of peers) {
      const engine = { name, reps: quick ? Math.min(reps, 5) : reps, coldMs: [], runs: [] };
      const reason = makeReady(engine, prepare);
      if (reason) {
        skipped[name] = reason;
        log(`skipping ${name}: ${reason}`);
      } else {
        log(`${name} is ready`);
        engines.push(engine);
      }
    }

    for (let round = 0; round < rounds; round++) {
      log(`round ${round + 1} of ${rounds}`);
      for (let i = 0; i < engines.length; i++) sample(engines[(i + round) % engines.length]);
    }

    const results = engines.map(summarise);
    const targets = judge(results);
    const report = { patch: 'P1', seconds: SECONDS, rounds, pinning, results, targets, skipped };
    return { text: describe(report), report };
  },
};

/** Builds and tries an engine; returns what stands in the way, if anything does. */
function makeReady(engine, prepare) {
  try {
    const { command, skipped } = prepare();
    if (skipped) return skipped;
    engine.command = command;
    engine.output = checkOutput(engine);
    return null;
  } catch (error) {
    process.exitCode = 1; // not a missing tool, but something broken
    return error.message;
  }
}

const render = ({ command }, reps, ...more) =>
  run([...command, '--patch', 'P1', '--seconds', String(SECONDS), '--reps', String(reps), ...more]);

function sample(engine) {
  engine.coldMs.push(render(engine, 0).wallMs);
  engine.runs.push(JSON.parse(render(engine, engine.reps).stdout));
}

function checkOutput(engine) {
  const folder = mkdtempSync(join(tmpdir(), 'aiaudio-bench-'));
  try {
    const file = join(folder, 'p1.f32');
    render(engine, 0, '--write', file);
    const channels = readStereo(file);
    const measured = measure(channels, sampleRate);
    const ok = channels[0].length === SECONDS * sampleRate && isWithin(measured, p1Expected);
    return { ...measured, ok };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function summarise({ name, output, coldMs, runs }) {
  return {
    engine: name,
    version: runs[0].version,
    warmMs: summary(runs.flatMap(({ cpuMs }) => cpuMs)), // processor time
    warmWallMs: summary(runs.flatMap(({ repsMs }) => repsMs)),
    coldMs: summary(coldMs),
    buildMs: median(runs.map(({ buildMs }) => buildMs)),
    firstMs: median(runs.map(({ firstMs }) => firstMs)),
    output,
  };
}

/** The promised ratios, warm and (whole process) cold; null where an engine of the pair is missing. */
function judge(results) {
  const find = (name) => results.find(({ engine }) => engine === name);
  const [ours, reference] = [find('aiaudio'), find(REFERENCE)];
  const others = LIBRARIES.map(find).filter(Boolean);
  return ['warmMs', 'coldMs'].flatMap((kind) => {
    const fastest = Math.min(...others.map((other) => other[kind].median));
    const slowdown = ours && reference ? ours[kind].median / reference[kind].median : null;
    const speedup = ours && others.length ? fastest / ours[kind].median : null;
    return [
      { name: `${kind}: aiaudio's time ÷ C++'s`, value: slowdown, ...(kind === 'warmMs' && { atMost: 1.5 }) },
      { name: `${kind}: the faster library's time ÷ aiaudio's`, value: speedup, atLeast: 4 },
    ].map((target) => ({ ...target, met: isMet(target) }));
  });
}

function isMet({ value, atMost = Infinity, atLeast = -Infinity }) {
  return value === null ? null : value <= atMost && value >= atLeast;
}

function describe({ results, targets }) {
  const reference = results.find(({ engine }) => engine === REFERENCE);
  if (results.length === 0) return 'nothing to measure';
  const header = [
    'engine',
    '× real time',
    'min–max',
    '÷ C++',
    'cold ms',
    'build ms',
    'first ms',
    'RMS dB',
    'centroid Hz',
    'side/mid dB',
    'output',
  ];
  const speed = (ms) => short((1000 * SECONDS) / ms);
  const rows = results.map(({ engine, version, warmMs, coldMs, buildMs, firstMs, output }) => [
    `${engine} ${version}`,
    speed(warmMs.median),
    `${speed(warmMs.max)}–${speed(warmMs.min)}`,
    short(reference ? warmMs.median / reference.warmMs.median : NaN),
    short(coldMs.median),
    short(buildMs),
    short(firstMs),
    output.rmsDb.toFixed(1),
    output.centroidHz.toFixed(0),
    output.sideMidDb.toFixed(1),
    output.ok ? 'ok' : 'NOT THE SAME WORK',
  ]);
  const verdicts = targets
    .filter(({ value }) => value !== null)
    .map(({ name, value, atMost, atLeast, met }) => {
      const limit = atMost ? `at most ${atMost}` : atLeast ? `at least ${atLeast}` : null;
      return `${name}: ${short(value)}${limit ? ` (${limit}: ${met ? 'met' : 'MISSED'})` : ''}`;
    });
  return [table([header, ...rows]), ...verdicts].join('\n');
}
