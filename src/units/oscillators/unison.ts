/** Several detuned saws for one note, spread over the stereo field. */
import { instanceSeed, num, scope, seed, type F32, type Num } from '../../ir/index.ts';
import { exp2 } from '../math/exp2.ts';
import { hash } from '../noise/hash.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { panGains } from '../stereo/pan.ts';
import { droopEqualiser } from './droopEqualiser.ts';
import { phasor } from './phasor.ts';
import { drooping, DROOPING_PEAK } from './saw.ts';

export const unisonOptions = {
  voices: { whole: true, min: 1, max: 16, doc: 'how many saws' },
  detuneCents: { unit: 'cents', min: 0, max: 100, doc: 'distance of the outermost saws from the note' },
  spread: { unit: '1', min: 0, max: 1, doc: '0: all in the middle; 1: the outermost at the far left and right' },
} as const satisfies OptionTable;
export type UnisonOptions = OptionsOf<typeof unisonOptions>;

/**
 * Left and right of `voices` saws whose pitches and places are evenly spaced and whose start phases are random per note.
 * The power is that of one saw (gain 1/√voices). A frequency and a detune that are latched with the note cost no memory.
 */
export function unison(frequencyHz: Num, options: UnisonOptions): [F32, F32] {
  return scope('unison', () => {
    const { voices, detuneCents, spread } = readOptions(unisonOptions, options);
    const detune = detuneCents.mul(1 / 1200);
    const random = seed().xor(instanceSeed());
    const note = num(frequencyHz);
    const gain = 1 / (Math.sqrt(voices) * DROOPING_PEAK);
    const sides: [F32[], F32[]] = [[], []];
    const play = (pitch: F32, left: F32, right: F32): void => {
      const one = drooping(phasor(pitch, hash(random.add(sides[0].length))));
      sides[0].push(one.mul(left));
      sides[1].push(one.mul(right));
    };
    // From the outermost pair inwards: one saw above the note and to the right, one as far below and to the left.
    for (let pair = 0; pair < Math.floor(voices / 2); pair++) {
      const place = 1 - (2 * pair) / (voices - 1);
      const ratio = exp2(detune.mul(place));
      const [far, near] = panGains(spread.mul(place)).map((side) => side.mul(gain)) as [F32, F32];
      play(note.mul(ratio), far, near);
      play(note.div(ratio), near, far);
    }
    if (voices % 2 === 1) play(note, num(gain * Math.SQRT1_2), num(gain * Math.SQRT1_2));
    const [left, right] = sides.map((all) => all.reduce((sum, one) => sum.add(one))) as [F32, F32];
    return [droopEqualiser(left), droopEqualiser(right)];
  });
}
