import { expect, test } from 'vitest';
import { num, param } from '../ir/index.ts';
import { renderVoice } from '../../test/support/renderUnit.ts';
import { saturator } from './saturator.ts';

test.each([0.1, 1, 8])('what peaks at 1 peaks at 1 behind a gain of %f', async (gain) => {
  for (const x of [1, -1, 0.5, 0]) {
    const out = await renderVoice(() => saturator(num(gain))(param('x', x)), { frames: 64 });
    expect(out[63]).toBeCloseTo(Math.tanh(gain * x) / Math.tanh(gain), 5);
  }
});
