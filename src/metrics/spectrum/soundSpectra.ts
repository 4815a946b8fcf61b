/** Everything that is measured in this folder, with what it shares reckoned once. */
import type { Channels } from '../checkChannels.ts';
import { bassSpectrum } from './bassSpectrum.ts';
import { binomialFilter } from './binomialFilter.ts';
import { blockPowers } from './blockPowers.ts';
import { levelEnvelopeOf, type LevelEnvelope } from './levelEnvelope.ts';
import { spectrumOf } from './longTermSpectrum.ts';
import { lowestHz } from './lowestHz.ts';
import { pitchOf, type Pitch } from './pitch.ts';
import { spectralShapeOf, type SpectralShape } from './spectralShape.ts';
import { thirdOctavesOf, type ThirdOctaves } from './thirdOctaves.ts';

export interface SoundSpectra {
  readonly octaves: ThirdOctaves;
  readonly shape: SpectralShape;
  readonly pitch: Pitch;
  readonly envelope: LevelEnvelope;
}

/** The same numbers as of the four functions one by one. Unchecked: for channels of finite samples. */
export function soundSpectra(channels: Channels, sampleRate: number): SoundSpectra {
  const halved = channels.map((samples) => binomialFilter(samples, 2));
  const blocks = blockPowers(channels, sampleRate);
  const spectrum = spectrumOf(channels, sampleRate);
  const bass = bassSpectrum(channels, halved, sampleRate);
  const octaves = thirdOctavesOf(spectrum, bass, sampleRate);
  return {
    octaves,
    shape: spectralShapeOf(spectrum, octaves),
    pitch: pitchOf(channels, halved, sampleRate, blocks),
    envelope: levelEnvelopeOf(blocks, lowestHz(spectrum, bass)),
  };
}
