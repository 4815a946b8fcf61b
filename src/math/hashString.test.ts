import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashString } from './hashString.ts';

// RFC 9923, §8 (test vectors of FNV-1a with 32 bits).
it.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('%j is 0x%x', (text, expected) => {
  expect(hashString(text)).toBe(expected);
});

it('hashes the UTF-8 bytes', () => {
  const character = fc.integer({ min: 0, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff);
  const encoder = new TextEncoder();
  fc.assert(
    fc.property(fc.array(character), (codes) => {
      const text = String.fromCodePoint(...codes);
      let hash = 0x811c9dc5n;
      for (const byte of encoder.encode(text)) hash = ((hash ^ BigInt(byte)) * 0x01000193n) & 0xffffffffn;
      expect(hashString(text)).toBe(Number(hash));
    }),
  );
});

it('tells lone surrogates apart', () => {
  expect(hashString('\ud800')).not.toBe(hashString('\ud801'));
});
