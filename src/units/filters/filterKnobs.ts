/** The options that filters have in common. */
import type { Knob } from '../readOptions.ts';

export const filterKnobs = {
  cutoffHz: { unit: 'Hz', min: 5, max: 96000, doc: 'up to 0.49 of the sample rate; above, it stays there' },
  frequencyHz: { unit: 'Hz', min: 5, max: 96000, doc: 'middle of the band; up to 0.49 of the sample rate' },
  cornerHz: {
    unit: 'Hz',
    min: 5,
    max: 96000,
    doc: 'half of the gain in dB is reached here; up to 0.49 of the sample rate',
  },
  gainDb: { unit: 'dB', min: -36, max: 36, doc: 'gain of the band; 0 leaves every sample as it is' },
  shelfQ: {
    unit: '1',
    min: 0.1,
    max: 10,
    default: Math.SQRT1_2,
    doc: 'steepness at the corner; over 0.7071 it overshoots',
  },
} as const satisfies Readonly<Record<string, Knob>>;
