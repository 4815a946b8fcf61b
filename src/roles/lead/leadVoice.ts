/** What all leads have: oscillators → low-pass → saturation → envelope. */
import { control, frequency, instrument, num, velocity, type F32, type Graph } from '../../ir/index.ts';
import { softClip } from '../../units/effects/softClip.ts';
import { adsr } from '../../units/envelopes/adsr.ts';
import { percussive } from '../../units/envelopes/percussive.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { log2 } from '../../units/math/log2.ts';
import { whiteNoise } from '../../units/noise/whiteNoise.ts';
import { panGains } from '../../units/stereo/pan.ts';
import { leadSignal as signal } from './leadParameters.ts';
import { smoothSoftClip } from './smoothSoftClip.ts';
import { leadLfo, leadPitch, type LeadPitch } from './leadPitch.ts';

/** What a kind's oscillators get. */
export interface LeadNote extends LeadPitch {
  readonly lfo: F32;
  readonly breath: F32;
}

/** The note at which `cutoff` means what it says. */
const MIDDLE_HZ = 440;
/** Octaves by which the softest note is darker. */
const VELOCITY_OCTAVES = 1.2;
/** Bend of decay and release, and of the filter's envelope, in time constants. */
const BEND = 3;
/** The gain into the saturation: from clean (harmonics of a full sine 60 dB below it) to a hard edge. */
const CLEAN = 0.1;
const DRIVE_OCTAVES = 6;
/** High notes are driven less hard, whose overtones would fold: that gain is at most 1 + this over the note. */
const HARDEST_HZ = 2500;

/**
 * @param headroom gain that puts the peaks of a default note at amplitude 0.5 about 9 dB below full scale
 * @param oscillators left and right, of peak 1 more or less
 */
export function leadVoice(name: string, headroom: number, oscillators: (note: LeadNote) => readonly [F32, F32]): Graph {
  return instrument(name, () => {
    const loudness = adsr({
      attackSec: signal('attack'),
      decaySec: signal('decay'),
      sustain: signal('sustain'),
      releaseSec: signal('release'),
      curve: BEND,
    });
    const pitch = leadPitch();
    const lfo = leadLfo();
    const sources = oscillators({ ...pitch, lfo, breath: whiteNoise().mul(control(signal('breath'))) });
    const filter = stateVariableFilter({ cutoffHz: leadCutoff(lfo), q: signal('resonance') });
    const saturate = leadSaturation();
    // A resonance on a partial is as loud as the rest together: a third of its decibels is taken back.
    const level = signal('amplitude')
      .mul(velocity())
      .mul(headroom)
      .mul(exp2(log2(signal('resonance').max(1)).mul(-1 / 3)));
    const gain = loudness.mul(control(level));
    const [left, right] = sources.map((side) => saturate(filter(side).low).mul(gain)) as [F32, F32];
    return { out: [left, right], end: loudness.end };
  });
}

/** Cutoff, key, envelope, LFO and velocity; never below the note, so that something is always heard. */
function leadCutoff(lfo: F32): F32 {
  const key = signal('key_tracking').mul(log2(frequency().mul(1 / MIDDLE_HZ)));
  const envelope = percussive({ decaySec: signal('filter_decay'), curve: BEND }).mul(signal('filter_envelope'));
  const softness = velocity().sub(1).mul(VELOCITY_OCTAVES);
  const octaves = envelope.add(lfo.mul(signal('lfo_depth'))).add(key.add(softness));
  return signal('cutoff').mul(exp2(octaves)).max(frequency());
}

/** A soft clipper that keeps a peak of 1 at 1, however hard it is driven. */
function leadSaturation(): (x: F32) => F32 {
  const gain = exp2(signal('drive').mul(DRIVE_OCTAVES)).mul(CLEAN).min(num(HARDEST_HZ).div(frequency()).add(1));
  const [into, back] = [control(gain), control(num(1).div(softClip(gain)))];
  return (x) => smoothSoftClip(x.mul(into)).mul(back);
}

/** Left and right of two oscillators, by `width`; as strong as one of them where both are the same. */
export function spread(low: F32, high: F32): [F32, F32] {
  const [near, far] = panGains(signal('width')).map((side) => side.mul(Math.SQRT1_2)) as [F32, F32];
  return [low.mul(far).add(high.mul(near)), low.mul(near).add(high.mul(far))];
}
