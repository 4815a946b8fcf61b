/** How fast the factory presets render, warm, on one core: with the master, the renderer alone, and one note. */
import { createRandom } from '../../dist/math/random.js';
import { run } from './child.mjs';
import { leftLast } from './leftLast.mjs';
import { median, short, table } from './numbers.mjs';

const SECONDS = 2;
const REFERENCE_SEC = 10;
/** Of the fixed loop: steps of a filter. */
const LOOP_STEPS = 10_000_000;

/** What is timed; the first is what users wait for. */
const WAYS = ['preset', 'renderer', 'note'];

/**
 * @param jobOf async (preset) => ({ renderer, job }): what the renderer is asked for by a render with default notes
 * @param cpp { command } or { skipped }: patch P1 by hand in C++
 */
export async function roleSpeed(engine, presets, { jobOf, cpp, rounds, log }) {
  const entries = [];
  for (const preset of presets) {
    const { renderer, job } = await jobOf(preset);
    const into = [[new Float32Array(job.frames), new Float32Array(job.frames)]];
    const ways = {
      preset: () => engine.renderAudio(preset, undefined, SECONDS),
      renderer: () => renderer.render([job], into),
      note: () => engine.renderAudio(preset, undefined, SECONDS, { pattern: 'note' }),
    };
    const ms = { preset: [], renderer: [], note: [] };
    entries.push({ name: preset.name, role: preset.role, voices: job.notes.length, ways, ms });
  }
  const reference = { loop: [], cpp: [] };
  const random = createRandom(1);
  for (let round = 0; round <= rounds; round++) {
    log(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
    for (const entry of shuffled(entries, random)) {
      for (const way of WAYS) {
        const ms = await cpuMs(entry.ways[way]);
        if (round > 0) entry.ms[way].push(ms);
      }
    }
    const loopMs = await cpuMs(fixedLoop);
    if (round === 0) continue;
    reference.loop.push(loopMs);
    if (cpp.command) reference.cpp.push(...cppMs(cpp));
  }
  const results = entries.map(({ name, role, voices, ms }) => ({ name, role, voices, ...speeds(ms) }));
  return { seconds: SECONDS, rounds, reference: referenceOf(reference), results, roles: rolesOf(results) };
}

/** Another order in each round (Fisher and Yates), so that garbage, which is collected after so much work, is not always counted for the same ones. */
function shuffled(list, random) {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.nextInt(last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/** Processor time of all threads of this process. */
async function cpuMs(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** A two-pole filter that rings, in plain JavaScript: says how fast the machine is where there is no C++ compiler. */
function fixedLoop() {
  let [x, y] = [1, 0];
  for (let step = 0; step < LOOP_STEPS; step++) {
    y += 0.05 * x;
    x -= 0.05 * y;
  }
  // Read, so that it is not left out.
  if (!Number.isFinite(x)) throw new Error('the loop has left the unit circle');
}

function cppMs({ command }) {
  const options = ['--patch', 'P1', '--seconds', String(REFERENCE_SEC), '--reps', '5'];
  return JSON.parse(run([...command, ...options], { pin: false }).stdout).cpuMs;
}

const speeds = (ms) => Object.fromEntries(WAYS.map((way) => [way, (1000 * SECONDS) / median(ms[way])]));

function referenceOf({ loop, cpp }) {
  const p1 = cpp.length > 0 ? (1000 * REFERENCE_SEC) / median(cpp) : null;
  return { loopMs: median(loop), cppTimesRealTime: p1 };
}

function rolesOf(results) {
  return [...new Set(results.map(({ role }) => role))].map((role) => {
    const of = results.filter((result) => result.role === role);
    const ways = WAYS.map((way) => {
      const sorted = [...of].sort((a, b) => a[way] - b[way]);
      const pick = ({ name, ...result }) => ({ name, timesRealTime: result[way] });
      // The slower of the two in the middle.
      return [way, { median: pick(sorted[(sorted.length - 1) >> 1]), min: pick(sorted[0]), max: pick(sorted.at(-1)) }];
    });
    return { role, count: of.length, ...Object.fromEntries(ways) };
  });
}

export function describeSpeed({ seconds, rounds, reference, results, roles }) {
  const { loopMs, cppTimesRealTime: p1 } = reference;
  const times = ({ timesRealTime }) => short(timesRealTime);
  const header = [
    '× real time',
    'presets',
    'median',
    '÷ C++',
    'min',
    'max',
    'renderer alone',
    'one note',
    'median, slowest, fastest',
  ];
  const rows = roles.map(({ role, count, preset, renderer, note }) => [
    role,
    count,
    times(preset.median),
    short(p1 === null ? NaN : p1 / preset.median.timesRealTime),
    times(preset.min),
    times(preset.max),
    times(renderer.median),
    times(note.median),
    [preset.median, preset.min, preset.max].map(({ name }) => name).join(', '),
  ]);
  const all = results.map(({ name, role, voices, ...of }) => [
    `${name} (${role})`,
    voices,
    short(of.preset),
    short(of.renderer),
    short(of.note),
  ]);
  return [
    `${seconds} s with the master, warm, processor time, medians of ${rounds} rounds. References: P1 by hand in C++ ${p1 === null ? 'was not measured' : `${short(p1)} × real time`}; the fixed loop in JavaScript ${short(loopMs)} ms.`,
    table(leftLast([header, ...rows])),
    table([['preset', 'notes', '× real time', 'renderer alone', 'one note'], ...all]),
  ].join('\n\n');
}
