import { renderRole, sidesOf, stretch, type Values } from './renderRole.ts';
import { rmsOf } from './renderUnit.ts';

export interface FxOptions {
  readonly durationSec?: number;
  readonly tempo?: number;
  readonly seed?: number;
}

/** One effect at 44.1 kHz, left and right, as it is before the master. */
export async function renderFx(
  parameters: Values,
  { durationSec = 2, tempo = 120, seed = 0 }: FxOptions = {},
): Promise<readonly [Float32Array, Float32Array]> {
  return sidesOf(await renderRole('fx', parameters, { durationSec, seed, context: { tempo } }));
}

/** Nothing behind the voice, nothing that moves by itself. */
export const plainFx = {
  ...{ delay: 0, reverb: 0, drive: 0, crush: 0, width: 0, detune: 0 },
  ...{ sweep: 0, filter_sweep: 0, pulse_depth: 0, pulse_sweep: 0, wobble: 0, scatter: 0, wander: 0 },
};

/** The RMS of so many equal stretches, from `fromSec` to `toSec`. */
export function levelsOf(x: Float32Array, count: number, fromSec: number, toSec: number): number[] {
  const length = (toSec - fromSec) / count;
  return Array.from({ length: count }, (_, at) => rmsOf(stretch(x, fromSec + at * length, length)));
}
