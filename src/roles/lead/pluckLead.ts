/** Two plucked strings. */
import { frequency } from '../../ir/index.ts';
import { pluckedString } from '../../units/voices/pluckedString.ts';
import { detunedPair } from '../detunedPair.ts';
import type { KindDefinition } from '../kind.ts';
import { leadSignal as signal, type leadParameters } from './leadParameters.ts';
import { struckTargets } from './leadTargets.ts';
import { leadVoice, spread } from './leadVoice.ts';

export const pluckLead: KindDefinition<typeof leadParameters> = {
  name: 'pluck',
  description: 'Plucked strings that lose their overtones first.',
  words: ['plucked string', 'plucked lead', 'harp', 'guitar', 'koto'],
  pitched: 'harmonic',
  rangeHz: [32.703, 2093.005],
  defaults: {
    attack: 0.001,
    decay: 3.5,
    sustain: 0,
    release: 0.4,
    vibrato: 0,
    detune: 3,
    drift: 0.5,
    cutoff: 5000,
    filter_envelope: 0,
    lfo_depth: 0,
    drive: 0.4,
    width: 0.5,
    delay: 0.12,
    reverb: 0.18,
  },

  targets: {
    ...struckTargets,
    lufs: -18,
    flatness: { to: 0.012 },
    harshnessDb: { to: -1.2 },
    plrLu: { from: 8, to: 18 },
  },

  voice: () =>
    leadVoice('pluckLead', 1.25, ({ gridHz, breath }) => {
      // The string rings longer than the envelope, which decides how long the note does; a level that is held needs one that stays.
      const sustain = signal('sustain');
      const decaySec = signal('decay').mul(4).add(sustain.mul(sustain).mul(40)).clamp(0.3, 60);
      const [low, high] = detunedPair(gridHz, signal('detune')).map((pitch) =>
        pluckedString(pitch, {
          decaySec,
          dampingHz: signal('string_damping'),
          pluckHz: signal('pluck_hardness').mul(frequency().mul(1 / 440)),
          pluck: 'impulse',
          position: signal('pluck_position'),
        }).add(breath),
      );
      return spread(low!, high!);
    }),
};
