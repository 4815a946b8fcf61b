/** Narrows or widens a stereo sound: the side signal (left − right)/2 is scaled, the middle (left + right)/2 stays as it is. */
import { control, scope, shuffle, type F32 } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const stereoWidthOptions = {
  width: {
    unit: '1',
    min: 0,
    max: 2,
    default: 1,
    doc: 'amplitude of the side signal: 0 is mono, 1 leaves every sample as it is',
  },
} as const satisfies OptionTable;
export type StereoWidthOptions = OptionsOf<typeof stereoWidthOptions>;

/** Effects only; lanes are (left, right, left, right). Mono sounds pass as they are; at 2 the side signal has four times its power. */
export function stereoWidth(x: F32, options: StereoWidthOptions = {}): F32 {
  return scope('stereoWidth', () => {
    const { width } = readOptions(stereoWidthOptions, options);
    // x + (width − 1)·side, the side of a channel being half of its distance from the other one.
    return x.mix(shuffle(x, x, [1, 0, 3, 2]), control(width.mul(-0.5).add(0.5)));
  });
}
