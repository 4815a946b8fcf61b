/**
 * What the vocal folds give: the derivative of the flow of air between them, by the KLGLOTT88 model (D. H. Klatt & L. C. Klatt, "Analysis,
 * synthesis, and perception of voice quality variations", J. Acoust. Soc. Am. 87, 1990). The flow is x² − x³ while they are open, x
 * running from 0 to 1; its derivative jumps where they close, which is what excites the vocal tract.
 */
import { int, num, scope, type F32, type Int, type Num } from '../../ir/index.ts';
import { phasor } from '../oscillators/phasor.ts';
import { rampResidual, stepResidual } from '../oscillators/stepResidual.ts';

export interface GlottalPulse {
  /** The derivative of the flow, 2x − 3x²: up to ⅓, down to −1, back to 0 by a jump, for which it is band-limited. */
  readonly derivative: F32;
  /** Where the folds are open. */
  readonly isOpen: ReturnType<F32['gt']>;
}

/** @param openQuotient share of the period in which the folds are open, 0.3–0.9: the smaller, the more pressed the voice */
export function glottalPulse(frequencyHz: Num, openQuotient: F32, start: Int = 0): GlottalPulse {
  return scope('glottalPulse', () => {
    // They close where the int32 phase wraps; at a tenth of a turn behind that they are closed with any quotient.
    const { phase, step } = phasor(frequencyHz, int(start).add(CLOSED));
    const place = phase.toFloat().mul(1 / 2147483648);
    const speed = step.max(1).toFloat().mul(1 / 2147483648); // prettier-ignore
    /** Half periods from here to the nearest closing, and x, which is negative while they are closed. */
    const distance = num(1).sub(place.abs());
    const perOpening = num(0.5).div(openQuotient);
    const opening = num(1).sub(num(1).sub(place).mul(perOpening));
    const x = opening.max(0);
    const naive = x.mul(num(2).sub(x.mul(3)));
    const jump = stepResidual(distance.div(speed)).flip(phase);
    // The slope jumps too: by 4 per open time where they close, by 2 where they open.
    const slope = speed.mul(perOpening);
    const corners = rampResidual(distance.div(speed))
      .mul(2)
      .add(rampResidual(opening.abs().div(slope)));
    return { derivative: naive.add(jump).add(corners.mul(slope).mul(2)), isOpen: opening.gt(0) };
  });
}

/** −2³¹ + 2³²/10. */
const CLOSED = -0x66666667;
