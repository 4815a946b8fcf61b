/** The lowest bins of the power spectrum, four to eight times as fine: a third octave at 20 Hz is 4.6 Hz wide. */
import { cos } from '../../math/cos.ts';
import type { Channels } from '../checkChannels.ts';
import { averagePowers } from './averagePowers.ts';
import { binomialFilter } from './binomialFilter.ts';
import type { LongTermSpectrum } from './longTermSpectrum.ts';

/** The rate is halved until it is less than twice this, in Hz. */
const LEAST_RATE = 1000;

/** Samples of a frame at that rate: 0.74 s at 44.1 kHz, bins of 1.3 Hz. */
const FRAME = 1024;

/** The part of the spectrum that is given: what folds onto 224 Hz is 84 dB down at 8 kHz, 96 dB at 44.1 kHz, and less below. */
const SHARE = 0.25;

/** How often the filter goes at the rate before each halving, the last halving first. */
const SMOOTHINGS = [2, 1] as const;

/**
 * Bins from 0 Hz to at least 250 Hz, otherwise as `longTermSpectrum`. The rate is halved to between 1 and 2 kHz first, and the
 * droop of the filters undone.
 *
 * @param channels finite samples
 * @param halved the same after `binomialFilter(…, 2)`
 */
export function bassSpectrum(channels: Channels, halved: Channels, sampleRate: number): LongTermSpectrum {
  let halvings = 1;
  while (sampleRate / (2 << halvings) >= LEAST_RATE) halvings++;
  const smoothings = (halving: number): number => (halving === 0 ? 0 : (SMOOTHINGS[halvings - 1 - halving] ?? 0));

  const reduced = halved.map((channel) => {
    let samples = channel;
    for (let halving = 1; halving < halvings; halving++) {
      for (let pass = 0; pass < smoothings(halving); pass++) samples = binomialFilter(samples, 1);
      samples = binomialFilter(samples, 2);
    }
    return samples;
  });

  const factor = 1 << halvings;
  const powers = averagePowers(reduced, FRAME, channels[0]!.length / factor).slice(0, FRAME * SHARE + 1);
  for (let bin = 1; bin < powers.length; bin++) {
    let gain = 1;
    for (let halving = 0; halving < halvings; halving++) {
      const c = cos((Math.PI * bin) / (FRAME * (factor >> halving)));
      for (let pass = -1; pass < smoothings(halving); pass++) gain *= c * c * c * c;
    }
    powers[bin] = powers[bin]! / (gain * gain);
  }
  return { powers, binHz: sampleRate / factor / FRAME };
}
