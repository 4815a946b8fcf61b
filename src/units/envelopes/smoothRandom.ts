/** A random curve: new values at a rate, and smooth ways between them. */
import { fixedForNote, instanceSeed, intRegister, num, scope, seed, time, type F32, type I32 } from '../../ir/index.ts';
import { hash } from '../noise/hash.ts';
import { phasor, type Phasor } from '../oscillators/phasor.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { lfoRate } from './lfo.ts';

export const smoothRandomOptions = {
  rateHz: { ...lfoRate, doc: 'new values per second' },
} as const satisfies OptionTable;
export type SmoothRandomOptions = OptionsOf<typeof smoothRandomOptions>;

/**
 * Between −1 and 1; the values are uniform there, and the slope is 0 at each of them. Another one for each note and instance.
 * A rate that is latched with the note needs no state, so that `control(smoothRandom(…))` costs next to nothing.
 */
export function smoothRandom(options: SmoothRandomOptions): F32 {
  return scope('smoothRandom', () => {
    const { rateHz } = readOptions(smoothRandomOptions, options);
    const clock = phasor(rateHz);
    const turn = clock.phase
      .shrU(8)
      .toFloat()
      .mul(1 / 16777216);
    const number = turnsBefore(clock, turn);
    const stream = hash(seed().xor(instanceSeed()));
    const [from, to] = [number, number.add(1)].map((n) => valueAt(n, stream)) as [F32, F32];
    const smoothstep = turn.mul(turn).mul(num(3).sub(turn.mul(2)));
    return from.mix(to, smoothstep);
  });
}

/** How many turns a clock has completed, of the one that is `turn` gone. */
function turnsBefore({ phase, step }: Phasor, turn: F32): I32 {
  if (fixedForNote(step)) {
    // Float32 is near enough for the nearest integer, up to a million turns: three hours at 100 Hz.
    const turns = time()
      .toFloat()
      .mul(step.toFloat().mul(1 / 4294967296));
    return turns.sub(turn).nearest().toInt();
  }
  const count = intRegister(0);
  // A step is less than half a turn: where the upper half becomes the lower one, a turn is complete.
  const isComplete = phase.and(phase.add(step).xor(-1)).shrU(31);
  count.set(count.value.add(isComplete));
  return count.value;
}

/** Of 24 bits, so that differences are exact and what lies between two values never leaves [−1, 1]. */
function valueAt(n: I32, stream: I32): F32 {
  return hash(n.mul(0x9e3779b9).xor(stream))
    .shrS(8)
    .toFloat()
    .mul(1 / 8388608);
}
