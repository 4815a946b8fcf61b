import { AiaudioError } from '../../src/errors.ts';

/** The error of the library that a function throws. */
export function caught(run: () => unknown): AiaudioError {
  try {
    run();
  } catch (error) {
    if (error instanceof AiaudioError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
