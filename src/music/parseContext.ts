import { ContextError } from '../errors.ts';
import { parseJson } from '../parseJson.ts';
import type { MusicalContext } from './musicalContext.ts';
import { validateContext } from './validateContext.ts';

/**
 * Reads a context file.
 *
 * @param text JSON
 * @throws ContextError with line and column where it is not JSON, and for everything that `validateContext` refuses
 */
export function parseContext(text: string): MusicalContext {
  return validateContext(parseJson(text, 'context', ContextError));
}
