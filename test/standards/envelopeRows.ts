// When envelopes reach the ends of their segments, next to when they should: in samples, at 44.1 kHz. Asked is a control step.
import type { F32, I32 } from '../../src/ir/index.ts';
import { adsr, percussive } from '../../src/units/index.ts';
import { renderVoices, type Stereo } from '../support/renderUnit.ts';
import type { Row } from './row.ts';

const RATE = 44100;
const CONTROL_STEP = 32;

type Envelope = F32 & { readonly end: I32 };

/** The first sample from which on the envelope is at its last value, counting from `from`. */
const arrival = (x: Float32Array, from: number, to: number): number => {
  const wanted = x[to]!;
  let at = to;
  while (at > from && x[at - 1] === wanted) at--;
  return at;
};

const times = [0.001, 0.01, 0.1, 1] as const;

function row(name: string, curve: number): Row {
  return {
    what: `adsr, ${name}: ends of attack, decay and release of 1 ms to 1 s, and of the note`,
    unit: 'samples',
    atMost: CONTROL_STEP,
    measure: async () => {
      let worst = 0;
      for (const seconds of times) {
        const n = Math.round(seconds * RATE);
        const gate = 2 * n + 1000;
        const options = {
          attackSec: seconds,
          decaySec: seconds,
          sustain: 0.5,
          releaseSec: seconds,
          attackCurve: curve,
          curve,
        };
        const body = () => {
          const envelope: Envelope = adsr(options);
          return { out: [envelope, envelope.end.toFloat()] as const };
        };
        const [[level, end]] = (await renderVoices(body, { frames: 3 * n + 2000, values: { gate } })) as [Stereo];
        const top = level.indexOf(Math.max(...level.subarray(0, 2 * n)));
        const off = level.findIndex((x, at) => at > 2 * n && x < 0.5) - 1;
        const errors = [
          top - n,
          arrival(level, top, gate) - 2 * n,
          off - gate,
          arrival(level, gate, 3 * n + 1900) - gate - n,
        ];
        // The voice may be cut off where it says that it is over.
        if (level.subarray(end[0]).some((x) => x !== 0)) return Infinity;
        worst = Math.max(worst, ...errors.map(Math.abs));
      }
      return worst;
    },
  };
}

export const envelopeRows: readonly Row[] = [
  row('straight', 0),
  row('curved', 5),
  {
    what: 'percussive: ends of attack and decay of 1 ms to 1 s',
    unit: 'samples',
    atMost: CONTROL_STEP,
    measure: async () => {
      let worst = 0;
      for (const seconds of times) {
        const n = Math.round(seconds * RATE);
        const options = { attackSec: seconds, decaySec: seconds };
        const [[level]] = (await renderVoices(() => percussive(options), { frames: 2 * n + 100 })) as [Stereo];
        const top = level.indexOf(Math.max(...level));
        worst = Math.max(worst, Math.abs(top - n), Math.abs(arrival(level, top, 2 * n + 99) - 2 * n));
      }
      return worst;
    },
  },
];
