import { expect, it } from 'vitest';
import { hostileInts } from '../../../test/support/hostileValues.ts';
import { firstDifference, renderVoice, renderVoices } from '../../../test/support/renderUnit.ts';
import { hash32 } from '../../math/hash32.ts';
import { time, type I32 } from '../../ir/index.ts';
import { hash } from './hash.ts';

const halves = (word: I32) => [word.shrU(16).toFloat(), word.and(0xffff).toFloat()] as const;

it('hash is hash32 of math/, for every kind of integer', async () => {
  for (const factor of [1, 0x9e3779b9, 65537, -1]) {
    const options = { frames: 50_000, tick: 25_000, values: { start: [0, 50_000, 2 ** 31 - 1, -12345678] } } as const;
    const notes = await renderVoices(() => ({ out: halves(hash(time().mul(factor))) }), options);
    for (const [lane, [high, low]] of notes.entries()) {
      const start = options.values.start[lane]!;
      const wanted = Array.from(high, (_, at) => hash32(Math.imul(options.tick + at - start, factor)));
      const got = Array.from(high, (value, at) => value * 65536 + low[at]!);
      expect(firstDifference(got, wanted)).toBe(-1);
    }
  }
});

it('hash takes constants as well, and 0 stays 0', async () => {
  for (const value of [0, ...hostileInts]) {
    const high = await renderVoice(() => halves(hash(value))[0], { frames: 1 });
    expect(high[0]).toBe(hash32(value) >>> 16);
  }
});
