/** Measurements of a sound without faults, to change one thing at a time. */
import type { DefectCount, Measurements } from '../../src/metrics/report/measurements.ts';

const none: DefectCount = { count: 0, frames: 0, positions: [] };

/** Centres of third octaves, base ten, 25 Hz to 20 kHz. */
const frequencies = Array.from({ length: 30 }, (_, band) => 1000 * Math.pow(10, (band - 16) / 10));

export function plainMeasurements(changes: Partial<Measurements> = {}): Measurements {
  return {
    duration: 2,
    sample_rate: 44100,
    channels: 2,
    length: 88200,
    integrated_loudness: -18,
    momentary_loudness_max: -17,
    short_term_loudness_max: null,
    loudness_range: null,
    true_peak: -6,
    sample_peak: -6.1,
    peak_to_loudness_ratio: 12,
    peak_to_short_term_ratio: null,
    rms: -18,
    crest_factor: 11.9,
    dc_offset: 0,
    dc_drift: 0,
    held_samples: 0,
    correlation: 0.6,
    correlation_min: 0.4,
    mono_loss: 4,
    bass_mono_loss: 3.2,
    balance: 0,
    third_octave_frequencies: frequencies,
    third_octave_levels: frequencies.map((hz) => -15 - 2 * Math.abs(Math.log2(hz / 300))),
    spectral_tilt: -3,
    spectral_centroid: 700,
    spectral_flatness: 0.02,
    pitch: 220,
    pitch_clarity: 0.95,
    attack_time: 0.5,
    peak_time: 0.8,
    sustain_level: -1,
    decay_time: 1,
    temporal_centroid: 0.5,
    level_drift: -1,
    clipping: none,
    clicks: none,
    dropouts: none,
    not_finite: none,
    silence_start: 0.005,
    silence_end: 0.1,
    ...changes,
  };
}
