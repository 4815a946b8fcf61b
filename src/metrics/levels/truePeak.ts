import { gainToDb } from '../../math/decibels.ts';
import { checkChannels, type Channels } from '../checkChannels.ts';
import { TruePeakMeter } from './truePeakMeter.ts';

/**
 * The true peak of a sound with silence around it, in dBTP; `null` for silence.
 *
 * @param sampleRate in Hz, 8000 to 192000
 * @throws AudioError if the channels cannot be measured
 */
export function truePeak(channels: Channels, sampleRate: number): number | null {
  const list = checkChannels(channels, sampleRate);
  const meter = new TruePeakMeter(list.length, sampleRate, { blockPeaks: false });
  meter.add(list);
  const peak = meter.peak();
  return peak > 0 ? gainToDb(peak) : null;
}
