// Random parameter vectors of every role: how many are sounds, and which are not what they should be.
// `node scripts/soakRoles.mjs [--count 10000] [--role fx] [--seed 1]`; the exit code is 1 where one gives an error, silence that it
// does not ask for, or samples that are not finite or over 1.
import { parseArgs } from 'node:util';
import { importBundled } from './importBundled.mjs';

const { values: asked } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    role: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const count = wholeNumber('count', asked.count);
const seed = wholeNumber('seed', asked.seed);

const { roles, randomVectors, VectorJudge, outcomes } = await importBundled(`
  export { roles } from './src/roles/index.ts';
  export { randomVectors, VectorJudge, outcomes } from './test/support/randomVectors.ts';`);
if (asked.role !== undefined && !roles.has(asked.role)) fail(`--role is one of ${[...roles.keys()].join(', ')}`);

/** Of each outcome of each role. */
const SHOWN = 3;
const ACCEPTED = ['below −60 dBFS', 'asked silence', 'sound'];
const NOT_SHOWN = ['asked silence', 'sound'];

const judge = new VectorJudge();
const tables = [];
for (const role of roles.values()) {
  if (asked.role === undefined || asked.role === role.name) tables.push(await soak(role));
}

print(['role', ...outcomes, 'vectors/s']);
for (const { name, found, perSecond } of tables) {
  print([name, ...outcomes.map((outcome) => found.get(outcome).length), perSecond]);
}
for (const { name, found } of tables) {
  for (const [outcome, list] of found) {
    if (NOT_SHOWN.includes(outcome) || list.length === 0) continue;
    const causes = [];
    for (const { peak, vector } of list) causes.push(await causeOf(peak, vector));
    console.log(`\n${name}, ${outcome}: ${countsOf(list.map(({ kind }) => kind))}; by ${countsOf(causes)}`);
    for (const { peak, message = '', vector } of list.slice(0, SHOWN)) {
      console.log(`  peak ${peak} ${message}\n  ${JSON.stringify(vector)}`);
    }
  }
}
const bad = tables.some(({ found }) =>
  [...found].some(([outcome, list]) => !ACCEPTED.includes(outcome) && list.length > 0),
);
process.exitCode = bad ? 1 : 0;

async function soak(role) {
  const found = new Map(outcomes.map((outcome) => [outcome, []]));
  const start = performance.now();
  let done = 0;
  for (const vector of randomVectors(role, { count, seed })) {
    const { outcome, peak, message } = await judge.judge(vector);
    const kind = vector.preset.parameters.kind;
    found.get(outcome).push(NOT_SHOWN.includes(outcome) ? { kind } : { kind, peak, message, vector });
    done++;
    if (process.stderr.isTTY && done % 50 === 0) process.stderr.write(`\r${role.name} ${done} of ${count} `);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  return { name: role.name, found, perSecond: Math.round((done * 1000) / (performance.now() - start)) };
}

/** The parameter whose default makes the sound louder than any other would. */
async function causeOf(peak, vector) {
  const { parameters } = vector.preset;
  const kind = roles.get(vector.preset.role).kinds.find(({ name }) => name === parameters.kind);
  let cause = 'several';
  let most = 2 * peak;
  for (const record of kind.parameters) {
    const preset = { ...vector.preset, parameters: { ...parameters, [record.name]: record.default } };
    const { peak: now } = await judge.judge({ ...vector, preset });
    if (now > most) [cause, most] = [record.name, now];
  }
  return cause;
}

/** `kick 3, snare 1`. */
function countsOf(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ');
}

function print(cells) {
  console.log(cells.map((cell, at) => String(cell)[at === 0 ? 'padEnd' : 'padStart'](16)).join(''));
}

function wholeNumber(name, text) {
  const value = Number(text);
  if (text === '' || !Number.isInteger(value) || value < 0) fail(`--${name} is a whole number`);
  return value;
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
