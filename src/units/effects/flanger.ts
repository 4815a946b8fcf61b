/**
 * A flanger: a short delay whose length moves, fed back to its input and added to the dry sound, so that the teeth of a comb
 * sweep through the spectrum. J. Dattorro, "Effect design, part 2: delay-line modulation and chorus", J. Audio Eng. Soc. 45, 1997.
 */
import { control, delayLine, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { glide } from '../filters/glide.ts';
import { mixKnob, readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { sweep, sweepKnobs } from './sweep.ts';

export const flangerOptions = {
  mix: { ...mixKnob, default: 0.5 },
  ...sweepKnobs,
  delaySec: { unit: 's', min: 0.00025, max: 0.01, default: 0.001, doc: 'middle of the sweep' },
  depth: { unit: '1', min: 0, max: 1, default: 0.8, doc: 'extent of the sweep as a share of its middle; it ends at 0.25 ms' },
  feedback: { unit: '1', min: -0.95, max: 0.95, default: 0.6, doc: 'share of the echo that is heard again; negative: inverted' },
} as const satisfies OptionTable;
export type FlangerOptions = OptionsOf<typeof flangerOptions>;

/** The loudest sound that goes round: a full-scale input at the strongest feedback gets there, a line that moves might go on. */
const LOUDEST = 20;
