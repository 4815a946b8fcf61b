/** A band-limited triangle: the naive one and, at its two corners, the residual of a change of slope. */
import { int, num, scope, type F32, type Num } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { droopEqualiser } from './droopEqualiser.ts';
import { phasor } from './phasor.ts';
import { startKnob, startPhase } from './startPhase.ts';
import { rampResidual, speedOf } from './stepResidual.ts';

export const triangleOptions = { startTurns: startKnob } as const satisfies OptionTable;
export type TriangleOptions = OptionsOf<typeof triangleOptions>;

/**
 * From −1 to 1 and back, starting at 0, upwards. `frequencyHz` from 0 up to an eighth of the sample rate; above it the corners
 * are closer than their corrections are wide, and aliases grow.
 */
export function triangle(frequencyHz: Num, options: TriangleOptions = {}): F32 {
  return scope('triangle', () => {
    readOptions(triangleOptions, options);
    const moving = phasor(frequencyHz, int(startPhase(options.startTurns)).add(-0x40000000));
    // Half periods: the wave falls from a half to minus a half, and turns at either end.
    const fall = moving.phase
      .toFloat()
      .mul(1 / 2147483648)
      .abs()
      .sub(0.5);
    const speed = speedOf(moving).mul(1 / 2147483648);
    const height = fall.abs();
    const corner = rampResidual(num(0.5).sub(height).div(speed)).mul(speed);
    return droopEqualiser(corner.mul(4).sub(height.mul(2)).flip(fall.bits()));
  });
}
