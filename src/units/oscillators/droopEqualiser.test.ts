import { expect, it } from 'vitest';
import { firstDifference, impulse, renderEffect } from '../../../test/support/renderUnit.ts';
import { droopEqualiser } from './droopEqualiser.ts';

it('droopEqualiser is a FIR of five taps, two of them 0', async () => {
  const [y] = await renderEffect(droopEqualiser, impulse(8), { frames: 8 });
  expect(firstDifference(y, [-0.105, 0, 1.21, 0, -0.105, 0, 0, 0].map(Math.fround))).toBe(-1);
});
