/** Everything that a report measures, as JSON. `null` is what cannot be measured: the loudness of silence, the pitch of noise. */
import type { Defect } from '../defects/defect.ts';

export interface Measurements {
  /** In s. */
  readonly duration: number;
  /** In Hz. */
  readonly sample_rate: number;
  readonly channels: number;
  /** Samples of each channel. */
  readonly length: number;

  /** In LUFS, gated (BS.1770-5); of a sound under 400 ms: padded with silence to 400 ms, and so are the two below. */
  readonly integrated_loudness: number | null;
  /** The loudest 400 ms, in LUFS. */
  readonly momentary_loudness_max: number | null;
  /** The loudest 3 s, in LUFS; `null` under 3 s. */
  readonly short_term_loudness_max: number | null;
  /** In LU (EBU Tech 3342). */
  readonly loudness_range: number | null;
  /** In dBTP. */
  readonly true_peak: number | null;
  /** In dBFS. */
  readonly sample_peak: number | null;
  /** True peak over integrated loudness (PLR), in LU. */
  readonly peak_to_loudness_ratio: number | null;
  /** The smallest true peak over short-term loudness of any 3 s (PSR), in LU. */
  readonly peak_to_short_term_ratio: number | null;
  /** Of all channels together, in dBFS: 0 is a full-scale square wave. */
  readonly rms: number | null;
  /** Sample peak over RMS, in dB. */
  readonly crest_factor: number | null;
  /** The largest mean of any channel, as share of full scale, 0–1. */
  readonly dc_offset: number;
  /** The largest difference between the means of two windows (0.4 to 2 s, Hann), as share of full scale; 0 under 0.8 s. */
  readonly dc_drift: number;
  /** Share of samples that only repeat the one before until the wave jumps, 0–1: too few bits, or a lower sample rate. */
  readonly held_samples: number;

  /** Of left and right, −1 to 1; `null` unless stereo. */
  readonly correlation: number | null;
  /** The lowest in windows of 0.4 s that are not silent. */
  readonly correlation_min: number | null;
  /** Loudness of stereo over that of (L + R)/2, in LU: 3.01 for equal channels, 6.02 for unrelated ones. At most 60. */
  readonly mono_loss: number | null;
  /** The same of what lies below 120 Hz. `null` where there is next to nothing. */
  readonly bass_mono_loss: number | null;
  /** Loudness of left over right, in LU; −60 to 60. */
  readonly balance: number | null;

  /** Centres of third octaves in Hz, IEC 61260-1 base ten, those that lie below half the sample rate. */
  readonly third_octave_frequencies: readonly number[];
  /** Level of each, in dB relative to the sum of all; at least −120. `null` for silence. */
  readonly third_octave_levels: readonly number[] | null;
  /** Slope of the third-octave levels against octaves between 100 Hz and 10 kHz, in dB per octave: pink noise 0, white noise +3. */
  readonly spectral_tilt: number | null;
  /** Centre of gravity of the long-term power spectrum, in Hz. */
  readonly spectral_centroid: number | null;
  /** Geometric over arithmetic mean of the power spectrum, 0–1: a tone 0, white noise 1. */
  readonly spectral_flatness: number | null;
  /** The fundamental in Hz; `null` for noise, chords, drums. */
  readonly pitch: number | null;
  /** How periodic the sound is, 0–1. */
  readonly pitch_clarity: number;

  /** From 10 % to 90 % of the largest level, or to where the rise stops before, in s; 0 for a sudden beginning. */
  readonly attack_time: number | null;
  /** Time from the beginning until the level is first within 0.5 dB of the largest, in s. */
  readonly peak_time: number | null;
  /** Mean level from 45 % to 55 % of the duration against the largest, in dB, from −120 to 0. */
  readonly sustain_level: number | null;
  /** Time from `peak_time` for the level to fall by 20 dB, in s; `null` if it does not. */
  readonly decay_time: number | null;
  /** Centre of gravity of the energy as share of the duration, 0–1. */
  readonly temporal_centroid: number | null;
  /** Slope of the level over the sustained part (30–70 % of the duration), in dB per second; `null` if there is silence in it. */
  readonly level_drift: number | null;

  readonly clipping: DefectCount;
  readonly clicks: DefectCount;
  readonly dropouts: DefectCount;
  readonly not_finite: DefectCount;
  /** Silence (below −60 dBFS) before the sound, in s; the whole duration for silence. */
  readonly silence_start: number;
  /** Silence after the sound, in s. */
  readonly silence_end: number;
}

export interface DefectCount {
  /** Events: what several channels have at once, within 1 ms, is one. */
  readonly count: number;
  /** Samples that they last together, over all channels. */
  readonly frames: number;
  /** The first ones, channel by channel: an event in two channels has two. At most 100. */
  readonly positions: readonly Defect[];
}
