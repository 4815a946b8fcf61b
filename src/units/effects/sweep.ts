/** The slow sine that moves a flanger or a phaser: left and right run at the same speed, one ahead of the other. */
import { perLane, type F32 } from '../../ir/index.ts';
import { sinTurns } from '../math/sinTurns.ts';
import { phasor } from '../oscillators/phasor.ts';
import type { Knob } from '../readOptions.ts';

export const sweepKnobs = {
  rateHz: { unit: 'Hz', min: 0, max: 10, default: 0.25, doc: 'speed of the sweep; at 0 it stands still' },
  spreadTurns: { unit: 'turns', min: 0, max: 0.5, default: 0.25, doc: 'how far the right side is ahead of the left' },
} as const satisfies Readonly<Record<string, Knob>>;

/**
 * A sine between −1 and 1 that begins at 0 on the left; lanes are (left, right, left, right). A speed that moves may do so at any
 * time without a jump, but then the phase is summed up, and what depends on it is computed at every sample.
 */
export function sweep({ rateHz, spreadTurns }: Readonly<Record<keyof typeof sweepKnobs, F32>>): F32 {
  // Half a turn is 2³¹, which saturates to one less: nothing that could be heard.
  const ahead = spreadTurns.mul(perLane(0, 4294967296, 0, 4294967296)).toInt();
  return sinTurns(phasor(rateHz, ahead).phase);
}
