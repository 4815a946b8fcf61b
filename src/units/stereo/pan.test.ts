import { describe, expect, it } from 'vitest';
import { renderVoice, renderVoices, worstError } from '../../../test/support/renderUnit.ts';
import { num, param, time } from '../../ir/index.ts';
import { pan, panGains } from './pan.ts';

const FRAMES = 4001;
/** From −1 to 1 over the render. */
const place = () =>
  time()
    .toFloat()
    .mul(2 / (FRAMES - 1))
    .sub(1);

describe('pan', () => {
  it('is cos and sin of (p + 1)·π/4, so that the power is the same everywhere', async () => {
    const [left, right] = (await renderVoices(() => ({ out: pan(num(1), place()) }), { frames: FRAMES }))[0]!;
    const angle = (at: number) => ((at / (FRAMES - 1)) * Math.PI) / 2;
    expect(worstError(left, (at) => Math.cos(angle(at)))).toBeLessThan(5e-7);
    expect(worstError(right, (at) => Math.sin(angle(at)))).toBeLessThan(5e-7);
    expect(
      worstError(
        left.map((x, at) => x * x + right[at]! * right[at]!),
        () => 1,
      ),
    ).toBeLessThan(1e-6);
  });

  it.each([
    ['far left', -1, 1, 0],
    ['far right', 1, 0, 1],
    ['the middle', 0, Math.SQRT1_2, Math.SQRT1_2],
    ['beyond the left', -3, 1, 0],
    ['beyond the right', 1e9, 0, 1],
  ])('%s: the silent side is exactly 0, the middle the same to the bit', async (_name, position, left, right) => {
    for (const where of [() => num(position), () => param('place', position)]) {
      const [note] = await renderVoices(() => ({ out: pan(num(0.5), where(), 2) }), { frames: 64 });
      const [l, r] = [note![0][40]!, note![1][40]!];
      if (left === 0 || right === 0) expect(Math.min(Math.abs(l), Math.abs(r))).toBe(0);
      if (left === right) expect(l).toBe(r);
      expect(l).toBeCloseTo(left, 6);
      expect(r).toBeCloseTo(right, 6);
    }
  });

  it('takes its gain into account, and panGains are the gains by themselves', async () => {
    const wanted = await renderVoice(() => panGains(0.3)[0].mul(0.125), { frames: 4 });
    expect(await renderVoice(() => pan(num(1), 0.3, 0.125)[0], { frames: 4 })).toEqual(wanted);
    expect(wanted[0]).toBeCloseTo(0.125 * Math.cos((1.3 * Math.PI) / 4), 6);
  });
});
