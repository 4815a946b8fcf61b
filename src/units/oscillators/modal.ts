/**
 * A bank of decaying resonators that hears an excitation: modal synthesis (J. O. Smith, "Physical Audio Signal
 * Processing", 2010, "Modal expansion"). Each mode is a complex number that is turned by its frequency and shrunk by
 * its decay at every sample; turned and shrunk, it cannot grow, however fast its frequency and its decay move.
 */
import { control, num, register, sampleRate, scope, type F32, type Num } from '../../ir/index.ts';
import { sin } from '../math/sin.ts';
import { readList } from '../readList.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { gainKnob, partialGain, ratioKnob, tiltKnob } from './partialGain.ts';

export const modalOptions = {
  tiltDb: tiltKnob,
  decayScale: { unit: '1', min: 0.01, max: 100, default: 1, doc: 'what the decay times are multiplied by' },
} as const satisfies OptionTable;
export type ModalOptions = OptionsOf<typeof modalOptions>;

export const modeOptions = {
  ratio: ratioKnob,
  gain: gainKnob,
  decaySec: { unit: 's', min: 0.005, max: 60, doc: 'time to fall by 60 dB; times decayScale it is held in this range' },
} as const satisfies OptionTable;
export type Mode = OptionsOf<typeof modeOptions>;

/** The longest list of modes. */
const MOST = 128;
/** ln 1000: how many time constants 60 dB are. */
const TIME_CONSTANTS = 6.907755278982137;

/**
 * What `x` makes the modes at `ratio`·`frequencyHz` ring, up to 128; what they are made of says `modeOptions`. An
 * impulse of height 1 makes each a sine of amplitude `gain` that begins at 0 and falls by 60 dB in its time. Modes
 * above 0.49 of the sample rate are silent. All knobs move on the control grid. Decays of up to
 * 400 000 samples (9 s at 44.1 kHz) are right within 1.2 %, and below a thirtieth of the sample rate all are. Near half
 * the sample rate 60 s may come out as 56 to 64 s at 44.1 kHz, and as 46 to 86 s at 192 kHz.
 */
export function modal(x: F32, frequencyHz: Num, modes: readonly Mode[], options: ModalOptions = {}): F32 {
  return scope('modal', () => {
    const { tiltDb, decayScale } = readOptions(modalOptions, options);
    const note = num(frequencyHz);
    const { min, max } = modeOptions.decaySec;
    const ringing = readList('mode', modes, MOST, (mode) => {
      const { ratio, gain, decaySec } = readOptions(modeOptions, mode);
      const hertz = note.mul(ratio);
      const level = partialGain(ratio, hertz, { gain, tiltDb });
      return resonator(x, hertz, decaySec.mul(decayScale).clamp(min, max)).mul(control(level));
    });
    return ringing.reduce((sum, one) => sum.add(one));
  });
}

/**
 * z[n] = r·e^(iω)·z[n−1] + x[n], of which the imaginary part is heard. What is stored is r·e^(iω) − 1: its parts are
 * −(d + r·2·sin²(ω/2)) and r·sin ω, with d = 1 − r. So low frequencies keep all digits of d, however long the decay;
 * d is off by up to 1.2e-7·ω², and never by more than 1.8e-7.
 */
function resonator(x: F32, hertz: F32, decaySec: F32): F32 {
  return scope('resonator', () => {
    const angle = hertz.clamp(0, sampleRate().mul(0.49)).mul(num(2 * Math.PI).div(sampleRate()));
    const half = sin(angle.mul(0.5));
    const d = lossOf(num(TIME_CONSTANTS).div(decaySec.mul(sampleRate())));
    const r = num(1).sub(d);
    const turn = control(r.mul(sin(angle)));
    const shrink = control(r.mul(half).mul(half).mul(2).add(d));
    const [re, im] = [register(), register()];
    const nextRe = re.value.add(x.sub(shrink.mul(re.value).add(turn.mul(im.value))));
    const nextIm = im.value.add(turn.mul(re.value).sub(shrink.mul(im.value))).sane();
    re.set(nextRe);
    im.set(nextIm);
    return nextIm;
  });
}

/** 1 − e^−x by its Padé approximant: relative error x⁴/720. */
function lossOf(x: F32): F32 {
  return x.div(x.mul(x.mul(1 / 12).add(0.5)).add(1));
}
