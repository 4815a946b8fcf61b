/** The attack–decay–sustain–release envelope, in closed form: a function of time and gate, no state. */
import { gate, num, scope, time, type F32, type I32, type Mask } from '../../ir/index.ts';
import { readOptions, type Knob, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { bend, discharge, levelBefore, type Discharge } from './discharge.ts';
import { wholeSamples } from './wholeSamples.ts';

const segment = (doc: string) => ({ unit: 's', min: 0, max: 60, doc }) satisfies Knob;

export const adsrOptions = {
  attackSec: segment('from 0 to 1'),
  decaySec: segment('from 1 to the sustain level'),
  sustain: { unit: '1', min: 0, max: 1, doc: 'level until note-off' },
  releaseSec: segment('from wherever it is at note-off to exactly 0'),
  attackCurve: bend('the attack', 0),
  curve: bend('decay and release', 0),
} as const satisfies OptionTable;
export type AdsrOptions = OptionsOf<typeof adsrOptions>;

/** The envelope as a signal, and when it is over: `end` samples after note-on it is exactly 0, and stays so. */
export type Envelope = F32 & { readonly end: I32 };

/**
 * Segments are exact to the sample (an attack of a s reaches 1 at sample round(a·rate)); a segment of 0 s takes one sample.
 * Note-off may come in any segment: the release starts from the level of that moment. Segments are straight by default;
 * curves (or signals for them) make them those of a capacitor, for 24 operations more per sample.
 */
export function adsr(options: AdsrOptions): Envelope {
  return scope('adsr', () => {
    const { attackSec, decaySec, releaseSec, ...shape } = readOptions(adsrOptions, options);
    const [attack, decay, release] = [attackSec, decaySec, releaseSec].map(wholeSamples) as [F32, F32, F32];
    // A gate without end stays far enough from the largest integer for what is added to it.
    const off = gate().max(0).min(0x40000000);
    const isStraight = (options.attackCurve ?? 0) === 0 && (options.curve ?? 0) === 0;
    const level = (isStraight ? straight : bent)({ attack, decay, release, ...shape, off });
    // One sample later than the release: (r + 1)·(1/r) is over 1, whatever was rounded, for any release (60 s at 192 kHz were tried).
    const end = off.add(release.toInt()).add(2);
    return Object.assign(level, { end });
  });
}

/** Times in samples. */
interface Shape {
  readonly attack: F32;
  readonly decay: F32;
  readonly sustain: F32;
  readonly release: F32;
  readonly attackCurve: F32;
  readonly curve: F32;
  /** Note-off. */
  readonly off: I32;
}

function straight({ attack, decay, sustain, release, off }: Shape): F32 {
  // Samples are counted in integers: a float32 cannot tell them apart after 2²⁴ of them, six minutes at 44.1 kHz.
  const sinceOff = time().sub(off).toFloat();
  // Held level: the lower of the rising and the falling line, whose time stops at note-off.
  const held = time().min(off).toFloat();
  const rising = held.mul(num(1).div(attack));
  const falling = num(1)
    .sub(held.sub(attack).mul(num(1).sub(sustain).div(decay)))
    .max(sustain);
  const level = rising.min(falling);
  const fading = num(1)
    .sub(sinceOff.mul(num(1).div(release)))
    .clamp(0, 1);
  return level.mul(fading);
}

/** A segment arrives at `target` at its `end`; it began `distance` away from there. */
interface Segment extends Discharge {
  readonly end: I32;
  readonly target: F32;
  readonly distance: F32;
}

/** The segment of the moment is selected before its curve is computed, so that there is one exponential for all. */
function bent({ attack, decay, sustain, release, attackCurve, curve, off }: Shape): F32 {
  const peak = attack.toInt();
  const toSustain = num(1).sub(sustain);
  const rising = { ...discharge(attack, attackCurve), end: peak, target: num(1), distance: num(-1) };
  const falling = { ...discharge(decay, curve), end: peak.add(decay.toInt()), target: sustain, distance: toSustain };
  const held = (at: I32): Segment => select(at.lt(peak), rising, falling);
  const fading = {
    ...discharge(release, curve),
    end: off.add(release.toInt()),
    target: num(0),
    distance: levelOf(held(off), off),
  };
  return levelOf(select(time().lt(off), held(time()), fading), time());
}

function levelOf(segment: Segment, at: I32): F32 {
  return segment.target.add(segment.distance.mul(levelBefore(segment.end, at, segment)));
}

function select(condition: Mask, a: Segment, b: Segment): Segment {
  return {
    end: condition.selectInt(a.end, b.end),
    target: condition.select(a.target, b.target),
    distance: condition.select(a.distance, b.distance),
    octavesPerSample: condition.select(a.octavesPerSample, b.octavesPerSample),
    whole: condition.select(a.whole, b.whole),
  };
}
