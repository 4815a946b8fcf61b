/** Several hands, not quite together, then the room. */
import { num, register, sampleRate, time, type F32 } from '../../ir/index.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import type { KindDefinition } from '../kind.ts';
import { drumSignal as signal, type drumParameters } from './drumParameters.ts';
import { drumVoice, type Hit } from './drumVoice.ts';
import { drumKindTargets } from './drumTargets.ts';

const BURSTS = 4;
/** How far a hand may be off, as a share of the spacing to either side. */
const LOOSENESS = 0.18;
/** A burst loses half of its level in so many seconds. */
const HALF_SEC = 0.0018;
/** The tail against the bursts. */
const TAIL = 0.25;

/** The level of the burst of the moment: a saw-tooth that begins anew with each pair of hands. */
function bursts(random: Hit['random']): F32 {
  const now = time().toFloat();
  const spacing = signal('spacing').mul(sampleRate());
  const half = exp2(num(-1 / HALF_SEC).div(sampleRate()));
  const level = register(1);
  let next = level.value.mul(half);
  for (let burst = 1; burst < BURSTS; burst++) {
    const jitter = random(burst)
      .toFloat()
      .mul(LOOSENESS / 2147483648);
    // The level is kept one sample ahead.
    const start = spacing.mul(jitter.add(burst)).nearest().sub(1);
    next = now.eq(start).select(1, next);
  }
  level.set(next);
  return level.value;
}

export const clap: KindDefinition<typeof drumParameters> = {
  name: 'clap',
  description: 'A hand clap: four bursts of noise, not quite together, and a tail.',
  words: ['hand clap', 'handclap', 'claps', 'clapping', 'cp', 'finger snap'],
  pitched: 'none',
  rangeHz: [500, 3000],
  rhythm: '....X.......X...',
  defaults: {
    frequency: 1150,
    decay: 0.32,
    release: 0.32,
    overtones: 0.5,
    noise: 0.25,
    noise_decay: 0.6,
    click: 0.1,
    drive: 3,
    cutoff: 11000,
    width: 0.6,
    reverb: 0.12,
  },
  targets: drumKindTargets.clap,

  voice: () =>
    drumVoice('clap', { curve: 5, clickHz: 2500, level: 0.64 }, (hit) => {
      const { rawHz, overtones, ring, noiseRing, toneGain, noiseGain, white, random } = hit;
      const hands = bursts(random)
        .mul(1 - TAIL)
        .add(TAIL);
      const palm = stateVariableFilter({ cutoffHz: rawHz, q: 2.2 });
      const fingers = stateVariableFilter({ cutoffHz: rawHz.mul(2.1), q: 2.5 });
      const body = ring.mul(hands).mul(toneGain).mul(1.5);
      const air = noiseRing.mul(hands).mul(noiseGain);
      const clapped = (x: F32): F32 => {
        const { band, high } = palm(x);
        return band.add(fingers(x).band.mul(overtones).mul(0.7)).mul(body).add(high.mul(air));
      };
      return { mid: clapped(white.mid), side: clapped(white.side) };
    }),
};
