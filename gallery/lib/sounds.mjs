/** What entries are made of: voices that begin and end softly, and sounds that tell something about an effect. */
import {
  adsr,
  exp2,
  frequency,
  instrument,
  num,
  sampleRate,
  saw,
  sine,
  time,
  velocity,
  whiteNoise,
} from '../../dist/graph.js';

/** A voice of what `body` returns (mono, or left and right), without clicks at its ends. */
export const tone = (body, { gain = 0.5, attackSec = 0.005, releaseSec = 0.05 } = {}) =>
  instrument('tone', () => {
    const envelope = adsr({ attackSec, decaySec: 0, sustain: 1, releaseSec });
    return { out: scaled(body(), envelope.mul(gain)), end: envelope.end };
  });

const scaled = (out, gain) => (Array.isArray(out) ? out.map((side) => side.mul(gain)) : out.mul(gain));

/** A voice of what `body` returns, as it is: for signals that are looked at. */
export const plain = (body) => instrument('signal', () => ({ out: body() }));

/** Seconds since the note began. */
export const seconds = () => time().toFloat().div(sampleRate());

/** A frequency that rises for as long as the note sounds. */
export const rising = (fromHz, octavesPerSec) => num(fromHz).mul(exp2(seconds().mul(octavesPerSec)));

/** A straight line that goes from one value to another in this time. */
export const ramp = (from, to, overSec) =>
  seconds()
    .mul((to - from) / overSec)
    .add(from);

/** One sample of 1, then silence: what an effect answers is its impulse response. */
export const click = instrument('click', () => ({ out: time().eq(0).select(1, 0) }));

/** exp(−t/τ), near enough to a struck thing; ends by itself. */
export const decay = (timeConstantSec) =>
  exp2(
    seconds()
      .mul(-Math.LOG2E / timeConstantSec)
      .max(-40),
  );

/** Short saws: bright, with gaps in which an effect can be heard ringing on. */
export const stab = tone(() => saw(frequency()), { gain: 0.2, attackSec: 0.002, releaseSec: 0.03 });

/** A kick and a hiss in one: everything from 50 Hz to 20 kHz, and a hard beginning. */
export const drums = (gain) =>
  instrument('drum', () => {
    const body = sine(num(50).add(decay(0.03).mul(250))).mul(decay(0.12));
    const sound = body.mul(0.7).add(whiteNoise().mul(decay(0.03)).mul(0.25));
    return { out: sound.mul(velocity()).mul(gain) };
  });
export const drum = drums(1);

/** Steady white noise. */
export const hiss = tone(() => whiteNoise(), { gain: 0.3 });

/** Notes at the same time. */
export const chord = (midis, lengthSec, startSec = 0) => midis.map((midi) => ({ pitch: midi, startSec, lengthSec }));

/** Notes after each other. */
export const melody = (midis, everySec, lengthSec = 0.9 * everySec) =>
  midis.map((midi, index) => ({ pitch: midi, startSec: index * everySec, lengthSec }));

/** A minor chord, repeated. */
export const stabs = (times, everySec, lengthSec = 0.15) =>
  Array.from({ length: times }, (_, index) => chord([57, 60, 64], lengthSec, index * everySec)).flat();

/** All octaves of A that a piano has. */
export const octavesOfA = [33, 45, 57, 69, 81, 93, 105];
