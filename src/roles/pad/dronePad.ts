/** A dark drone: saws that beat against each other, and wind that blows on harmonics of the note. */
import { control, frequency, num, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { whiteNoise } from '../../units/noise/whiteNoise.ts';
import { droopEqualiser } from '../../units/oscillators/droopEqualiser.ts';
import { phasor } from '../../units/oscillators/phasor.ts';
import { drooping, DROOPING_PEAK } from '../../units/oscillators/saw.ts';
import type { KindDefinition } from '../kind.ts';
import { airNoise } from './airNoise.ts';
import { padSignal as signal, type padParameters } from './padParameters.ts';
import { padVoice } from './padVoice.ts';
import { players } from './players.ts';
import { wander } from './wander.ts';

const HEADROOM = 0.62;
/** Harmonics on which the wind blows, and their levels. The first is left to the saws, which hold the pitch. */
const WIND = [
  { harmonic: 2, gain: 0.7 },
  { harmonic: 3, gain: 0.7 },
  { harmonic: 5, gain: 0.5 },
  { harmonic: 8, gain: 0.4 },
] as const;
const WIND_Q = 25;
/** How far motion moves the level of each. */
const GUSTS = 0.9;

export const dronePad: KindDefinition<typeof padParameters> = {
  name: 'drone',
  description: 'A low, dark drone: saws that beat, and wind on the harmonics of the note.',
  words: ['drone pad', 'dark drone', 'dark ambient', 'ominous', 'brooding', 'cinematic drone'],
  pitched: 'harmonic',
  defaultPattern: 'note',
  rangeHz: [32.703, 523.251],
  defaults: {
    frequency: 110,
    attack: 1.2,
    decay: 2,
    sustain: 0.9,
    release: 2,
    unison: 5,
    detune: 9,
    width: 0.9,
    sub: 0.15,
    air: 0.01,
    motion: 0.7,
    motion_period: 4,
    cutoff: 420,
    resonance: 1.6,
    filter_envelope: 0.8,
    filter_attack: 2.5,
    filter_decay: 4,
    filter_sustain: 0.6,
    lfo_period: 16,
    lfo_depth: 0.6,
    chorus: 0.2,
    chorus_rate: 0.15,
    reverb: 0.4,
    reverb_time: 5,
    reverb_damping: 1800,
  },
  // Octave levels of the default and the presets: from a closed filter to wind.
  targets: {
    spectrum: [
      [50, -12, 18],
      [100, -3, 11],
      [250, 0, 7],
      [500, -1, 6],
      [1000, -6, 6],
      [2000, -15, 9],
      [4000, -27, 11],
      [8000, -40, 11],
    ],
    tiltDbPerOctave: { from: -12.5, to: -2 },
    centroidHz: { from: 130, to: 750 },
    clarity: { from: 0.35 },
    flatness: { to: 0.001 },
    harshnessDb: { to: -9 },
    sizzleDb: { to: -36 },
    attackSec: { from: 0.35, to: 8 },
    sustainDb: { from: -7 },
    driftDbPerSec: { from: -6, to: 8 },
    pitchHz: { from: 20, to: 600 },
  },

  voice: ({ unison }) =>
    padVoice('dronePad', HEADROOM, () => {
      const saws = players(unison, ({ hertz, start }) => drooping(phasor(hertz, start)));
      const [air, blown] = [airNoise(), wind()];
      const side = (at: 0 | 1): F32 =>
        droopEqualiser(saws[at])
          .mul(1 / DROOPING_PEAK)
          .add(air[at])
          .add(blown[at]);
      return [side(0), side(1)];
    }),
};

/** Noise on harmonics of the note, for left and right; as loud at any pitch. */
function wind(): [F32, F32] {
  return scope('wind', () => {
    const [middle, side] = [whiteNoise(), whiteNoise().mul(control(signal('width')))];
    const noises = [middle.add(side), middle.sub(side)];
    const bands = WIND.map(({ harmonic, gain }) => {
      const cutoffHz = frequency().mul(harmonic);
      // A band-pass of gain q at f lets (π/2)·q·f of the noise's power per Hz pass.
      const level = sampleRate()
        .mul(0.09 / WIND_Q)
        .div(cutoffHz.max(16))
        .sqrt()
        .mul(gain);
      const gusts = num(1).add(wander().mul(signal('motion').mul(GUSTS)));
      return {
        filter: stateVariableFilter({ cutoffHz, q: WIND_Q }),
        level: control(gusts.mul(signal('wind')).mul(level)),
      };
    });
    return noises.map((noise) =>
      bands.map(({ filter, level }) => filter(noise).band.mul(level)).reduce((sum, band) => sum.add(band)),
    ) as [F32, F32];
  });
}
