import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** What the galleries say while they work: standard output is for what they made. */
export const log = (message) => console.error(message);

/** Ends the process with a message and the usage. */
export function fail(message, usage) {
  log(`${message}\n${usage}`);
  process.exit(2);
}

/**
 * The values of the command line; prints the usage for `--help`, and ends where the package is not built.
 *
 * @param options of `parseArgs`, beside `help`
 */
export function readArguments(usage, options) {
  const values = parsed(usage, { ...options, help: { type: 'boolean', short: 'h', default: false } });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  if (!existsSync(new URL('../../dist/pictures/index.js', import.meta.url))) {
    log('The pictures show the built package, and it is not built: run `npm run build` first.');
    process.exit(1);
  }
  return values;
}

function parsed(usage, options) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return fail(error.message, usage);
  }
}
