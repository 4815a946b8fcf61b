import { ConfigurationError } from '../../errors.ts';
import { inputChecks } from '../../inputChecks.ts';
import { checkChannels, type Channels } from '../checkChannels.ts';
import type { Defects } from '../defects/defect.ts';
import { findClicks } from '../defects/findClicks.ts';
import { findClipping } from '../defects/findClipping.ts';
import { findDropouts } from '../defects/findDropouts.ts';
import { findNotFinite } from '../defects/findNotFinite.ts';
import { silence } from '../defects/silence.ts';
import { finiteSamples } from '../finiteSamples.ts';
import { heldShare } from '../levels/heldSamples.ts';
import { levels } from '../levels/levels.ts';
import { measureLoudness } from '../loudness/measureLoudness.ts';
import type { Speaker } from '../loudness/speakers.ts';
import { soundSpectra } from '../spectrum/soundSpectra.ts';
import { stereoImage } from '../stereo/stereoImage.ts';
import { eventCount } from './eventCount.ts';
import type { DefectCount, Measurements } from './measurements.ts';
import { peakToShortTerm } from './peakToShortTerm.ts';

export interface MeasureOptions {
  /** What each channel is; by default mono, stereo, 5.1 … by their number. It decides how much they count for loudness. */
  readonly speakers?: readonly Speaker[] | undefined;
}

const check = inputChecks('options object', ConfigurationError);

/**
 * Everything that a report measures. Samples that are not finite are counted, and measured as 0; a sound under 400 ms has the
 * loudness of itself and silence up to 400 ms.
 *
 * @throws AudioError for channels that cannot be measured, ConfigurationError for bad options
 */
export function measure(channels: Channels, sampleRate: number, options: MeasureOptions = {}): Measurements {
  const speakers = check.object(options, '', ['speakers']).get('speakers') as MeasureOptions['speakers'];
  const given = checkChannels(channels, sampleRate);
  const notFinite = findNotFinite(given, sampleRate);
  const sound = notFinite.count === 0 ? given : given.map(finiteSamples);
  const length = sound[0]!.length;
  const duration = length / sampleRate;
  return {
    duration,
    sample_rate: sampleRate,
    channels: sound.length,
    length,
    ...loudnessOf(sound, sampleRate, speakers),
    ...levelsOf(sound, sampleRate),
    ...stereoOf(sound, sampleRate),
    ...spectraOf(sound, sampleRate),
    // The detectors see what is not finite, so that they do not take its edges for clicks or dropouts.
    ...defectsOf(given, sampleRate),
    not_finite: countOf(notFinite, sampleRate),
  };
}

function loudnessOf(sound: Channels, sampleRate: number, speakers: MeasureOptions['speakers']) {
  const options = { padShort: true, ...(speakers === undefined ? {} : { speakers }) };
  const { integrated, momentaryMax, shortTermMax, range, truePeak, samplePeak, series } = measureLoudness(
    sound,
    sampleRate,
    options,
  );
  return {
    integrated_loudness: integrated,
    momentary_loudness_max: momentaryMax,
    short_term_loudness_max: shortTermMax,
    loudness_range: range,
    true_peak: truePeak,
    sample_peak: samplePeak,
    peak_to_loudness_ratio: integrated === null || truePeak === null ? null : truePeak - integrated,
    peak_to_short_term_ratio: peakToShortTerm(series),
  };
}

function levelsOf(sound: Channels, sampleRate: number) {
  const { rms, crestFactor, dcOffset, dcDrift } = levels(sound, sampleRate);
  return {
    rms,
    crest_factor: crestFactor,
    dc_offset: dcOffset.reduce((most, offset) => Math.max(most, Math.abs(offset)), 0),
    dc_drift: dcDrift,
    held_samples: heldShare(sound),
  };
}

function stereoOf(sound: Channels, sampleRate: number) {
  const image = stereoImage(sound, sampleRate);
  return {
    correlation: image?.correlation ?? null,
    correlation_min: image?.correlationMin ?? null,
    mono_loss: image?.monoLoss ?? null,
    bass_mono_loss: image?.bassMonoLoss ?? null,
    balance: image?.balance ?? null,
  };
}

function spectraOf(sound: Channels, sampleRate: number) {
  const { octaves, shape, pitch, envelope } = soundSpectra(sound, sampleRate);
  return {
    third_octave_frequencies: octaves.frequencies,
    third_octave_levels: octaves.levels,
    spectral_tilt: shape.tilt,
    spectral_centroid: shape.centroid,
    spectral_flatness: shape.flatness,
    pitch: pitch.pitch,
    pitch_clarity: pitch.clarity,
    attack_time: envelope.attackTime,
    peak_time: envelope.peakTime,
    sustain_level: envelope.sustainLevel,
    decay_time: envelope.decayTime,
    temporal_centroid: envelope.temporalCentroid,
    level_drift: envelope.levelDrift,
  };
}

function defectsOf(given: Channels, sampleRate: number) {
  const { startSec, endSec } = silence(given, sampleRate);
  return {
    clipping: countOf(findClipping(given, sampleRate), sampleRate),
    clicks: countOf(findClicks(given, sampleRate), sampleRate),
    dropouts: countOf(findDropouts(given, sampleRate), sampleRate),
    silence_start: startSec,
    silence_end: endSec,
  };
}

function countOf(defects: Defects, sampleRate: number): DefectCount {
  return { count: eventCount(defects, sampleRate), frames: defects.frames, positions: defects.list };
}
