/**
 * A phaser: first-order all-passes in series, whose common cutoff sweeps exponentially, fed back to their input and added to the
 * dry sound; where together they turn the phase by an odd multiple of 180°, a notch remains. J. O. Smith, "An allpass approach to
 * digital phasing and flanging", Proc. ICMC, 1984.
 */
import { control, register, scope, type F32 } from '../../ir/index.ts';
import { allPass } from '../filters/allPass.ts';
import { exp2 } from '../math/exp2.ts';
import { mixKnob, readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { sweep, sweepKnobs } from './sweep.ts';

export const phaserOptions = {
  mix: { ...mixKnob, default: 0.5 },
  ...sweepKnobs,
  stages: { whole: true, min: 4, max: 12, default: 6, doc: 'all-passes; every two make a notch' },
  centreHz: { unit: 'Hz', min: 20, max: 20000, default: 800, doc: 'middle of the sweep: here each stage turns by 90°' },
  depthSemitones: { unit: 'semitones', min: 0, max: 48, default: 24, doc: 'extent of the sweep on either side' },
  feedback: { unit: '1', min: -0.95, max: 0.95, default: 0.4, doc: 'share of the result that is heard again one sample later, inverted if negative' }, // prettier-ignore
} as const satisfies OptionTable;
export type PhaserOptions = OptionsOf<typeof phaserOptions>;

/** Effects only; lanes are (left, right, left, right). */
export function phaser(x: F32, options: PhaserOptions = {}): F32 {
  return scope('phaser', () => {
    const { mix, stages, centreHz, depthSemitones, feedback, ...movement } = readOptions(phaserOptions, options);
    const octaves = sweep(movement).mul(depthSemitones.mul(1 / 12));
    const stage = allPass({ cutoffHz: centreHz.mul(exp2(octaves)) });
    const last = register();
    let turned = x.add(last.value.mul(control(feedback)));
    for (let passed = 0; passed < stages; passed++) turned = stage(turned);
    last.set(turned);
    return x.mix(turned, control(mix));
  });
}
