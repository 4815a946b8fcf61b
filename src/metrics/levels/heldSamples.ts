import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';

/** Smaller steps than this share of the peak are the last bits of a soft sound: −54 dB, a step of nine bits. */
const SMALLEST_STEP = 1 / 512;

/** Fewer repeats than this share of a channel's samples happen by chance, and count as none. */
const FEW = 0.005;

/**
 * The share of samples that only repeat the one before until the wave jumps: stairs, which too few bits, a lower sample rate
 * without a filter and stuck samples leave. Held for n samples each, it is (n − 1)/n. Samples of 0 and tops at the peak are not
 * counted, for they are silence and clipping; nor are stairs whose steps are under 1/512 of the channel's peak, which 16 bits have
 * in soft and low sounds. A square wave whose top is flat is all top, and has none.
 *
 * @returns 0–1; 0 for silence
 * @throws AudioError as `checkChannels`
 */
export function heldSamples(channels: Channels, sampleRate: number): number {
  return heldShare(checkChannels(channels, sampleRate).map(finiteSamples));
}

/** The same of finite samples, unchecked. */
export function heldShare(channels: Channels): number {
  let [held, sounding] = [0, 0];
  for (const samples of channels) {
    const stairs = repeats(samples) < FEW * samples.length ? { held: 0, sounding: samples.length } : stairsIn(samples);
    held += stairs.held;
    sounding += stairs.sounding;
  }
  return sounding === 0 ? 0 : held / sounding;
}

/** Most sounds have next to none, and need not be looked at again. */
function repeats(samples: Float32Array): number {
  let count = 0;
  for (let at = 1; at < samples.length; at++) if (samples[at] === samples[at - 1]) count++;
  return count;
}

function stairsIn(samples: Float32Array): { held: number; sounding: number } {
  let [peak, sounding] = [0, 0];
  for (let at = 0; at < samples.length; at++) {
    const size = Math.abs(samples[at]!);
    if (size > peak) peak = size;
    if (size > 0) sounding++;
  }
  const step = peak * SMALLEST_STEP;
  let [held, run, before] = [0, 0, 0];
  for (let at = 0; at < samples.length; at++) {
    const sample = samples[at]!;
    if (sample === before) {
      run++;
      continue;
    }
    if (run > 0 && before !== 0 && Math.abs(before) < peak && Math.abs(sample - before) >= step) held += run;
    before = sample;
    run = 0;
  }
  return { held, sounding };
}
