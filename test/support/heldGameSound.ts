import type { gameKinds } from '../../src/roles/fx/gameParameters.ts';
import { plainFx, renderFx } from './renderFx.ts';

/** A game effect made a tone of 441 Hz that is held: one step, no noise, nothing that moves; but for `values`. Left and right. */
export function heldGameSound(
  kind: (typeof gameKinds)[number],
  values: Readonly<Record<string, number>> = {},
  durationSec = 1,
): Promise<readonly [Float32Array, Float32Array]> {
  const parameters = {
    ...{ kind, ...plainFx, frequency: 441, amplitude: 0.3 },
    ...{ attack: 0.001, decay: 0.1, sustain: 1, release: 0.05 },
    ...{ noise: 0, harmonics: 0, ring: 0, steps: 1, cutoff: 20000, resonance: 0.7 },
    ...(kind === 'explosion' ? { crackle: 0 } : {}),
    ...values,
  };
  return renderFx(parameters, { durationSec });
}
