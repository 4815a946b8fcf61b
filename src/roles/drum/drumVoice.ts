/** What all drums share: the envelopes of a hit, and what its layers pass on their way out. */
import {
  control,
  frequency,
  instanceSeed,
  instrument,
  num,
  register,
  sampleRate,
  seed,
  time,
  velocity,
  type F32,
  type Graph,
  type I32,
} from '../../ir/index.ts';
import { adsr } from '../../units/envelopes/adsr.ts';
import { pitchEnvelope } from '../../units/envelopes/pitchEnvelope.ts';
import { wholeSamples } from '../../units/envelopes/wholeSamples.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { decibelsToGain } from '../../units/math/decibelsToGain.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { hash } from '../../units/noise/hash.ts';
import { whiteNoise } from '../../units/noise/whiteNoise.ts';
import { saturator } from '../saturator.ts';
import { drumSignal as signal } from './drumParameters.ts';

/** A signal in the middle, and what is added on the left and taken off on the right. */
export interface Wide {
  readonly mid: F32;
  readonly side: F32;
}

/** What a kind makes its layers from. */
export interface Hit {
  /** Frequency of the note, with its sweep. */
  readonly hz: F32;
  /** The same before the control grid: for the filters, which design themselves there. */
  readonly rawHz: F32;
  /** The same in steps of 32 samples, which makes bright oscillators cheap. */
  readonly steppedHz: F32;
  /** The parameter, smoothed. */
  readonly overtones: F32;
  /** The envelope of the drum, from 0 at the first sample. */
  readonly ring: F32;
  /** Its square: what dies twice as fast, as high modes do. Where the drum is held at full level, so is this. */
  readonly shortRing: F32;
  /** The envelope of the noise. */
  readonly noiseRing: F32;
  /** What the parameter `noise` leaves of the tone, and what it gives of the noise. */
  readonly toneGain: F32;
  readonly noiseGain: F32;
  /** White noise, unrelated left and right; uniform in [−1, 1] at 44.1 kHz. */
  readonly white: Wide;
  /** Random numbers that differ from note to note. */
  readonly random: (index: number) => I32;
}

export interface DrumShape {
  /** Bend of the decay, in time constants: 4 holds the body, 7 falls at once. */
  readonly curve: number;
  /** Middle of the band of stick or beater. */
  readonly clickHz: number;
  /** Gain of the click at 1, against a tone of amplitude 1. */
  readonly clickGain?: number;
  /** Nothing at the sides is ever low: it needs no filter. */
  readonly highSides?: true;
  /** Gain that puts the peak of a default hit at amplitude 0.5 about 9 dB below full scale. */
  readonly level: number;
}

/** The sample rate at which levels were set, in Hz. */
export const USUAL_RATE = 44100;
/** What decays faster is no drum. */
const SHORTEST_SEC = 0.004;
/** A click loses half of its level in so many seconds. */
const CLICK_HALF_SEC = 0.0007;
/** Share of the sample rate above which a sweep does not begin: an oscillator at half of the rate is silent. */
const HIGHEST = 0.4;
/** Below it nothing may differ between left and right. */
const SIDE_HZ = 250;
/** How many octaves the cutoff falls from full velocity to none. */
const SOFT_OCTAVES = 1.5;
/** What the low-pass still rings after the envelope. */
const RINGING_SEC = 0.02;
/** Gain into the saturation where it is straight. */
const STRAIGHTEST = 0.03;

export function drumVoice(name: string, shape: DrumShape, layers: (hit: Hit) => Wide): Graph {
  return instrument(name, () => {
    const { curve, clickHz, clickGain = 1, highSides = false, level } = shape;
    const segments = { attackSec: signal('attack'), sustain: signal('sustain'), releaseSec: signal('release') };
    const decay = signal('decay').max(SHORTEST_SEC);
    const ring = adsr({ ...segments, decaySec: decay, curve });
    const noiseRing = adsr({ ...segments, decaySec: decay.mul(signal('noise_decay')).max(SHORTEST_SEC), curve });
    const sweep = pitchEnvelope({ semitones: signal('pitch_sweep'), timeSec: signal('sweep_time') });
    const swept = frequency().mul(sweep).min(sampleRate().mul(HIGHEST));
    // Noise of the same density at any rate: a faster one spreads its power over more of what nobody hears.
    const density = sampleRate().div(USUAL_RATE).sqrt();
    const white = { mid: whiteNoise().mul(density), side: whiteNoise().mul(density) };
    const random = seed().xor(instanceSeed());

    const share = signal('noise').clamp(0, 1);
    const layered = layers({
      hz: control(swept),
      rawHz: swept,
      steppedHz: control(swept, 'hold'),
      overtones: control(signal('overtones')),
      ring,
      shortRing: ring.mul(ring),
      noiseRing,
      toneGain: control(num(1).sub(share).sqrt()),
      noiseGain: control(share.sqrt()),
      white,
      random: (index) => hash(random.add(index)),
    });

    const struck = layered.mid.add(click(white.mid, clickHz).mul(control(signal('click').mul(clickGain))));

    const softer = velocity().sub(1).mul(SOFT_OCTAVES);
    const lowPass = stateVariableFilter({ cutoffHz: signal('cutoff').mul(exp2(softer)), q: Math.SQRT1_2 });
    const gain = control(signal('amplitude').mul(velocity()).mul(level));
    const saturate = saturator(decibelsToGain(signal('drive')).sub(1).max(STRAIGHTEST));
    const mid = lowPass(saturate(struck)).low;
    const sides = lowPass(layered.side).low.mul(signal('width'));
    const side = highSides ? sides : stateVariableFilter({ cutoffHz: SIDE_HZ, q: Math.SQRT1_2 })(sides).high;
    const end = ring.end.add(sampleRate().mul(RINGING_SEC).toInt());
    return { out: [mid.add(side).mul(gain), mid.sub(side).mul(gain)], end };
  });
}

/** A short burst of noise in a band. A slow attack leaves nothing of it. */
function click(white: F32, hz: number): F32 {
  const fall = register(1);
  fall.set(fall.value.mul(exp2(num(-1 / CLICK_HALF_SEC).div(sampleRate()))));
  const rise = time()
    .toFloat()
    .mul(num(1).div(wholeSamples(signal('attack'))))
    .min(1);
  return stateVariableFilter({ cutoffHz: hz, q: 0.8 })(white.mul(fall.value).mul(rise)).band;
}
