import { writeBytes } from '../writeBytes.ts';

/** A line on standard error, for everything that is not the result: warnings, progress, errors. */
export function note(line: string): void {
  try {
    writeBytes(2, Buffer.from(`${line}\n`));
  } catch {
    // Nobody listens, and there is no better place to say so.
  }
}
