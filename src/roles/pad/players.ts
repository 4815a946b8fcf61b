/** Several players of one note, each a little beside the others in pitch, place, vibrato and level. */
import { control, frequency, instanceSeed, num, scope, seed, type F32, type I32 } from '../../ir/index.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { hash } from '../../units/noise/hash.ts';
import { panGains } from '../../units/stereo/pan.ts';
import { padSignal as signal } from './padParameters.ts';
import { vibrato } from './vibrato.ts';
import { wander } from './wander.ts';

export interface Player {
  readonly hertz: F32;
  /** Phase of the first sample, another one in each note. */
  readonly start: I32;
}

/** How far motion moves the level of a player. */
const LEVEL_MOTION = 0.5;

/**
 * Left and right of `count` players, with the power of one. `detune` and `width` place them evenly, but not in the same order, so
 * that neither side is sharp.
 * @param play what one player plays
 */
export function players(count: number, play: (player: Player) => F32): [F32, F32] {
  return scope('players', () => {
    const random = seed().xor(instanceSeed());
    const order = mixedOrder(count);
    const sides: [F32[], F32[]] = [[], []];
    for (let at = 0; at < count; at++) {
      const ratio = exp2(signal('detune').mul(placeOf(order[at]!, count) / 1200));
      const hertz = frequency()
        .mul(ratio)
        .mul(vibrato(1 + 0.09 * placeOf(order[order[at]!]!, count)));
      const sound = play({ hertz, start: hash(random.add(at)) });
      const level = num(1)
        .add(wander().mul(signal('motion')).mul(LEVEL_MOTION))
        .mul(1 / Math.sqrt(count));
      panGains(signal('width').mul(placeOf(at, count))).forEach((gain, side) => {
        sides[side]!.push(sound.mul(control(gain.mul(level))));
      });
    }
    return sides.map((all) => all.reduce((sum, one) => sum.add(one))) as [F32, F32];
  });
}

/** From −1 to 1. */
const placeOf = (at: number, count: number): number => (count === 1 ? 0 : (2 * at) / (count - 1) - 1);

/** 0 to count − 1 in steps of about 0.38 of it, so that neighbours are far apart. */
function mixedOrder(count: number): number[] {
  let step = Math.max(1, Math.floor(0.38 * count + 0.5));
  while (divisor(step, count) > 1) step++;
  return Array.from({ length: count }, (_, at) => (at * step) % count);
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
