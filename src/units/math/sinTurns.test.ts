import { expect, it } from 'vitest';
import { valuesOf } from '../../../test/support/evaluate.ts';
import { cosTurns, sinTurns } from './sinTurns.ts';

const ofPhase = (fn: typeof sinTurns) => (phases: readonly number[]) => valuesOf((x) => fn(x.toInt()), phases);

it('is exactly 0 at 0 and half a turn', async () => {
  expect((await ofPhase(sinTurns)([0, -(2 ** 31)])).map(Math.abs)).toEqual([0, 0]);
  expect((await ofPhase(cosTurns)([2 ** 30, -(2 ** 30)])).map(Math.abs)).toEqual([0, 0]);
});

it('is odd, and stays within one part in four million of ±1', async () => {
  const phases = Array.from({ length: 100_000 }, (_, i) => i * 21474);
  const values = await ofPhase(sinTurns)(phases);
  expect((await ofPhase(sinTurns)(phases.map((phase) => -phase))).map((value) => 0 - value)).toEqual(values);
  expect(Math.max(...values)).toBeLessThanOrEqual(1 + 2 ** -22);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
});
