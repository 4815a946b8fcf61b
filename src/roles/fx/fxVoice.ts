/** What every kind of effect ends with: saturation, fewer bits, its envelope, its level. */
import { control, instrument, num, sampleRate, scope, velocity, type F32, type Graph } from '../../ir/index.ts';
import { adsr, type Envelope } from '../../units/envelopes/adsr.ts';
import { bitCrusher } from '../../units/effects/bitCrusher.ts';
import { softClip } from '../../units/effects/softClip.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { fxSignal as signal } from './fxParameters.ts';
import { onBoth, type Stereo } from './fxSource.ts';

export interface FxBody {
  readonly sound: Stereo;
  /** What moves the level beside the envelope of the note: pulses, a swell. */
  readonly level: F32;
  /** The envelope of the note, and when it is over, if it is not `fxEnvelope`. */
  readonly envelope?: Envelope;
  /** Instead of the parameter. */
  readonly crush?: F32;
}

/** @param headroom gain that puts the peaks of a default note at amplitude 0.5 about 9 dB below full scale */
export function fxVoice(name: string, headroom: number, body: () => FxBody): Graph {
  return instrument(name, () => {
    const { sound, level, envelope = fxEnvelope(), crush = signal('crush') } = body();
    const gain = envelope.mul(level).mul(control(signal('amplitude').mul(velocity()).mul(headroom)));
    const [left, right] = fxColour(sound, crush);
    return { out: [left.mul(gain), right.mul(gain)], end: envelope.end };
  });
}

/** @param curve bend of decay and release; 0 is straight, which costs less */
export function fxEnvelope(curve = 0): Envelope {
  return adsr({
    attackSec: signal('attack'),
    decaySec: signal('decay'),
    sustain: signal('sustain'),
    releaseSec: signal('release'),
    ...(curve > 0 ? { curve } : {}),
  });
}

/** Most gain into the saturation, in octaves (27 dB). */
const HARDEST = 4.5;

/** The share of a crushed sound that stays whole (−16 dB): what is softer than the lowest bit must not vanish. */
const LEFT_WHOLE = 0.15;

function fxColour(sound: Stereo, crush: F32): Stereo {
  return scope('fxColour', () => {
    const drive = signal('drive');
    const gain = control(exp2(drive.mul(HARDEST)));
    // What has half of the full level keeps it.
    const makeUp = control(num(0.5).div(softClip(exp2(drive.mul(HARDEST)).mul(0.5))));
    const share = control(drive.mul(8).min(1));
    const isCrushed = crush.gt(0);
    const bits = control(isCrushed.select(num(14).sub(crush.mul(10)), 24), 'hold');
    const rateHz = control(isCrushed.select(exp2(crush.mul(-5)).mul(sampleRate().min(48000)), 192000), 'hold');
    const clean = control(isCrushed.select(LEFT_WHOLE, 0));
    return onBoth(sound, (side) => {
      const driven = side.mix(softClip(side.mul(gain)).mul(makeUp), share);
      return bitCrusher(driven, { bits, rateHz }).mix(driven, clean);
    });
  });
}
