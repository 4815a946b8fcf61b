/** A burst of noise that grows dark, over a rumble, with splinters. */
import { control, num, sampleRate, time, type F32 } from '../../ir/index.ts';
import { smoothRandom } from '../../units/envelopes/smoothRandom.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { sparseImpulses } from '../../units/noise/sparseImpulses.ts';
import type { KindDefinition } from '../kind.ts';
import { fxSignal as signal, type fxParameters } from './fxParameters.ts';
import { onBoth, type Stereo } from './fxSource.ts';
import { gameTone } from './gameTone.ts';
import { gameVoice, type GamePitch } from './gameVoice.ts';

/** Not whole: a rumble has no overtones that fit. */
const RING_RATIO = 1.37;
/** What the closing filter takes from the power of the noise is given back in part, or the rumble would be lost. */
const RESTORED = 0.35;
/** The burst itself: how much more noise there is at first, and how soon half of that is gone. */
const BLAST_GAIN = 1.6;
const BLAST_SEC = 0.04;
/** Splinters in a second at the beginning, and how often their number halves in the sweep. */
const SPLINTERS_HZ = 160;
const SPLINTERS_OCTAVES = 3;
/** Where they ring, and by how many octaves that falls in the sweep. */
const SPLINTERS_CENTRE_HZ = 2000;
const SPLINTERS_FALL = 1.5;
const SPLINTERS_GAIN = 8;

export const explosion: KindDefinition<typeof fxParameters> = {
  name: 'explosion',
  description: 'A burst of noise that grows dark, over a rumble, with splinters.',
  words: ['explosion', 'explode', 'blast', 'bomb'],
  pitched: 'none',
  rangeHz: [32.703, 261.626],
  defaults: {
    frequency: 70,
    ...{ attack: 0.003, decay: 2, sustain: 0, release: 0.3 },
    ...{
      sweep: -1,
      sweep_time: 2,
      sweep_curve: -0.4,
      noise: 0.85,
      cutoff: 7000,
      filter_sweep: -5,
      resonance: 0.8,
      drive: 0.3,
    },
    ...{ harmonics: 0.1, width: 0.7, reverb: 0.2, reverb_time: 2, reverb_damping: 3000 },
  },
  targets: {
    lufs: -16,
    spectrum: [
      [63, 4, 12],
      [250, 5, 10],
      [500, 5, 8],
      [1000, 5, 5],
      [2000, 2, 6],
      [4000, -2, 8],
      [16_000, -12, 12],
    ],
    tiltDbPerOctave: { from: -8, to: 2 },
    clarity: { to: 0.5 },
    centroidHz: { from: 40, to: 3200 },
    attackSec: { to: 0.2 },
    decaySec: { from: 0.3, to: 4 },
    lengthSec: { from: 0.25 },
    plrLu: { from: 6, to: 18 },
  },
  voice: () => gameVoice({ name: 'explosion', headroom: 1.2, bend: 3, tone: rumble, noise: roaring, added: splinters }),
};

/** A tone that never quite holds its level. */
function rumble({ hz, age }: GamePitch): Stereo {
  const level = control(smoothRandom({ rateHz: 14 }).mul(0.35).add(0.75));
  return onBoth(gameTone(hz, age, RING_RATIO), (side) => side.mul(level));
}

function roaring({ swept }: GamePitch): F32 {
  const unrest = smoothRandom({ rateHz: 9 }).mul(0.25).add(0.85);
  const restored = exp2(signal('filter_sweep').mul(swept).mul(-RESTORED).clamp(-2, 3));
  const blast = exp2(
    time()
      .toFloat()
      .div(sampleRate())
      .mul(-1 / BLAST_SEC)
      .max(-20),
  ).mul(BLAST_GAIN);
  return control(restored.mul(unrest).add(blast));
}

/** Impulses, ever fewer and lower, each of which makes a short ring. */
function splinters({ swept }: GamePitch): Stereo {
  const densityHz = control(exp2(swept.mul(-SPLINTERS_OCTAVES)).mul(SPLINTERS_HZ));
  const somewhere = smoothRandom({ rateHz: 30 }).mul(0.6).sub(swept.mul(SPLINTERS_FALL));
  const filter = stateVariableFilter({ cutoffHz: exp2(somewhere).mul(SPLINTERS_CENTRE_HZ), q: 2.5 });
  const level = control(signal('crackle').mul(SPLINTERS_GAIN));
  const [left, other] = [0, 1].map(() => filter(sparseImpulses({ densityHz, size: 'random' })).low.mul(level));
  const width = control(signal('width'));
  return [left!, left!.mul(num(1).sub(width)).add(other!.mul(width))];
}
