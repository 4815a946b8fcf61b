/** One channel for all. */
import type { Channels } from '../checkChannels.ts';

/** If the mean of the channels has less than this share of their mean power, they cancel each other. */
const LEAST_SHARE = 0.05;

/** The mean of the channels; the strongest of them where they cancel each other, as in opposite polarity. */
export function downMix(channels: Channels): Float32Array {
  const first = channels[0]!;
  if (channels.length === 1) return first;
  const mix = meanOf(channels);

  const powers = channels.map(powerOf);
  const mean = powers.reduce((sum, power) => sum + power, 0) / channels.length;
  if (powerOf(mix) >= LEAST_SHARE * mean) return mix;
  const strongest = powers.reduce((best, power, index) => (power > powers[best]! ? index : best), 0);
  return channels[strongest]!;
}

/** Of two channels or more. */
function meanOf(channels: Channels): Float32Array {
  const [a, b] = [channels[0]!, channels[1]!];
  const gain = 1 / channels.length;
  const mix = new Float32Array(a.length);
  for (let at = 0; at < mix.length; at++) mix[at] = gain * (a[at]! + b[at]!);
  for (const samples of channels.slice(2)) {
    for (let at = 0; at < mix.length; at++) mix[at] = mix[at]! + gain * samples[at]!;
  }
  return mix;
}

/** Of every 16th sample, which is enough to compare. */
function powerOf(samples: Float32Array): number {
  let power = 0;
  for (let at = 0; at < samples.length; at += 16) power += samples[at]! * samples[at]!;
  return power;
}
