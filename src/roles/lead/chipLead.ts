/** Pulse and triangle waves of an old game console: arpeggios instead of chords, few bits. */
import { control, num, sampleRate, time, type F32 } from '../../ir/index.ts';
import { bitCrusher } from '../../units/effects/bitCrusher.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { pulse } from '../../units/oscillators/pulse.ts';
import { triangle } from '../../units/oscillators/triangle.ts';
import { detunedPair } from '../detunedPair.ts';
import type { KindDefinition } from '../kind.ts';
import { leadSignal as signal, type leadParameters } from './leadParameters.ts';
import { heldTargets } from './leadTargets.ts';
import { leadVoice, spread } from './leadVoice.ts';

/** From this `crush_rate` on every sample is taken, whatever the sample rate. */
const EVERY_SAMPLE_HZ = 48000;

export const chipLead: KindDefinition<typeof leadParameters> = {
  name: 'chip',
  description: 'Pulse and triangle waves of an old game console.',
  words: ['chiptune', '8-bit', '8 bit', 'video game', 'retro game', 'arcade', 'square wave'],
  pitched: 'harmonic',
  rangeHz: [32.703, 2093.005],
  defaults: {
    attack: 0.002,
    decay: 0.3,
    sustain: 0.7,
    release: 0.08,
    vibrato: 18,
    vibrato_delay: 0.35,
    detune: 0,
    drift: 0,
    width: 0.3,
    cutoff: 12000,
    filter_envelope: 0,
    lfo_depth: 0,
    drive: 0,
    delay: 0.12,
    reverb: 0.05,
  },

  // Two levels have no crest at all.
  targets: {
    ...heldTargets,
    attackSec: { to: 0.05 },
    spectrum: [
      [63, -42, 20],
      [125, -34, 20],
      [250, -16, 16],
      [500, -7, 10],
      [1000, -9, 12],
      [2000, -13, 12],
      [4000, -18, 12],
      [8000, -24, 13],
      [16_000, -38, 15],
    ],
    correlation: { from: 0.6 },
    plrLu: { from: -1, to: 13 },
  },

  voice: () =>
    leadVoice('chipLead', 0.48, ({ pitchHz, lfo, breath }) => {
      const width = control(
        signal('pulse_width')
          .add(lfo.mul(signal('pulse_motion')))
          .clamp(0.05, 0.95),
      );
      const share = control(signal('triangle'));
      const crushHz = signal('crush_rate');
      const rateHz = control(crushHz.ge(EVERY_SAMPLE_HZ).select(192000, crushHz), 'hold');
      const [low, high] = detunedPair(pitchHz.mul(arpeggio()), signal('detune')).map((pitch) => {
        const wave = pulse(pitch, { width }).mix(triangle(pitch), share).add(breath);
        return bitCrusher(wave, { bits: signal('bits'), rateHz });
      });
      return spread(low!, high!);
    }),
};

/** The ratio of the moment: root, first and second note in turn, of which the second, or both, may be missing. */
function arpeggio(): F32 {
  const [first, second] = [signal('arpeggio_first'), signal('arpeggio_second')];
  const count = second.gt(0.5).select(3, first.gt(0.5).select(2, 1));
  const step = time().toFloat().div(signal('arpeggio_step').mul(sampleRate())).floor();
  const place = step.sub(step.div(count).floor().mul(count));
  const semitones = place.gt(1.5).select(second, place.gt(0.5).select(first, num(0)));
  return control(exp2(semitones.mul(1 / 12)), 'hold');
}
