/** Unison saws over a sine → low-pass → envelope. */
import { control, frequency, instrument, num, velocity } from '../../ir/index.ts';
import { adsr } from '../../units/envelopes/adsr.ts';
import { lfo } from '../../units/envelopes/lfo.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { whiteNoise } from '../../units/noise/whiteNoise.ts';
import { sine } from '../../units/oscillators/sine.ts';
import { unison } from '../../units/oscillators/unison.ts';
import type { KindDefinition } from '../kind.ts';
import { padSignal as signal, type padParameters } from './padParameters.ts';

/** Gain that puts the peaks of one default note at amplitude 0.5 about 9 dB below full scale. */
const HEADROOM = 0.6;

export const warmPad: KindDefinition<typeof padParameters> = {
  name: 'warm',
  description: 'Unison saws over a sine, behind a low-pass that opens and closes.',
  words: ['warm pad', 'synth pad', 'analog pad', 'supersaw'],
  pitched: 'harmonic',
  rangeHz: [32.703, 2093.005],
  defaults: {},

  voice: ({ unison: voices }) =>
    instrument('warmPad', () => {
      const note = frequency();
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
      const octaves = brightness
        .mul(signal('filter_envelope'))
        .add(lfo(num(1).div(signal('lfo_period'))).mul(signal('lfo_depth')));
      const cutoffHz = signal('cutoff').mul(exp2(octaves));

      const saws = unison(note, { voices, detuneCents: signal('detune'), spread: signal('width') });
      const middle = sine(note.mul(0.5))
        .mul(control(signal('sub')))
        .add(whiteNoise().mul(control(signal('air'))));
      const filter = stateVariableFilter({ cutoffHz, q: signal('resonance') });
      const gain = loudness.mul(control(signal('amplitude').mul(velocity()).mul(HEADROOM)));
      const [left, right] = saws.map((side) => filter(side.add(middle)).low.mul(gain));
      return { out: [left!, right!], end: loudness.end };
    }),
};
