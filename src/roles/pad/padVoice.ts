/** What all kinds of pad share: envelopes, a low-pass that moves, and a sine below. */
import { control, frequency, instrument, num, velocity, type F32, type Graph } from '../../ir/index.ts';
import { adsr } from '../../units/envelopes/adsr.ts';
import { lfo } from '../../units/envelopes/lfo.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { sine } from '../../units/oscillators/sine.ts';
import { padSignal as signal } from './padParameters.ts';
import { wander } from './wander.ts';

/** Octaves by which motion moves the cutoff: both sides together, and one against the other. */
const COMMON_OCTAVES = 0.7;
const OPPOSITE_OCTAVES = 0.5;
/** Octaves by which the softest note is darker than the loudest. */
const VELOCITY_OCTAVES = 0.8;

/**
 * The graph of a voice: what `source` gives, left and right, over a sine, through the filter and the envelope.
 * @param headroom gain that puts the peaks of one default note at amplitude 0.5 about 10 dB below full scale
 */
export function padVoice(name: string, headroom: number, source: () => readonly [F32, F32]): Graph {
  return instrument(name, () => {
    const release = signal('release');
    const loudness = adsr({
      attackSec: signal('attack'),
      decaySec: signal('decay'),
      sustain: signal('sustain'),
      releaseSec: release,
    });
    const brightness = adsr({
      attackSec: signal('filter_attack'),
      decaySec: signal('filter_decay'),
      sustain: signal('filter_sustain'),
      releaseSec: release,
    });
    const motion = signal('motion');
    const octaves = brightness
      .mul(signal('filter_envelope'))
      .add(lfo(num(1).div(signal('lfo_period'))).mul(signal('lfo_depth')))
      .add(velocity().sub(1).mul(VELOCITY_OCTAVES))
      .add(wander().mul(motion.mul(COMMON_OCTAVES)));
    const opposite = wander().mul(motion.mul(signal('width')).mul(OPPOSITE_OCTAVES));

    const [left, right] = source();
    const below = sine(frequency().mul(0.5)).mul(control(signal('sub')));
    const gain = loudness.mul(control(signal('amplitude').mul(velocity()).mul(headroom)));
    const filtered = (x: F32, offset: F32): F32 => {
      const cutoffHz = signal('cutoff').mul(exp2(octaves.add(offset)));
      return stateVariableFilter({ cutoffHz, q: signal('resonance') })(x).low.mul(gain);
    };
    return {
      out: [filtered(left.add(below), opposite), filtered(right.add(below), opposite.neg())],
      end: loudness.end,
    };
  });
}
