/** A band-limited sawtooth: the naive saw less the residual of each jump (see stepResidual.ts), then the equaliser. */
import { num, scope, type F32, type Num } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { droopEqualiser } from './droopEqualiser.ts';
import { phasor, type Phasor } from './phasor.ts';
import { startKnob, startPhase } from './startPhase.ts';
import { fourthPower, NODE_SAMPLES, speedOf } from './stepResidual.ts';

export const sawOptions = { startTurns: startKnob } as const satisfies OptionTable;
export type SawOptions = OptionsOf<typeof sawOptions>;

/**
 * A rising saw from −1 to 1, starting at 0. `frequencyHz` from 0 up to a quarter of the sample rate;
 * above it, where jumps are closer than half their corrections are wide, aliases grow (to −25 dB at 0.4 of the rate).
 */
export function saw(frequencyHz: Num, options: SawOptions = {}): F32 {
  return scope('saw', () => {
    readOptions(sawOptions, options);
    return droopEqualiser(drooping(phasor(frequencyHz, startPhase(options.startTurns)))).mul(1 / DROOPING_PEAK);
  });
}

/** What `drooping` calls 1: the int32 phase is not scaled down, because the gain that follows can do it for nothing. */
export const DROOPING_PEAK = 2147483648;

/** The saw before its equaliser and its scaling, which being linear can be shared by a sum of saws: see `unison`. */
export function drooping(moving: Phasor): F32 {
  return scope('drooping', () => {
    const { phase } = moving;
    const naive = phase.toFloat();
    // The residual of a jump of 2 is ((2 − u)⁴ − 4·(1 − u)⁴)/12, both powers cut off at 0, u nodes from where the int32 phase
    // wraps. Here u = (2³¹ − |naive|) / step / NODE_SAMPLES, the factors are inside the powers, and what depends on the pitch is
    // one line in |naive|. Its two terms cancel near the jump, which costs 6e-8 periods of u: at 30 Hz an error of −88 dB in
    // the few samples that meet the jump.
    const slope = num(OUTER / NODE_SAMPLES).div(speedOf(moving));
    const outer = naive
      .abs()
      .mul(slope)
      .add(num(2 * OUTER).sub(slope.mul(DROOPING_PEAK)));
    const inner = outer.mul(INNER / OUTER).sub(INNER);
    return naive.sub(fourthPower(outer).sub(fourthPower(inner)).flip(phase));
  });
}

/** Fourth roots of 2³¹/12 and 2³¹/3: the factors of the two powers, and the height of the jump. */
const OUTER = Math.sqrt(Math.sqrt(DROOPING_PEAK / 12));
const INNER = Math.sqrt(Math.sqrt(DROOPING_PEAK / 3));
