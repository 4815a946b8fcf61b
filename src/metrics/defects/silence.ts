/** Silence around a sound. */
import { ConfigurationError } from '../../errors.ts';
import { inputChecks } from '../../inputChecks.ts';
import { dbToGain } from '../../math/index.ts';
import { checkChannels, type Channels } from '../checkChannels.ts';

/** Nothing quieter is heard beside a sound at a usual level: 60 dB are what a reverberation time is measured over. */
const DEFAULT_THRESHOLD_DB = -60;

export interface Silence {
  /** Before the first sample of any channel that reaches the threshold, in s; the whole duration if none does. */
  readonly startSec: number;
  /** After the last one, in s; the whole duration if there is none. */
  readonly endSec: number;
}

/**
 * How long it takes until the sound begins, and for how long it has ended. Samples that are not finite count as 0.
 *
 * @param thresholdDb −200 to 0 dBFS; a sample of this size is no silence
 * @throws AudioError as `checkChannels`; ConfigurationError for the threshold
 */
export function silence(channels: Channels, sampleRate: number, thresholdDb = DEFAULT_THRESHOLD_DB): Silence {
  const list = checkChannels(channels, sampleRate);
  const range = { min: -200, max: 0, unit: 'dBFS', example: DEFAULT_THRESHOLD_DB };
  const threshold = dbToGain(inputChecks('options', ConfigurationError).number(thresholdDb, 'thresholdDb', range));
  const { length } = list[0]!;
  let first = length;
  let last = -1;
  for (const samples of list) {
    let at = 0;
    while (at < first && !isHeard(samples[at]!, threshold)) at++;
    first = at;
    at = length - 1;
    while (at > last && !isHeard(samples[at]!, threshold)) at--;
    last = at;
  }
  return { startSec: first / sampleRate, endSec: (length - 1 - last) / sampleRate };
}

function isHeard(value: number, threshold: number): boolean {
  const size = Math.abs(value);
  return size >= threshold && size < Infinity;
}
