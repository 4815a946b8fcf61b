/** Frequency modulation over a sine: a bell whose upper partials fade before its prime. */
import { control, frequency, sampleRate, velocity, type F32 } from '../../ir/index.ts';
import { percussive } from '../../units/envelopes/percussive.ts';
import { phaseModulation } from '../../units/oscillators/phaseModulation.ts';
import { sine } from '../../units/oscillators/sine.ts';
import { detunedPair } from '../detunedPair.ts';
import type { KindDefinition } from '../kind.ts';
import { leadSignal as signal, type leadParameters } from './leadParameters.ts';
import { struckTargets } from './leadTargets.ts';
import { leadVoice, spread } from './leadVoice.ts';

/** Amplitude of the prime. The carriers take at most 0.4 times theirs from it (J₀ is never below −0.403), so it is always there. */
const PRIME = 0.45;

export const bellLead: KindDefinition<typeof leadParameters> = {
  name: 'bell',
  description: 'A struck bell by frequency modulation: a prime at the note, and upper partials that fade before it.',
  words: ['bells', 'bell lead', 'chime', 'chimes', 'fm bell', 'glockenspiel', 'celesta'],
  pitched: { partial: 'prime', ratio: 1 },
  rangeHz: [65.406, 2093.005],
  defaults: {
    attack: 0.001,
    decay: 3.5,
    sustain: 0,
    release: 1.2,
    vibrato: 0,
    detune: 8,
    drift: 3,
    cutoff: 12000,
    filter_envelope: 0,
    lfo_depth: 0,
    drive: 0,
    width: 0.6,
    delay: 0.12,
    reverb: 0.12,
    reverb_time: 2.5,
  },

  targets: {
    ...struckTargets,
    spectrum: [
      [63, -42, 20],
      [250, -14, 18],
      [500, -7, 12],
      [1000, -8, 18],
      [2000, -17, 19],
      [4000, -27, 22],
      [8000, -39, 25],
      [16_000, -50, 18],
    ],
    clarity: { from: 0.68 },
    flatness: { to: 0.0005 },
    correlation: { from: 0 },
  },

  voice: () =>
    leadVoice('bellLead', 0.95, ({ pitchHz, breath }) => {
      const fading = percussive({ decaySec: signal('fm_decay'), curve: 4 });
      const turns = control(
        depth()
          .mul(fading)
          .mul(1 / (2 * Math.PI)),
      );
      // Only the modulators are detuned: the prime stays in the middle, in tune and without beats.
      const [low, high] = detunedPair(pitchHz.mul(signal('modulator_ratio')), signal('detune')).map((modulatorHz) => {
        const modulator = sine(modulatorHz).mul(turns);
        return phaseModulation(pitchHz, { modulationTurns: modulator }).mul(1 - PRIME);
      });
      const middle = sine(pitchHz).mul(PRIME).add(breath);
      return spread(low!.add(middle), high!.add(middle));
    }),
};

/** The index, softer for soft notes, and so small that what Carson's rule counts, and one pair more, stays below 0.45 of the rate. */
function depth(): F32 {
  const room = sampleRate().mul(0.45).div(frequency()).sub(1).div(signal('modulator_ratio')).sub(2).max(0);
  return signal('fm_depth').mul(velocity().mul(0.6).add(0.4)).min(room);
}
