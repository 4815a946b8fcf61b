import { control, instanceSeed, num, scope, seed, type F32 } from '../../ir/index.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { sinTurns } from '../../units/math/sinTurns.ts';
import { hash } from '../../units/noise/hash.ts';
import { phasor } from '../../units/oscillators/phasor.ts';
import { padSignal as signal } from './padParameters.ts';

/**
 * What a frequency is multiplied with: each call, and each note, is somewhere else in its vibrato.
 * @param speed share of `vibrato_rate`, so that several players do not keep in step
 */
export function vibrato(speed = 1): F32 {
  return scope('vibrato', () => {
    const swing = sinTurns(phasor(signal('vibrato_rate').mul(speed), hash(seed().xor(instanceSeed()))).phase);
    return control(
      exp2(
        num(signal('vibrato_depth'))
          .mul(1 / 1200)
          .mul(swing),
      ),
    );
  });
}
