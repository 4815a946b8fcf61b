import type { LongTermSpectrum } from './longTermSpectrum.ts';
import { powerBetween } from './powerBetween.ts';

/** What is below is no tone, but an offset, in Hz. */
const LEAST_HZ = 16;

/** A tenth of the power lies below the lowest tone that matters. */
const SHARE = 0.1;

/** Where the tones of a sound begin, in Hz; at most where the fine spectrum of the bass ends (250 Hz or more). */
export function lowestHz(spectrum: LongTermSpectrum, bass: LongTermSpectrum): number {
  const { powers, binHz } = bass;
  const wanted = SHARE * powerBetween(spectrum, LEAST_HZ, spectrum.powers.length * spectrum.binHz);
  let power = 0;
  for (let bin = Math.ceil(LEAST_HZ / binHz); bin < powers.length; bin++) {
    power += powers[bin]!;
    if (power >= wanted) return bin * binHz;
  }
  return (powers.length - 1) * binHz;
}
