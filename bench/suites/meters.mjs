/** Our meters next to libebur128: how long ten minutes take, whether they read the same, and how long a whole report takes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pinning, run } from '../lib/child.mjs';
import { meterSounds } from '../lib/meterSounds.mjs';
import { median, short, summary, table } from '../lib/numbers.mjs';
import { programmes, renderProgramme } from '../lib/programmes.mjs';
import { prepareLibebur128, prepareMeters } from '../peers/index.mjs';

const RATE = 48_000;
const SECONDS = 600;
/** How many times as fast as libebur128, in every programme. */
const AT_LEAST = { integrated: 1.5, full: 2 };
const TOO_SHORT = 'too short to judge';
const MOST_DIFFERENT_LU = 0.02;
const REPORT_SECONDS = 2;
const REPORT_AT_MOST_MS = 15;
/**
 * Our mode and libebur128's. It does not keep maxima: `polled` asks it for them ten times a second; ours are always in `full`.
 */
const MODES = { integrated: 'integrated', full: 'full', 'full, polled': 'polled' };

const measure = ({ command }, file, rate, channelCount, reps, mode) =>
  JSON.parse(run([...command, file, String(rate), String(channelCount), String(reps), mode]).stdout);

function interleaved(channels) {
  const samples = new Float32Array(channels.length * channels[0].length);
  channels.forEach((channel, c) => channel.forEach((x, n) => (samples[n * channels.length + c] = x)));
  return samples;
}

export const meters = {
  summary: 'loudness and true peak of ten minutes next to libebur128, and a whole report',

  async run({ rounds = 5, quick, log }) {
    if (quick) rounds = 1;
    const [ours, peer] = [prepareMeters(), prepareLibebur128()];
    if (ours.skipped) {
      log(`skipping aiaudio: ${ours.skipped}`);
      return { text: 'nothing to measure', report: { skipped: { aiaudio: ours.skipped } } };
    }
    if (peer.skipped) log(`skipping libebur128: ${peer.skipped}`);
    log(pinning);
    const folder = mkdtempSync(join(tmpdir(), 'aiaudio-meters-'));
    try {
      const file = join(folder, 'sound.f32');
      const seconds = quick ? 20 : SECONDS;
      const parts = [await report(ours, file, quick)];
      if (!peer.skipped) {
        parts.unshift(
          speed(ours, peer, file, { seconds, rounds, quick, log }),
          await agreement(ours, peer, file, quick, log),
        );
      }
      const skipped = peer.skipped ? { skipped: { libebur128: peer.skipped } } : {};
      return {
        text: parts.map(({ text }) => text).join('\n\n'),
        report: Object.assign({ pinning, rounds, ...skipped }, ...parts.map((part) => part.report)),
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** The two take turns, and begin in turn. */
function speed(ours, peer, file, { seconds, rounds, quick, log }) {
  const results = [];
  for (const name of Object.keys(programmes)) {
    log(`timing: ${name}`);
    writeFileSync(file, renderProgramme(name, seconds, RATE));
    const times = Object.fromEntries(Object.keys(MODES).map((mode) => [mode, { ours: [], peer: [] }]));
    for (let round = 0; round < rounds; round++) {
      for (const [mode, peerMode] of Object.entries(MODES)) {
        const ourMode = mode === 'integrated' ? mode : 'full';
        const turns = [
          () => times[mode].ours.push(...measure(ours, file, RATE, 2, 1, ourMode).cpuMs),
          () => times[mode].peer.push(...measure(peer, file, RATE, 2, 1, peerMode).cpuMs),
        ];
        if (round % 2) turns.reverse();
        for (const turn of turns) turn();
      }
    }
    for (const [mode, { ours: a, peer: b }] of Object.entries(times)) {
      const ratio = median(b) / median(a);
      const least = AT_LEAST[mode];
      // Nothing is asked of `full, polled`.
      const verdict = least === undefined ? null : quick ? TOO_SHORT : ratio >= least ? 'met' : 'MISSED';
      results.push({ programme: name, mode, ratio, verdict, oursMs: summary(a), libebur128Ms: summary(b) });
    }
  }
  const span = (t) => `${short(t.min)}–${short(t.max)}`;
  const rows = results.map(({ programme, mode, ratio, verdict, oursMs, libebur128Ms }) => [
    `${programme}, ${mode}`,
    ...[
      short(oursMs.median),
      span(oursMs),
      short(libebur128Ms.median),
      span(libebur128Ms),
      short(ratio),
      verdict ?? '',
    ],
  ]);
  const verdicts = Object.entries(AT_LEAST).map(([mode, least]) => {
    const of = (verdict) =>
      results
        .filter((result) => result.mode === mode && result.verdict === verdict)
        .map(({ programme, ratio }) => `${programme} (${short(ratio)})`)
        .join(', ');
    const parts = ['met', 'MISSED', TOO_SHORT].filter(of).map((verdict) => `${verdict}: ${of(verdict)}`);
    return `${mode}, at least ${least} × as fast as libebur128: ${parts.join('; ')}`;
  });
  const header = [
    `${seconds} s of stereo at 48 kHz`,
    'ours, ms',
    'min–max',
    'libebur128, ms',
    'min–max',
    'ratio',
    'verdict',
  ];
  return {
    text: [table([header, ...rows]), ...verdicts].join('\n'),
    report: { seconds, atLeast: AT_LEAST, speed: results },
  };
}

/** The same sounds, as float32, through both. */
async function agreement(ours, peer, file, quick, log) {
  const rows = [];
  for (const [group, sounds] of Object.entries(await meterSounds(quick))) {
    log(`comparing: ${group}`);
    for await (const { name, channels, rate } of sounds()) {
      writeFileSync(file, interleaved(channels));
      const [a, b] = [ours, peer].map((meter) => measure(meter, file, rate, channels.length, 1, 'full'));
      // libebur128 says 0 where there is no loudness range.
      if (a.range === null && b.range === 0) b.range = null;
      const apart = (key) => (a[key] === b[key] ? 0 : Math.abs((a[key] ?? Infinity) - (b[key] ?? 0)));
      rows.push({
        group,
        name,
        rate,
        ours: a,
        libebur128: b,
        integrated: apart('integrated'),
        range: apart('range'),
        truePeak: apart('truePeak'),
      });
    }
  }
  const most = (list, key) => list.reduce((worst, row) => (row[key] > worst[key] ? row : worst));
  const lines = [...new Set(rows.map(({ group }) => group))].map((group) => {
    const list = rows.filter((row) => row.group === group);
    const cells = ['integrated', 'range', 'truePeak'].map((key) => most(list, key)[key].toFixed(4));
    return [group, list.length, ...cells];
  });
  const worst = most(rows, 'integrated');
  const met = worst.integrated <= MOST_DIFFERENT_LU;
  const header = ['largest differences', 'sounds', 'integrated, LU', 'range, LU', 'true peak, dB'];
  const verdict = [
    `integrated: at most ${worst.integrated.toFixed(4)} LU apart (${worst.name} at ${worst.rate} Hz;`,
    `at most ${MOST_DIFFERENT_LU}: ${met ? 'met' : 'MISSED'})`,
  ].join(' ');
  return {
    text: [table([header, ...lines]), verdict].join('\n'),
    report: { mostDifferentLu: MOST_DIFFERENT_LU, largestDifferenceLu: worst.integrated, agreement: rows },
  };
}

/** A pad of two seconds, measured and judged. The first hundred reports warm the compiler up. */
async function report(ours, file, quick) {
  const { AudioEngine } = await import('../../dist/index.js');
  const engine = new AudioEngine();
  const sound = await engine.renderAudio({ name: 'pad', role: 'pad' }, undefined, REPORT_SECONDS);
  writeFileSync(file, interleaved([sound.getChannelData(0), sound.getChannelData(1)]));
  const reps = quick ? 20 : 300;
  const { cpuMs } = measure(ours, file, sound.sampleRate, sound.numberOfChannels, reps, 'report');
  const warm = summary(cpuMs.slice(quick ? 5 : 100));
  const met = quick ? TOO_SHORT : warm.median <= REPORT_AT_MOST_MS ? 'met' : 'MISSED';
  const name = `report of ${REPORT_SECONDS} s of stereo`;
  const row = [name, short(cpuMs[0]), short(warm.median), `${short(warm.min)}–${short(warm.max)}`];
  const verdict = `report, median: ${short(warm.median)} ms (at most ${REPORT_AT_MOST_MS}: ${met})`;
  return {
    text: [table([['', 'first, ms', 'median', 'min–max'], row]), verdict].join('\n'),
    report: {
      reportSeconds: REPORT_SECONDS,
      reportFirstMs: cpuMs[0],
      reportMs: warm,
      reportAtMostMs: REPORT_AT_MOST_MS,
    },
  };
}
