/** The sound of sheet metal, as drum machines have it: a cluster of bright oscillators whose pitches have nothing in common. */
import { sampleRate, scope, type F32 } from '../../ir/index.ts';
import { droopEqualiser } from '../../units/oscillators/droopEqualiser.ts';
import { phasor } from '../../units/oscillators/phasor.ts';
import { drooping, DROOPING_PEAK } from '../../units/oscillators/saw.ts';
import type { Hit, Wide } from './drumVoice.ts';

/** Those of the six oscillators in the cymbals of the Roland TR-808 (service notes, 1981): 205.3 to 800 Hz. */
export const METAL = [1, 1.4828, 1.8003, 2.546, 2.6303, 3.8967] as const;

/** From here on saws would fold. */
const HIGHEST = 0.2;

/** Power as that of one saw in the middle, and as much at the sides. */
export function metalCluster({ steppedHz, random }: Hit, ratios: readonly number[] = METAL): Wide {
  return scope('metalCluster', () => {
    const saws = ratios.map((ratio, index) =>
      drooping(phasor(steppedHz.mul(ratio).min(sampleRate().mul(HIGHEST)), random(index))),
    );
    const gain = 1 / (Math.sqrt(ratios.length) * DROOPING_PEAK);
    const sum = (signs: (index: number) => boolean): F32 =>
      droopEqualiser(saws.map((saw, index) => (signs(index) ? saw : saw.neg())).reduce((all, one) => all.add(one)));
    return { mid: sum(() => true).mul(gain), side: sum((index) => index % 2 === 0).mul(gain) };
  });
}
