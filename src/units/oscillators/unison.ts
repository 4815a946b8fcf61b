/** Several detuned saws for one note, spread over the stereo field. */
import { GraphError } from '../../errors.ts';
import { instanceSeed, num, scope, seed, type F32, type Num } from '../../ir/index.ts';
import { exp2 } from '../math/exp2.ts';
import { knob, type Knob } from '../knob.ts';
import { hash } from '../noise/hash.ts';
import { pan } from '../stereo/pan.ts';
import { drooping, DROOPING_PEAK, droopEqualiser } from './saw.ts';

export const detuneKnob: Knob = { name: 'detuneCents', unit: 'cents', min: 0, max: 100 };
export const spreadKnob: Knob = { name: 'spread', unit: '1', min: 0, max: 1 };

export interface UnisonOptions {
  /** How many saws, 1–16. Structural: it shapes the graph. */
  readonly voices: number;
  /** Distance of the outermost saws from the note, 0–100 cents. */
  readonly detuneCents: Num;
  /** 0: all in the middle; 1: the outermost at the far left and right. */
  readonly spread: Num;
}

/**
 * Left and right of `voices` saws whose pitches and places are evenly spaced and whose start phases are random per note.
 * The power is that of one saw (gain 1/√voices). A frequency and a detune that are latched with the note cost no memory.
 */
export function unison(frequencyHz: Num, options: UnisonOptions): [F32, F32] {
  return scope('unison', () => {
    const { voices } = options;
    if (!Number.isInteger(voices) || voices < 1 || voices > 16) throw badVoices(voices);
    const detune = knob(detuneKnob, options.detuneCents).mul(1 / 1200);
    const spread = knob(spreadKnob, options.spread);
    const random = seed().xor(instanceSeed());
    let sides: [F32, F32] | undefined;
    for (let voice = 0; voice < voices; voice++) {
      const place = voices === 1 ? 0 : (2 * voice) / (voices - 1) - 1;
      const ratio = exp2(detune.mul(place));
      const one = drooping(num(frequencyHz).mul(ratio), hash(random.add(voice)));
      const [left, right] = pan(one, spread.mul(place), 1 / (Math.sqrt(voices) * DROOPING_PEAK));
      sides = sides ? [sides[0].add(left), sides[1].add(right)] : [left, right];
    }
    return [droopEqualiser(sides![0]), droopEqualiser(sides![1])];
  });
}

function badVoices(voices: number): GraphError {
  return new GraphError(`A unison of ${voices} voices.`, {
    code: 'out_of_range',
    path: 'voices',
    expected: 'a whole number from 1 to 16',
    suggestion: 'choose 7 for a wide supersaw',
  });
}
