import { checkChannels, type Channels } from '../checkChannels.ts';
import { LoudnessMeter, type Loudness } from './loudnessMeter.ts';
import type { LoudnessOptions } from './readLoudnessOptions.ts';

/**
 * Loudness and true peak of a whole sound, after ITU-R BS.1770-5 and EBU R 128.
 *
 * @throws AudioError for what cannot be measured, ConfigurationError for wrong options
 */
export function measureLoudness(channels: Channels, sampleRate: number, options?: LoudnessOptions): Loudness {
  const list = checkChannels(channels, sampleRate);
  const meter = new LoudnessMeter(list.length, sampleRate, options);
  meter.add(list);
  return meter.result();
}
