/** The attack–decay–sustain–release envelope with straight segments, in closed form: a function of time and gate, no state. */
import { gate, num, sampleRate, scope, time, type F32, type I32 } from '../../ir/index.ts';
import { readOptions, type Knob, type OptionsOf, type OptionTable } from '../readOptions.ts';

const segment = (doc: string) => ({ unit: 's', min: 0, max: 60, doc }) satisfies Knob;

export const adsrOptions = {
  attackSec: segment('from 0 to 1'),
  decaySec: segment('from 1 to the sustain level'),
  sustain: { unit: '1', min: 0, max: 1, doc: 'level until note-off' },
  releaseSec: segment('from wherever it is at note-off to exactly 0'),
} as const satisfies OptionTable;
export type AdsrOptions = OptionsOf<typeof adsrOptions>;

/** The envelope as a signal, and when it is over: `end` samples after note-on it is exactly 0, and stays so. */
export type Envelope = F32 & { readonly end: I32 };

/**
 * Segments are exact to the sample (an attack of a s reaches 1 at sample round(a·rate)); a segment of 0 s takes one sample.
 * Note-off may come in any segment: the release starts from the level of that moment.
 */
export function adsr(options: AdsrOptions): Envelope {
  return scope('adsr', () => {
    const { sustain, ...times } = readOptions(adsrOptions, options);
    const attack = samples(times.attackSec);
    const decay = samples(times.decaySec);
    const release = samples(times.releaseSec);
    // A gate without end stays far enough from the largest integer for what is added to it.
    const off = gate().max(0).min(0x40000000);
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
    // One sample later than the release: (r + 1)·(1/r) is over 1, whatever was rounded, for any release (60 s at 192 kHz were tried).
    const end = off.add(release.toInt()).add(2);
    return Object.assign(level.mul(fading), { end });
  });
}

/** A time as a whole number of samples, at least one. */
function samples(seconds: F32): F32 {
  return seconds.mul(sampleRate()).nearest().max(1);
}
