/** `npm run bench -- <suite> [--json] [--rounds N] [--quick]`: tables on stdout, messages on stderr. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

import { suites } from './suites/index.mjs';

const usage = [
  'usage: npm run bench -- <suite> [--json] [--rounds N] [--quick]',
  ...Object.entries(suites).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`),
  '  --json      one JSON object on stdout',
  '  --rounds N  how often to go round all engines',
  '  --quick     one short pass: does everything run?',
].join('\n');

const log = (message) => console.error(message);

function fail(message) {
  log(`${message}\n${usage}`);
  process.exit(2);
}

function readArguments() {
  const options = {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  };
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    return fail(error.message);
  }
}

const { values, positionals } = readArguments();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const [name, ...extra] = positionals;
if (name === undefined) fail('which suite?');
if (!Object.hasOwn(suites, name)) fail(`unknown suite "${name}"`);
if (extra.length) fail(`unexpected "${extra[0]}": one suite at a time`);
if (values.rounds !== undefined && !/^[1-9]\d{0,3}$/.test(values.rounds)) {
  fail(`--rounds must be a whole number from 1 to 9999, not "${values.rounds}"`);
}

const rounds = values.rounds && Number(values.rounds);
const { text, report } = await suites[name].run({ rounds, quick: values.quick, log });
const machine = { cpu: cpus()[0]?.model, node: process.version, platform: `${process.platform} ${process.arch}` };
if (values.json) console.log(JSON.stringify({ suite: name, machine, ...report }, null, 2));
else console.log(`${machine.cpu}, Node ${machine.node}\n\n${text}`);
