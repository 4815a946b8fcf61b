/**
 * Glasses that are rubbed and struck: sine partials of a glass at the note and of one an octave higher. A wine glass has them at 1,
 * 2.32, 4.25, 6.63 and 9.38 times its pitch (A. P. French, "In vino veritas: a study of wineglass acoustics", Am. J. Phys. 51, 1983);
 * `inharmonicity` leads there from the harmonics nearby. Each partial shimmers by itself.
 */
import { control, frequency, instanceSeed, num, sampleRate, scope, seed, time, type F32 } from '../../ir/index.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { sinTurns } from '../../units/math/sinTurns.ts';
import { hash } from '../../units/noise/hash.ts';
import { topFade } from '../../units/oscillators/partialGain.ts';
import { phasor } from '../../units/oscillators/phasor.ts';
import { panGains } from '../../units/stereo/pan.ts';
import type { KindDefinition } from '../kind.ts';
import { airNoise } from './airNoise.ts';
import { padSignal as signal, type padParameters } from './padParameters.ts';
import { padVoice } from './padVoice.ts';
import { vibrato } from './vibrato.ts';
import { wander } from './wander.ts';

const HEADROOM = 0.8;

interface GlassPartial {
  readonly harmonic: number;
  readonly glass: number;
  readonly gain: number;
}

const PARTIALS: readonly GlassPartial[] = [
  { harmonic: 1, glass: 1, gain: 0.6 },
  { harmonic: 2, glass: 2.32, gain: 0.25 },
  { harmonic: 4, glass: 4.25, gain: 0.18 },
  { harmonic: 7, glass: 6.63, gain: 0.12 },
  { harmonic: 9, glass: 9.38, gain: 0.08 },
  { harmonic: 2, glass: 2, gain: 0.2 },
  { harmonic: 5, glass: 4.64, gain: 0.1 },
  { harmonic: 8, glass: 8.5, gain: 0.08 },
];

/** How far motion moves the level of a partial. */
const SHIMMER = 0.85;
/** How much louder a partial is when it has just been struck, and how fast the lowest loses that. */
const STRIKE = 6;
const RING_SEC = 2.5;

export const glassPad: KindDefinition<typeof padParameters> = {
  name: 'glass',
  description: 'Rubbed and struck glass: a few shimmering partials, nearly harmonic or not.',
  words: ['glass pad', 'glassy', 'bell pad', 'glass bells', 'crystal', 'crystalline', 'glass harmonica', 'celestial'],
  pitched: { partial: 'fundamental', ratio: 1 },
  rangeHz: [65.406, 2093.005],
  defaults: {
    frequency: 440,
    attack: 0.15,
    decay: 2,
    sustain: 0.85,
    release: 1.8,
    unison: 3,
    detune: 6,
    width: 0.7,
    sub: 0,
    air: 0.004,
    vibrato_depth: 0,
    motion: 0.6,
    motion_period: 2,
    cutoff: 6000,
    resonance: 0.7,
    filter_envelope: 0.5,
    filter_attack: 0.1,
    lfo_depth: 0.1,
    chorus: 0.1,
    reverb: 0.35,
    reverb_time: 4,
    reverb_damping: 7000,
  },
  // Octave levels of the default and the presets. There is nothing between the partials, and nothing below the note.
  targets: {
    spectrum: [
      [125, -34, 30],
      [315, -16, 22],
      [630, 0, 8],
      [1250, -3, 6],
      [2500, -8, 6],
      [4000, -14, 10],
      [8000, -36, 18],
    ],
    tiltDbPerOctave: { from: -3, to: 8 },
    centroidHz: { from: 450, to: 1700 },
    clarity: { from: 0.6 },
    flatness: { to: 0.004 },
    attackSec: { from: 0.004, to: 4 },
    sustainDb: { from: -26 },
    driftDbPerSec: { from: -14, to: 6 },
    pitchHz: { from: 100, to: 2200 },
    plrLu: { from: 6, to: 18 },
  },

  voice: ({ unison }) =>
    padVoice('glassPad', HEADROOM, () => {
      const bend = vibrato();
      const sides = PARTIALS.map((partial, at) => ringing(partial, at, unison, bend));
      const air = airNoise();
      return [0, 1].map((side) => sides.reduce((sum, one) => sum.add(one[side]!), air[side]!)) as [F32, F32];
    }),
};

/** Left and right of one partial: `count` sines from below to above its pitch, those of odd partials the other way round. */
function ringing({ harmonic, glass, gain }: GlassPartial, index: number, count: number, bend: F32): [F32, F32] {
  return scope('ringing', () => {
    const ratio = num(harmonic).mix(glass, signal('inharmonicity'));
    const random = seed().xor(instanceSeed());
    // Copies begin within a quarter of a turn: without detuning they must not cancel each other.
    const start = hash(random.add(count));
    const faded = exp2(
      time()
        .toFloat()
        .mul(num((-4 * Math.sqrt(glass)) / RING_SEC).div(sampleRate()))
        .max(-40),
    );
    const struck = faded
      .mul(signal('strike'))
      .mul(STRIKE * (1 - 0.5 / glass))
      .add(1)
      .div(
        signal('strike')
          .mul(0.45 * STRIKE)
          .add(1),
      );
    const shimmer = wander(1 + 0.17 * index)
      .mul(signal('motion'))
      .mul(index === 0 ? SHIMMER / 3 : SHIMMER)
      .add(1);
    const middle = frequency().mul(ratio);
    const level = shimmer
      .mul(struck)
      .mul(topFade(middle))
      .mul(gain / Math.sqrt(count));
    const sines = Array.from({ length: count }, (_, at) => {
      const place = count === 1 ? 0 : (2 * at) / (count - 1) - 1;
      const hertz = middle.mul(exp2(signal('detune').mul(place / 1200))).mul(bend);
      const wave = sinTurns(phasor(hertz, start.add(hash(random.add(at)).shrU(2))).phase);
      const [left, right] = panGains(signal('width').mul(index % 2 === 0 ? place : -place));
      return [wave.mul(control(left.mul(level))), wave.mul(control(right.mul(level)))] as const;
    });
    return [0, 1].map((side) => sines.map((one) => one[side]!).reduce((sum, one) => sum.add(one))) as [F32, F32];
  });
}
