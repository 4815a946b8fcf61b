/** A spectrum in three numbers. */
import { log } from '../../math/log.ts';
import { log2 } from '../../math/log2.ts';
import { exp } from '../../math/exp.ts';
import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';
import { bassSpectrum } from './bassSpectrum.ts';
import { binomialFilter } from './binomialFilter.ts';
import { spectrumOf, type LongTermSpectrum } from './longTermSpectrum.ts';
import { thirdOctavesOf, type ThirdOctaves } from './thirdOctaves.ts';

/** All `null` for silence. */
export interface SpectralShape {
  /** In dB per octave; `null` too if fewer than three third octaves can be compared. */
  readonly tilt: number | null;
  /** In Hz. */
  readonly centroid: number | null;
  /** 0–1. */
  readonly flatness: number | null;
}

/** What is heard, in Hz. */
const [LOWEST_HZ, HIGHEST_HZ] = [20, 20_000];

/** Where the tilt is measured, in Hz, and which bands are too weak for it, in dB below the strongest of these. */
const [TILT_FROM_HZ, TILT_TO_HZ, TILT_RANGE_DB] = [100, 10_000, 80];

/** −120 dB: empty bins count as so much of the mean, so that one of them does not decide. */
const LEAST_SHARE = 1e-12;

/**
 * - tilt: slope of the third-octave levels against octaves from 100 Hz to 10 kHz, by least squares: pink noise 0, white noise
 *   +3.01. Bands more than 80 dB below the strongest of them are left out, empty ones with them.
 * - centroid: mean frequency, weighted with power, of what lies between 20 Hz and 20 kHz.
 * - flatness: geometric over arithmetic mean of the powers of the bins there. 1 would be an even spectrum; white noise comes
 *   close when it lasts seconds, and to e^(−γ) = 0.56 in a single frame. Bins count as at least 1e−12 of the mean.
 *
 * @throws AudioError if that is no audio
 */
export function spectralShape(channels: Channels, sampleRate: number): SpectralShape {
  const samples = checkChannels(channels, sampleRate).map(finiteSamples);
  const halved = samples.map((channel) => binomialFilter(channel, 2));
  const spectrum = spectrumOf(samples, sampleRate);
  return spectralShapeOf(spectrum, thirdOctavesOf(spectrum, bassSpectrum(samples, halved, sampleRate), sampleRate));
}

/** The same from what has been measured. */
export function spectralShapeOf(spectrum: LongTermSpectrum, octaves: ThirdOctaves): SpectralShape {
  return { tilt: tiltOf(octaves), ...centreAndFlatness(spectrum) };
}

function tiltOf({ frequencies, levels }: ThirdOctaves): number | null {
  if (levels === null) return null;
  // The exact mid-band frequency of the band that is called 100 Hz is 1000/10^1, but for rounding.
  const inside = frequencies.flatMap((hz, band) =>
    hz > 0.99 * TILT_FROM_HZ && hz < 1.01 * TILT_TO_HZ ? [{ octave: log2(hz), level: levels[band]! }] : [],
  );
  const strongest = inside.reduce((most, { level }) => Math.max(most, level), -Infinity);
  const points = inside.filter(({ level }) => level > strongest - TILT_RANGE_DB && level > -120);
  return points.length < 3 ? null : slope(points);
}

function slope(points: readonly { readonly octave: number; readonly level: number }[]): number {
  const mean = (sum: number): number => sum / points.length;
  const centre = mean(points.reduce((sum, { octave }) => sum + octave, 0));
  const height = mean(points.reduce((sum, { level }) => sum + level, 0));
  const spread = points.reduce((sum, { octave }) => sum + (octave - centre) * (octave - centre), 0);
  return points.reduce((sum, { octave, level }) => sum + (octave - centre) * (level - height), 0) / spread;
}

function centreAndFlatness({ powers, binHz }: LongTermSpectrum): Pick<SpectralShape, 'centroid' | 'flatness'> {
  const first = Math.ceil(LOWEST_HZ / binHz);
  const last = Math.min(Math.floor(HIGHEST_HZ / binHz), powers.length - 1);
  let total = 0;
  let moment = 0;
  for (let bin = first; bin <= last; bin++) {
    total += powers[bin]!;
    moment += bin * powers[bin]!;
  }
  if (!(total > 0)) return { centroid: null, flatness: null };

  const count = last - first + 1;
  const perMean = count / total;
  let logs = 0;
  for (let bin = first; bin <= last;) {
    // The logarithm of a product of eight: it is between 1e−96 and count^8.
    let product = 1;
    for (const end = Math.min(bin + 8, last + 1); bin < end; bin++) {
      product *= Math.max(LEAST_SHARE, powers[bin]! * perMean);
    }
    logs += log(product);
  }
  return { centroid: (moment / total) * binHz, flatness: Math.min(1, exp(logs / count)) };
}
