import { dbToGain, gainToDb } from '../../math/index.ts';
import type { Channels } from '../../metrics/checkChannels.ts';
import { gainReduction } from './gainReduction.ts';
import { PeakEnvelope } from './peakEnvelope.ts';

/** How far below the limit it aims, because meters differ. */
const SAFETY_DB = 0.15;

/** The smallest gain above 0 that a reduction in float32 leaves, −144 dB: what would need less is silenced. */
const SMALLEST = 1 / 0x1000000;

export interface Limited {
  /** The next sound that the limiter gives is written to the same arrays. */
  readonly channels: readonly Float32Array<ArrayBuffer>[];
  /** The most that was taken off the gain, in dB. */
  readonly reductionDb: number;
}

/** A sound times a gain, and less where its true peaks would pass the ceiling. Can be tried with one gain after the other. */
export class Limiter {
  readonly #channels: Channels;
  readonly #sampleRate: number;
  readonly #envelope: PeakEnvelope | undefined;
  readonly #output: readonly Float32Array<ArrayBuffer>[];
  #ceiling: number;
  #peaks: Peaks | undefined;
  #reductions: Float32Array | undefined;

  /**
   * @param channels finite samples; they stay as they are
   * @param truePeakLimit in dBTP, at most 0; `null`: only samples count, and full scale is the limit
   */
  constructor(channels: Channels, sampleRate: number, truePeakLimit: number | null) {
    this.#channels = channels;
    this.#sampleRate = sampleRate;
    this.#envelope = truePeakLimit === null ? undefined : new PeakEnvelope(channels);
    this.#ceiling = truePeakLimit === null ? 1 : dbToGain(truePeakLimit - SAFETY_DB);
    this.#output = channels.map(({ length }) => new Float32Array(length));
  }

  /** How far the largest peak passes the ceiling at this gain, as a factor: up to 1, it does not. */
  excess(gain: number): number {
    return (this.#peaksFor(gain).largest * gain) / this.#ceiling;
  }

  /** Brings the ceiling down. */
  lower(db: number): void {
    this.#ceiling *= dbToGain(-db);
  }

  limit(gain: number): Limited {
    const { frames, largest } = this.#peaksFor(gain);
    if (!(largest * gain > this.#ceiling)) {
      this.#channels.forEach((from, channel) => multiply(from, gain, this.#output[channel]!));
      return { channels: this.#output, reductionDb: 0 };
    }
    const reductions = (this.#reductions ??= new Float32Array(frames.length));
    const most = gainReduction(frames, gain / this.#ceiling, this.#sampleRate, reductions);
    this.#channels.forEach((from, channel) => reduce(from, gain, reductions, this.#output[channel]!));
    return { channels: this.#output, reductionDb: -gainToDb(Math.max(SMALLEST, 1 - most)) };
  }

  #peaksFor(gain: number): Peaks {
    const floor = this.#ceiling / gain;
    if (this.#peaks === undefined || floor < this.#peaks.floor) this.#peaks = this.#findPeaks(floor);
    return this.#peaks;
  }

  #findPeaks(floor: number): Peaks {
    if (this.#envelope === undefined) {
      const frames = largestSamples(this.#channels);
      return { frames, largest: largestOf(frames), floor: 0 };
    }
    const { samplePeak } = this.#envelope;
    // What has to be limited will be tried with gains up to twice this one, as far as the largest peak allows.
    const lower = samplePeak > floor ? Math.min(floor, Math.max(floor, samplePeak) / 2) : floor;
    const frames = this.#envelope.above(lower);
    return { frames, largest: largestOf(frames), floor: lower };
  }
}

interface Peaks {
  /** Of each frame; 0 where there is none above `floor`. */
  readonly frames: Float32Array;
  readonly largest: number;
  readonly floor: number;
}

/** Rounds to float32 once. */
function multiply(from: Float32Array, gain: number, to: Float32Array): void {
  for (let frame = 0; frame < from.length; frame++) to[frame] = from[frame]! * gain;
}

function reduce(from: Float32Array, gain: number, reductions: Float32Array, to: Float32Array): void {
  for (let frame = 0; frame < from.length; frame++) {
    const sample = from[frame]! * (gain * (1 - reductions[frame]!));
    // Without a limit the ceiling is full scale, and rounding may pass it.
    to[frame] = sample > 1 ? 1 : sample < -1 ? -1 : sample;
  }
}

/** For each frame, the largest |sample| of all channels. */
function largestSamples(channels: Channels): Float32Array {
  const sizes = channels[0]!.map((sample) => Math.abs(sample));
  for (const samples of channels.slice(1)) {
    for (let frame = 0; frame < sizes.length; frame++) {
      if (Math.abs(samples[frame]!) > sizes[frame]!) sizes[frame] = Math.abs(samples[frame]!);
    }
  }
  return sizes;
}

function largestOf(values: Float32Array): number {
  let largest = 0;
  for (let at = 0; at < values.length; at++) if (values[at]! > largest) largest = values[at]!;
  return largest;
}
