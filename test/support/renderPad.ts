import { renderRole, sidesOf, type Values } from './renderRole.ts';

/** One note of the pad at 44.1 kHz, left and right, as it is before the master. */
export async function renderPad(
  parameters: Values = {},
  durationSec = 2,
): Promise<readonly [Float32Array, Float32Array]> {
  const values = { kind: 'warm', frequency: 220, ...parameters };
  return sidesOf(await renderRole('pad', values, { durationSec, pattern: 'note' }));
}
