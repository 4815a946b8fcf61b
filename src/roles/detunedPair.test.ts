import { expect, test } from 'vitest';
import { num, param } from '../ir/index.ts';
import { renderVoice } from '../../test/support/renderUnit.ts';
import { detunedPair } from './detunedPair.ts';

test('lies as far below as above, in cents', async () => {
  const at = async (side: 0 | 1, cents: number) =>
    (await renderVoice(() => detunedPair(num(440), param('cents', cents))[side], { frames: 4 }))[3]!;
  for (const cents of [0, 7, 100]) {
    expect(1200 * Math.log2((await at(1, cents)) / 440)).toBeCloseTo(cents, 2);
    expect(1200 * Math.log2((await at(0, cents)) / 440)).toBeCloseTo(-cents, 2);
  }
});
