/** Where the pitch of a lead is: the note, its vibrato, its glide and its drift. */
import { control, frequency, num, sampleRate, time, type F32 } from '../../ir/index.ts';
import { lfo } from '../../units/envelopes/lfo.ts';
import { pitchEnvelope } from '../../units/envelopes/pitchEnvelope.ts';
import { smoothRandom } from '../../units/envelopes/smoothRandom.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { leadSignal as signal } from './leadParameters.ts';

/** New values of the drift in a second. */
const DRIFT_HZ = 1.5;

export interface LeadPitch {
  /** In Hz; exactly the note where nothing moves it. */
  readonly pitchHz: F32;
  /** The same for units that take it on the control grid: it has no memory, so it is computed there only. */
  readonly gridHz: F32;
}

export function leadPitch(): LeadPitch {
  const seconds = time().toFloat().div(sampleRate());
  // One sample at the least, so that nothing is divided by 0. The square begins without a corner.
  const grown = seconds.div(signal('vibrato_delay').max(0.00002)).min(1);
  const vibrato = lfo(signal('vibrato_rate')).mul(signal('vibrato')).mul(grown.mul(grown));
  const drift = smoothRandom({ rateHz: DRIFT_HZ }).mul(signal('drift'));
  const glide = pitchEnvelope({ semitones: signal('glide'), timeSec: signal('glide_time'), curve: 3 });
  const ratio = exp2(vibrato.add(drift).mul(1 / 1200)).mul(glide);
  return { pitchHz: frequency().mul(control(ratio)), gridHz: frequency().mul(ratio) };
}

/** The LFO of the note, from −1 to 1: one cycle in `lfo_period`. It begins upwards from 0. */
export const leadLfo = (): F32 => lfo(num(1).div(signal('lfo_period')));
