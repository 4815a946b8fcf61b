/** What all kinds of bass have around their source: pitch sweep, envelopes, saturation, sub and click. */
import { control, frequency, instrument, num, sampleRate, velocity, type F32, type Graph } from '../../ir/index.ts';
import { adsr } from '../../units/envelopes/adsr.ts';
import { lfo } from '../../units/envelopes/lfo.ts';
import { percussive } from '../../units/envelopes/percussive.ts';
import { pitchEnvelope } from '../../units/envelopes/pitchEnvelope.ts';
import { onePole } from '../../units/filters/onePole.ts';
import { decibelsToGain } from '../../units/math/decibelsToGain.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { whiteNoise } from '../../units/noise/whiteNoise.ts';
import { sine } from '../../units/oscillators/sine.ts';
import { saturator } from '../saturator.ts';
import { bassSignal as signal } from './bassParameters.ts';

/** What a source is made from. */
export interface BassParts {
  /** Pitch in Hz, for oscillators. */
  readonly note: F32;
  /** The same for what is computed on the control grid: a function of time, where `note` is interpolated at every sample. */
  readonly slowNote: F32;
  /** How far envelope, LFO and velocity move the brightness. */
  readonly octaves: F32;
  /** The cutoff, moved by as much, but never far below the note. */
  readonly cutoffHz: F32;
}

export interface BassShape {
  /** Gain that puts the peaks of one default note at amplitude 0.5 about 9 dB below full scale. */
  readonly headroom: number;
  /** Bend of decay and release, in time constants of a capacitor. */
  readonly curve: number;
}

/** How much darker a note becomes as its velocity falls from 1 to 0. */
const VELOCITY_OCTAVES = 2;
/** Highest pitch as a share of the sample rate: a sweep from far above would begin beyond what can be heard. */
const HIGHEST = 0.2;
/** The lowest cutoff as a multiple of the note: a filter that closes further leaves nothing. */
const CLOSED = 0.35;
/** Gain into the saturation at 0 dB: a sine that peaks at 1 gets a third harmonic of −54 dB. */
const CLEAN = 0.15;
const CLICK = { decaySec: 0.012, cutoffHz: 4000, gain: 1.5 } as const;

/** @param source one signal, or left and right, filtered, with peaks around 1 */
export function bassVoice(
  name: string,
  { headroom, curve }: BassShape,
  source: (parts: BassParts) => readonly [F32] | readonly [F32, F32],
): Graph {
  return instrument(name, () => {
    const sweep = pitchEnvelope({ semitones: signal('sweep'), timeSec: signal('sweep_time') });
    const highest = sampleRate().mul(HIGHEST);
    const [note, slowNote] = [control(sweep), sweep].map((ratio) => frequency().mul(ratio).min(highest)) as [F32, F32];
    const loudness = adsr({
      attackSec: signal('attack'),
      decaySec: signal('decay'),
      sustain: signal('sustain'),
      releaseSec: signal('release'),
      curve,
    });
    const opening = percussive({ attackSec: signal('attack'), decaySec: signal('filter_decay'), curve: 4 });
    const octaves = opening
      .mul(signal('filter_envelope'))
      .add(lfo(num(1).div(signal('lfo_period'))).mul(signal('lfo_depth')))
      .add(velocity().sub(1).mul(VELOCITY_OCTAVES));
    const cutoffHz = signal('cutoff').mul(exp2(octaves)).max(slowNote.mul(CLOSED));

    const beside = sine(note)
      .mul(control(signal('sub')))
      .add(click());
    const saturate = saturator(decibelsToGain(signal('drive')).mul(CLEAN));
    const gain = loudness.mul(control(signal('amplitude').mul(velocity()).mul(headroom)));
    const [left, right] = source({ note, slowNote, octaves, cutoffHz }).map((x) => saturate(x).add(beside).mul(gain));
    return { out: right === undefined ? left! : [left!, right], end: loudness.end };
  });
}

function click(): F32 {
  const burst = percussive({ decaySec: CLICK.decaySec, curve: 5 });
  const level = control(burst.mul(signal('click')).mul(CLICK.gain));
  return onePole({ cutoffHz: CLICK.cutoffHz })(whiteNoise()).low.mul(level);
}
