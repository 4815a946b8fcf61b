/**
 * A plucked string: a delay line of one period that feeds itself through a damping filter (K. Karplus & A. Strong, "Digital
 * synthesis of plucked-string and drum timbres", and D. A. Jaffe & J. O. Smith, "Extensions of the Karplus-Strong plucked-string
 * algorithm", Computer Music Journal 7, 1983). The filter is the symmetric one of three taps (J. O. Smith, "Physical Audio Signal
 * Processing", 2010): its delay is one sample at every frequency, so damping detunes neither the note nor its partials.
 */
import {
  control,
  delayLine,
  num,
  previous,
  recur,
  sampleRate,
  scope,
  time,
  type F32,
  type Num,
} from '../../ir/index.ts';
import { exp2 } from '../math/exp2.ts';
import { sin } from '../math/sin.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const pluckedStringOptions = {
  decaySec: { unit: 's', min: 0.05, max: 60, default: 4, doc: 'time in which the fundamental falls by 60 dB' },
  dampingHz: { unit: 'Hz', min: 100, max: 96000, default: 2500, doc: 'partials here decay twice as fast as the lowest; above, ever faster' }, // prettier-ignore
  pluckHz: { unit: 'Hz', min: 100, max: 96000, default: 5000, doc: 'hardness: cutoff of a 6 dB/octave low-pass on the pluck' }, // prettier-ignore
  position: { unit: '1', min: 0.02, max: 0.5, default: 0.13, doc: 'where it is plucked, as a share of its length' },
  pluck: { choices: ['noise', 'impulse'], default: 'noise', doc: 'noise: every pluck sounds a bit different; impulse: all the same' }, // prettier-ignore
} as const satisfies OptionTable;
export type PluckedStringOptions = OptionsOf<typeof pluckedStringOptions>;

/** The lowest note, and the highest as a share of the sample rate. */
const LOWEST_HZ = 20;
const HIGHEST = 0.25;
/** The largest gain of the loop: it must lose, even where a filter that loses more should be made up for. */
const MOST = 0.99999;
/** What the string cannot exceed. */
const LOUDEST = 8;

/**
 * Sounds once, from note-on. `frequencyHz` goes from 20 Hz up to a quarter of the sample rate, in tune to a cent up to an eighth of it.
 * Pitch and knobs move on the control grid. To damp the string at note-off, let `decaySec` follow the gate.
 */
export function pluckedString(frequencyHz: Num, options: PluckedStringOptions = {}): F32 {
  return scope('pluckedString', () => {
    const { decaySec, dampingHz, pluckHz, position, pluck } = readOptions(pluckedStringOptions, options);
    const hertz = num(frequencyHz).clamp(LOWEST_HZ, sampleRate().mul(HIGHEST));
    const period = sampleRate().div(hertz);
    const line = delayLine(1 / LOWEST_HZ);
    const { delay, middle, sides } = loopOf(hertz, period, decaySec, dampingHz);
    const back = line.read(delay, 'cubic');
    const late = previous(back);
    const filtered = late.mul(middle).add(back.add(previous(late)).mul(sides));
    const string = filtered.add(excitation(pluck, period, pluckHz)).clamp(-LOUDEST, LOUDEST);
    line.write(string);
    // Plucked at a point, it lacks the partials that have a node there: what comes back from one end is subtracted.
    return string.sub(line.read(control(position.mul(period)), 'linear'));
  });
}

/**
 * The delay line's length and the taps of the filter g·(1 − x·sin²(ω/2)). With x in proportion to the loss, partials decay at a rate
 * that grows with 1 + (f/damping)², the law of a string with internal friction; g sets the rate of the fundamental. What the
 * interpolation between samples takes, ω⁴·(t + 1)·t·(1 − t)·(2 − t)/24 at a fraction t, is made up for there. x ≤ 1: low notes that
 * decay fast cannot get darker than that; g < 1: notes above 2 kHz fall sooner than some times that can be asked.
 */
function loopOf(hertz: F32, period: F32, decaySec: F32, dampingHz: F32): Record<'delay' | 'middle' | 'sides', F32> {
  const halfAngle = (f: F32): F32 => f.mul(num(Math.PI).div(sampleRate()));
  const [note, damping] = [hertz, dampingHz.min(sampleRate().mul(0.49))].map((f) => square(sin(halfAngle(f)))) as [F32, F32]; // prettier-ignore
  // ln 1000 nepers in `decaySec`, seen from one period.
  const loss = num(6.907755278982137).div(decaySec.mul(hertz));
  const x = loss.div(damping.add(note)).min(1);
  const delay = period.sub(1);
  const t = delay.sub(delay.floor());
  const between = t.add(1).mul(t).mul(num(1).sub(t)).mul(num(2).sub(t)).mul(square(square(halfAngle(hertz))).mul(16 / 24)); // prettier-ignore
  const kept = num(1).sub(x.mul(note)).mul(num(1).sub(between));
  const g = exp2(loss.mul(-Math.LOG2E)).div(kept).min(MOST);
  return { delay: control(delay), middle: control(g.mul(num(1).sub(x.mul(0.5)))), sides: control(g.mul(x).mul(0.25)) };
}

const square = (x: F32): F32 => x.mul(x);

/** Noise for one period, or one sample, through the one-pole low-pass y[n] = x[n] + p·y[n−1], p = exp(−2π·cutoff/rate). */
function excitation(pluck: PluckedStringOptions['pluck'], period: F32, pluckHz: F32): F32 {
  const cutoff = pluckHz.min(sampleRate().mul(0.49));
  const pole = control(exp2(cutoff.mul(-2 * Math.PI * Math.LOG2E).div(sampleRate())));
  const isNoise = pluck === 'noise';
  // An impulse then begins at 1, whatever the cutoff; noise keeps its level below it.
  const burst = isNoise ? time().toFloat().lt(period).select(whiteNoise().mul(num(1).sub(pole)), 0) : time().eq(0).select(1, 0); // prettier-ignore
  return recur((y) => burst.add(y.mul(pole)));
}
