import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hash32 } from './hash32.ts';

it('equals its definition in 64-bit arithmetic', () => {
  const MASK = 0xffffffffn;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), (x) => {
      let h = BigInt(x);
      h = ((h ^ (h >> 16n)) * 0x21f0aaadn) & MASK;
      h = ((h ^ (h >> 15n)) * 0xd35a2d97n) & MASK;
      expect(hash32(x)).toBe(Number(h ^ (h >> 15n)));
    }),
  );
});

it('reads its argument modulo 2^32', () => {
  expect(hash32(-1)).toBe(hash32(0xffffffff));
  expect(hash32(0x100000005)).toBe(hash32(5));
  expect(hash32(0)).toBe(0);
});

it('flips every output bit for half of the inputs when one input bit flips', () => {
  const inputs = 4096;
  const flips = new Float64Array(32 * 32);
  for (let x = 1; x <= inputs; x++) {
    for (let i = 0; i < 32; i++) {
      const difference = hash32(x) ^ hash32(x ^ (1 << i));
      for (let j = 0; j < 32; j++) flips[32 * i + j]! += (difference >>> j) & 1;
    }
  }
  // Five standard deviations of a fair coin, plus a bias of a few percent for consecutive inputs.
  for (const count of flips) expect(Math.abs(count / inputs - 0.5)).toBeLessThan(0.07);
});
