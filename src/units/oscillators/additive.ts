/**
 * A bank of sine partials, harmonic or not: additive synthesis. Phases are closed forms of time as long as nothing
 * moves. The stretch of stiff strings is fₙ = n·f·√(1 + B·n²) (N. H. Fletcher & T. D. Rossing, "The Physics of Musical
 * Instruments", 2nd edition, Springer 1998, chapter 2), divided by √(1 + B) so that the first partial stays at the
 * note's frequency.
 */
import { control, num, sampleRate, scope, time, type F32, type Num } from '../../ir/index.ts';
import { exp2 } from '../math/exp2.ts';
import { sinTurns } from '../math/sinTurns.ts';
import { readList } from '../readList.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { gainKnob, partialGain, ratioKnob, tiltKnob } from './partialGain.ts';
import { phasor } from './phasor.ts';

export const additiveOptions = {
  tiltDb: tiltKnob,
  inharmonicity: { unit: '1', min: 0, max: 0.1, default: 0, doc: 'B of a stiff string; 0.0001 to 0.01 in a piano' },
} as const satisfies OptionTable;
export type AdditiveOptions = OptionsOf<typeof additiveOptions>;

export const partialOptions = {
  ratio: ratioKnob,
  gain: gainKnob,
  decaySec: {
    unit: 's',
    min: 0.001,
    max: 1e6,
    default: 1e6,
    doc: 'time to fall by 60 dB; without it the partial stays',
  },
} as const satisfies OptionTable;
export type AdditivePartial = OptionsOf<typeof partialOptions>;

/** The longest list of partials. */
const MOST = 256;

/**
 * The sum of `partials`, each a sine that begins at phase 0; what they are made of says `partialOptions`. None is heard
 * above 0.49 of the sample rate, and those near it are faded out, so nothing folds. Gains move on the control grid,
 * decays at every sample.
 */
export function additive(frequencyHz: Num, partials: readonly AdditivePartial[], options: AdditiveOptions = {}): F32 {
  return scope('additive', () => {
    const { tiltDb, inharmonicity } = readOptions(additiveOptions, options);
    const note = num(frequencyHz);
    const { phase } = phasor(note);
    const sines = readList('partial', partials, MOST, (partial) => {
      const { ratio: nominal, gain, decaySec } = readOptions(partialOptions, partial);
      const ratio = options.inharmonicity ? stretched(nominal, inharmonicity) : nominal;
      const hertz = note.mul(ratio);
      const level = partialGain(ratio, hertz, { gain, tiltDb });
      const isHarmonic = !options.inharmonicity && Number.isInteger(partial.ratio);
      const place = isHarmonic ? phase.mul(partial.ratio as number) : phasor(hertz).phase;
      const sine = sinTurns(place).mul(control(level));
      if (partial.decaySec === undefined) return sine;
      return sine.mul(decay(decaySec, typeof partial.decaySec === 'number' && partial.decaySec >= SLOW_SEC));
    });
    return sines.reduce((sum, one) => sum.add(one));
  });
}

function stretched(ratio: F32, inharmonicity: F32): F32 {
  const square = inharmonicity.mul(ratio).mul(ratio).add(1);
  return ratio.mul(square.div(inharmonicity.add(1)).sqrt());
}

/** log2(1000): octaves of gain in 60 dB. */
const OCTAVES = 9.965784284662087;
/** Octaves down to what is taken for silence, and its gain, 2⁻⁶⁰. */
const SILENT = 60;
const SILENCE = 1 / 1152921504606846976;

/** Constant decays from here on run in straight lines between points of the control grid: at 8 kHz within 0.014 dB. */
const SLOW_SEC = 0.25;
/** Samples from one point of the control grid to the next. */
const GRID = 32;

/** From 1 at the beginning of the note, down by 60 dB in every `decaySec`, to exactly 0 where it is 361 dB down. */
function decay(decaySec: F32, isSlow: boolean): F32 {
  const slope = num(-OCTAVES).div(decaySec.mul(sampleRate()));
  const gainAt = (at: F32): F32 => exp2(at.mul(slope).max(-SILENT)).sub(SILENCE);
  const now = time().toFloat();
  if (!isSlow) return gainAt(now);
  const held = control(now, 'hold');
  const change = exp2(slope.mul(GRID)).sub(1).div(GRID);
  return gainAt(held).mul(now.sub(held).mul(change).add(1));
}
