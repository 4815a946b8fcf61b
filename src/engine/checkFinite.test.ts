import { describe, expect, it } from 'vitest';

import { checkFinite } from './checkFinite.ts';

describe('checkFinite', () => {
  it('accepts any finite sample', () => {
    expect(() => {
      checkFinite(Float32Array.of(0, -0, 3.4e38, -3.4e38, 1e-45, 1), 0);
    }).not.toThrow();
  });

  it.each([NaN, Infinity, -Infinity])('names the place of %s', (bad) => {
    for (const at of [0, 1, 6, 7]) {
      const samples = new Float32Array(8).fill(0.5);
      samples[at] = bad;
      const path = `channel ${at % 2}, sample ${100 + Math.floor(at / 2)}`;
      expect(() => {
        checkFinite(samples, 100);
      }).toThrow(expect.objectContaining({ code: 'not_finite', path }));
    }
  });
});
