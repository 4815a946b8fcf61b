/** How large the samples are: RMS, peak, crest factor, and what the mean of each channel does. */
import { cos } from '../../math/cos.ts';
import { gainToDb } from '../../math/decibels.ts';
import { sin } from '../../math/sin.ts';
import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';

export interface Levels {
  /** Of all channels together, in dBFS: 0 is a full-scale square wave, −3.01 a full-scale sine. `null` for silence. */
  readonly rms: number | null;
  /** Sample peak over RMS, in dB: 3.01 for a sine on all channels. `null` for silence. */
  readonly crestFactor: number | null;
  /** The largest magnitude of any sample, in dBFS. `null` for silence. */
  readonly samplePeak: number | null;
  /** The mean of each channel, as share of full scale. */
  readonly dcOffset: readonly number[];
  /**
   * How far apart the means of two stretches of a channel are, at most, as share of full scale. Stretches are Hann windows of a
   * quarter of the sound, 0.4 to 2 s, which overlap by half: a steady tone from 30 Hz up counts as less than 0.0004 of its
   * amplitude, while rectangles would take bass for DC. 0 for sounds under 0.8 s.
   */
  readonly dcDrift: number;
}

/**
 * Samples that are not finite count as 0.
 *
 * @throws AudioError if the channels cannot be measured
 */
export function levels(channels: Channels, sampleRate: number): Levels {
  const list = checkChannels(channels, sampleRate);
  const frames = list[0]!.length;
  const count = halfWindows(frames / sampleRate);
  const rise = risingHalf(count < 2 ? 0 : Math.floor(frames / count));
  const measured = list.map((samples) => measureChannel(samples, rise, count));
  const power = measured.reduce((sum, { squares }) => sum + squares, 0) / (frames * list.length);
  const peak = measured.reduce((most, channel) => Math.max(most, channel.peak), 0);
  const rms = power > 0 ? gainToDb(Math.sqrt(power)) : null;
  const samplePeak = peak > 0 ? gainToDb(peak) : null;
  return {
    rms,
    crestFactor: rms === null || samplePeak === null ? null : samplePeak - rms,
    samplePeak,
    dcOffset: measured.map(({ sum }) => sum / frames),
    dcDrift: measured.reduce((most, { drift }) => Math.max(most, drift), 0),
  };
}

/** Into how many halves of windows a sound is cut: windows of 0.4 s from 0.8 s on, of a quarter from 1.6 s, of 2 s from 8 s. */
function halfWindows(durationSec: number): number {
  if (durationSec < 0.8) return 0;
  // A little more, so that 0.8 s are four halves whatever the rounding.
  return durationSec < 1.6 ? Math.floor(durationSec / 0.2 + 1e-9) : Math.max(8, Math.floor(durationSec));
}

/** The first half of a periodic Hann window of twice this size: 0 up to 1. The second half is 1 minus the first. */
function risingHalf(size: number): Float64Array {
  const rise = new Float64Array(size);
  if (size === 0) return rise;
  const [turnCos, turnSin] = [cos(Math.PI / size), sin(Math.PI / size)];
  // A point that goes round half a circle: its rounding errors stay below 1e-10, and the tables cost no cosines.
  let [x, y] = [1, 0];
  for (let at = 0; at < size; at++) {
    rise[at] = 0.5 - 0.5 * x;
    const nextX = x * turnCos - y * turnSin;
    y = x * turnSin + y * turnCos;
    x = nextX;
  }
  return rise;
}

interface Part {
  sum: number;
  squares: number;
  peak: number;
  /** The sum of the samples times the weights. */
  rising: number;
}

interface ChannelLevels extends Readonly<Part> {
  /** The largest difference between the means of two windows. */
  readonly drift: number;
}

function measureChannel(samples: Float32Array, rise: Float64Array, count: number): ChannelLevels {
  const size = rise.length;
  // What the division left over, or the whole of a short sound.
  const all = measurePart(samples, count * size, new Float64Array(samples.length - count * size));
  let [least, most] = [Infinity, -Infinity];
  let before = 0;
  for (let half = 0; half < count; half++) {
    const part = measurePart(samples, half * size, rise);
    if (half > 0) {
      const mean = (before + (part.sum - part.rising)) / size;
      least = Math.min(least, mean);
      most = Math.max(most, mean);
    }
    before = part.rising;
    all.sum += part.sum;
    all.squares += part.squares;
    all.peak = Math.max(all.peak, part.peak);
  }
  // Squares of float32 samples cannot overflow: only a sample that is not finite makes such a sum.
  if (!(all.squares < Infinity)) return measureChannel(finiteSamples(samples), rise, count);
  return { ...all, drift: Math.max(0, most - least) };
}

/** Sums over as many samples as there are weights. */
function measurePart(samples: Float32Array, from: number, weights: Float64Array): Part {
  let sum = 0;
  let squares = 0;
  let peak = 0;
  let rising = 0;
  for (let at = 0; at < weights.length; at++) {
    const x = samples[from + at]!;
    const magnitude = Math.abs(x);
    sum += x;
    squares += x * x;
    rising += x * weights[at]!;
    if (magnitude > peak) peak = magnitude;
  }
  return { sum, squares, peak, rising };
}
