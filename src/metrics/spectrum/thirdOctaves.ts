/** The level of each third of an octave. */
import { log10 } from '../../math/log10.ts';
import { pow } from '../../math/pow.ts';
import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';
import { bassSpectrum } from './bassSpectrum.ts';
import { binomialFilter } from './binomialFilter.ts';
import { spectrumOf, type LongTermSpectrum } from './longTermSpectrum.ts';
import { powerBetween } from './powerBetween.ts';

export interface ThirdOctaves {
  /** Exact mid-band frequencies in Hz, from 19.95 Hz (called 20 Hz). */
  readonly frequencies: readonly number[];
  /** In dB relative to the sum of all bands, −120 to 0; `null` for silence. */
  readonly levels: readonly number[] | null;
}

/** IEC 61260-1:2014, §5.3 and §5.5: mid-band 1000·10^(x/10) Hz, edges 10^(±1/20) times that. */
const [FIRST, LAST] = [-17, 13];
const EDGE = pow(10, 1 / 20);
const CENTRES: readonly number[] = Array.from({ length: LAST - FIRST + 1 }, (_, band) =>
  band + FIRST === 0 ? 1000 : 1000 * pow(10, (band + FIRST) / 10),
);

/** From here on a band is five bins wide in frames of 85 ms. */
const BASS_HZ = 225;

const FLOOR_DB = -120;

/**
 * The levels of the third octaves of IEC 61260-1 (base ten) from 20 Hz to 20 kHz whose upper edge lies below half the sample
 * rate, from the long-term power spectrum of all channels; bins count as far as they are inside. Up to 200 Hz the spectrum has
 * bins of 1 to 2 Hz, so that tones lie in their band from 20 Hz on. These are ideal bands; the standard's filters overlap.
 *
 * @throws AudioError if that is no audio
 */
export function thirdOctaves(channels: Channels, sampleRate: number): ThirdOctaves {
  const samples = checkChannels(channels, sampleRate).map(finiteSamples);
  const halved = samples.map((channel) => binomialFilter(channel, 2));
  return thirdOctavesOf(spectrumOf(samples, sampleRate), bassSpectrum(samples, halved, sampleRate), sampleRate);
}

/** The same from both spectra of a sound. */
export function thirdOctavesOf(spectrum: LongTermSpectrum, bass: LongTermSpectrum, sampleRate: number): ThirdOctaves {
  const frequencies = CENTRES.filter((hz) => hz * EDGE < sampleRate / 2);
  const powers = frequencies.map((hz) => powerBetween(hz * EDGE < BASS_HZ ? bass : spectrum, hz / EDGE, hz * EDGE));
  const total = powers.reduce((sum, power) => sum + power, 0);
  if (!(total > 0)) return { frequencies, levels: null };
  return { frequencies, levels: powers.map((power) => decibels(power / total)) };
}

const decibels = (share: number): number =>
  share > 1e-12 ? Math.max(FLOOR_DB, Math.min(0, 10 * log10(share))) : FLOOR_DB;
