/** Saturation: the hyperbolic tangent, at eight times the sample rate. */
import { late, scope, type F32, type LateSignal } from '../../ir/index.ts';
import { dcBlock } from '../filters/dcBlock.ts';
import { glide } from '../filters/glide.ts';
import { decibelsToGain } from '../math/decibelsToGain.ts';
import { tanh } from '../math/tanh.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { oversample } from './oversample.ts';

export const driveOptions = {
  driveDb: {
    unit: 'dB',
    min: 0,
    max: 48,
    doc: 'gain into the saturation, which is that of quiet sounds; not taken back',
  },
  bias: { unit: '1', min: -1, max: 1, default: 0, doc: 'offset at the saturation, for even harmonics' },
} as const satisfies OptionTable;
export type DriveOptions = OptionsOf<typeof driveOptions>;

/**
 * tanh(gain·x + bias) − tanh(bias), 24 samples late. Where there is a bias, the DC that it makes of a sound is removed below 5 Hz.
 */
export function drive(x: F32, options: DriveOptions): LateSignal {
  return scope('drive', () => {
    const { driveDb, bias } = readOptions(driveOptions, options);
    const loud = x.mul(glide(decibelsToGain(driveDb)));
    if (options.bias === undefined || options.bias === 0) return oversample(8, tanh)(loud);
    const offset = glide(bias);
    const rest = tanh(offset);
    const saturated = oversample(8, (sample) => tanh(sample.add(offset)).sub(rest))(loud);
    return late(dcBlock()(saturated), saturated.latency);
  });
}
