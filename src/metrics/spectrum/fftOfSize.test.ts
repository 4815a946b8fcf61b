import { expect, it } from 'vitest';
import { fftOfSize } from './fftOfSize.ts';

it('makes each transform once', () => {
  expect(fftOfSize(64)).toBe(fftOfSize(64));
  expect(fftOfSize(64).size).toBe(64);
  expect(fftOfSize(128).size).toBe(128);
});
