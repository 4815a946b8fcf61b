import { checkChannels, type Channels } from '../checkChannels.ts';
import { EnergyMeter, type LoudnessEnergies } from './energyMeter.ts';
import { readLoudnessOptions, type LoudnessOptions } from './readLoudnessOptions.ts';
import { subBlockEdge, subBlocks } from './subBlocks.ts';

/**
 * The energies of a whole sound.
 *
 * @throws AudioError for what cannot be measured, ConfigurationError for wrong options
 */
export function loudnessEnergies(
  channels: Channels,
  sampleRate: number,
  options?: Omit<LoudnessOptions, 'truePeak'>,
): LoudnessEnergies {
  const list = checkChannels(channels, sampleRate);
  const { weights, padShort } = readLoudnessOptions(options, list.length);
  const meter = new EnergyMeter(weights, sampleRate);
  meter.add(list);
  return meter.energies(padShort ? subBlockEdge(subBlocks.momentary, sampleRate) : 0);
}
