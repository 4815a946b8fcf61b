/** The envelope of one of several shots in a note: each has an attack and a decay of its own; the note has the release. */
import { control, num, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { exp } from '../../math/exp.ts';
import { adsr, type Envelope } from '../../units/envelopes/adsr.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { fxSignal as signal } from './fxParameters.ts';

/** Before the next shot the last one is faded out, so that nothing clicks. */
const FADE_SEC = 0.002;
/** How long a decay is, in time constants; the octaves that it takes away, and what it leaves. */
const TIME_CONSTANTS = 5;
const DEPTH = TIME_CONSTANTS * Math.LOG2E;
const REST = exp(-TIME_CONSTANTS);

/**
 * @param elapsed samples since the shot began
 * @param left samples until the next one begins
 */
export function shotEnvelope(elapsed: F32, left: F32): Envelope {
  return scope('shotEnvelope', () => {
    const inSamples = (seconds: F32): F32 => seconds.mul(sampleRate()).max(1);
    // At most half of the shot.
    const attack = inSamples(signal('attack')).min(elapsed.add(left).mul(0.5).max(1));
    const share = elapsed
      .sub(attack)
      .div(inSamples(signal('decay')))
      .clamp(0, 1);
    const falling = exp2(share.mul(-DEPTH))
      .sub(REST)
      .mul(1 / (1 - REST));
    const sustain = signal('sustain');
    const shot = elapsed
      .div(attack)
      .min(sustain.add(num(1).sub(sustain).mul(falling)))
      .mul(left.div(sampleRate().mul(FADE_SEC)).clamp(0, 1));
    const note = adsr({ attackSec: 0, decaySec: 0, sustain: 1, releaseSec: signal('release') });
    return Object.assign(note.mul(control(shot)), { end: note.end });
  });
}
