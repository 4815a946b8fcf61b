import { AiaudioError, type ErrorDetails } from '../errors.ts';
import { inputName } from './inputName.ts';

/** Does the work; the messages of its errors say which file they are about. */
export function inFile<T>(path: string | 0, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof AiaudioError ? named(error, inputName(path)) : error;
  }
}

/** The same error, with the name in front of the message. */
function named(error: AiaudioError, name: string): AiaudioError {
  const { code, path, expected, suggestion } = error;
  const ErrorClass = error.constructor as new (message: string, details: ErrorDetails) => AiaudioError;
  return new ErrorClass(`${name}: ${error.message}`, { code, path, expected, suggestion, cause: error });
}
