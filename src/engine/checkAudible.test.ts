import { expect, test } from 'vitest';

import { RenderError } from '../errors.ts';
import { checkAudible } from './checkAudible.ts';

const silence = [new Float32Array(4410), new Float32Array(4410)];
const click = [new Float32Array(4410), new Float32Array(4410).fill(1e-30, 4409)];

test('silence that nobody asked for is an error', () => {
  expect(() => checkAudible(silence, 44100, 4410)).toThrow(RenderError);
  expect(() => checkAudible(silence, 44100, 4410)).toThrow('The sound is silent');
  expect(() => checkAudible(click, 44100, 4410)).not.toThrow();
});

test('sounds of a moment, and notes that begin just before the end, may be silent', () => {
  expect(() => checkAudible(silence, 44100, 10)).not.toThrow();
  expect(() => checkAudible([new Float32Array(4409)], 44100, 4409)).not.toThrow();
});
