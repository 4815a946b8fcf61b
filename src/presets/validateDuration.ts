import { ConfigurationError } from '../errors.ts';
import { inputChecks } from '../inputChecks.ts';

/** Seconds that one render may last unless the caller raises it: a mistyped 36000 should not fill the memory. */
export const defaultDurationLimit = 600;

const check = inputChecks('options object', ConfigurationError);

/**
 * Checks the length of a render.
 *
 * @param seconds what the user gave
 * @param limit the longest that is accepted, in seconds
 * @returns seconds, above 0 and at most `limit`
 * @throws ConfigurationError for zero, negative, non-finite and too large numbers, and for what is not a number
 */
export function validateDuration(seconds: unknown, limit: number = defaultDurationLimit): number {
  return check.number(seconds, 'duration', { min: 0, minExclusive: true, max: limit, unit: 's', example: 2 });
}
