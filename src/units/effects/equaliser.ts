/** A four-band equaliser: low shelf, two peaks, high shelf. */
import { scope, type F32 } from '../../ir/index.ts';
import { highShelf } from '../filters/highShelf.ts';
import { lowShelf } from '../filters/lowShelf.ts';
import { peakFilter, peakFilterOptions } from '../filters/peakFilter.ts';
import { readOptions, type Knob, type OptionsOf, type OptionTable } from '../readOptions.ts';

const hertz = <const Default extends number>(usual: Default, doc: string) =>
  ({ ...peakFilterOptions.frequencyHz, default: usual, doc }) satisfies Knob;
/** Four bands of 18 dB reach as far as two of the filters' 36. */
const decibels = (doc: string) => ({ unit: 'dB', min: -18, max: 18, default: 0, doc }) satisfies Knob;
const peakQ = peakFilterOptions.q;

export const equaliserOptions = {
  lowHz: hertz(100, 'corner of the low shelf'),
  lowGainDb: decibels('gain below it'),
  peak1Hz: hertz(400, 'middle of the first peak'),
  peak1GainDb: decibels('its gain'),
  peak1Q: peakQ,
  peak2Hz: hertz(2500, 'middle of the second peak'),
  peak2GainDb: decibels('its gain'),
  peak2Q: peakQ,
  highHz: hertz(8000, 'corner of the high shelf'),
  highGainDb: decibels('gain above it'),
} as const satisfies OptionTable;
export type EqualiserOptions = OptionsOf<typeof equaliserOptions>;

/** The bands one after the other. One whose gain is 0 dB leaves every bit of the sound as it is; shelves do not overshoot. */
export function equaliser(x: F32, options: EqualiserOptions = {}): F32 {
  return scope('equaliser', () => {
    const o = readOptions(equaliserOptions, options);
    const bands = [
      lowShelf({ cornerHz: o.lowHz, gainDb: o.lowGainDb }),
      peakFilter({ frequencyHz: o.peak1Hz, gainDb: o.peak1GainDb, q: o.peak1Q }),
      peakFilter({ frequencyHz: o.peak2Hz, gainDb: o.peak2GainDb, q: o.peak2Q }),
      highShelf({ cornerHz: o.highHz, gainDb: o.highGainDb }),
    ];
    return bands.reduce((signal, band) => band(signal), x);
  });
}
