import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { didYouMean } from './didYouMean.ts';

const keys = ['attack', 'decay', 'sustain', 'release', 'cutoff', 'filter_attack', 'true_peak_limit', 'lfo_rate'];

describe('didYouMean', () => {
  test.each([
    ['relase', 'release'],
    ['reelase', 'release'],
    ['eralese', undefined],
    ['Attack', 'attack'],
    ['atack', 'attack'],
    ['attakc', 'attack'],
    ['truePeakLimit', 'true_peak_limit'],
    ['true-peak-limit', 'true_peak_limit'],
    ['cutoff_hz', 'cutoff'],
    ['attack_seconds', 'attack'],
    ['filter_attack_seconds', 'filter_attack'],
    ['reverberation', undefined],
    ['', undefined],
    ['_', undefined],
    ['__proto__', undefined],
  ])('%j → %j', (word, expected) => {
    expect(didYouMean(word, keys)).toBe(expected);
  });

  test('a swap of neighbours is one mistake, also in a short word', () => {
    expect(didYouMean('dpa', ['pad', 'fx', 'lead'])).toBeUndefined();
    expect(didYouMean('apd', ['pad', 'fx', 'lead'])).toBe('pad');
  });

  test('the first of equally near candidates wins', () => {
    expect(didYouMean('bat', ['cat', 'rat'])).toBe('cat');
  });

  test('nothing in common is never near, however short', () => {
    expect(didYouMean('x', ['a', 'b'])).toBeUndefined();
  });

  test('a known name finds itself', () => {
    for (const key of keys) expect(didYouMean(key, keys)).toBe(key);
  });

  test('one deleted letter is always forgiven', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.nat(), (key, position) => {
        const cut = position % key.length;
        expect(didYouMean(key.slice(0, cut) + key.slice(cut + 1), [key])).toBe(key);
      }),
    );
  });

  test('a hostile name costs nothing', () => {
    const start = Date.now();
    expect(didYouMean('a'.repeat(1_000_000), keys)).toBeUndefined();
    expect(Date.now() - start).toBeLessThan(1000);
  });
});
