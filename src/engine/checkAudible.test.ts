import { expect, test } from 'vitest';

import { RenderError } from '../errors.ts';
import { checkAudible } from './checkAudible.ts';

const silence = [new Float32Array(4410), new Float32Array(4410)];
const click = [new Float32Array(4410), new Float32Array(4410).fill(1e-30, 4409)];

test('silence that nobody asked for is an error', () => {
  expect(() => checkAudible(silence, 44100)).toThrow(RenderError);
  expect(() => checkAudible(silence, 44100)).toThrow('The sound is silent');
  expect(() => checkAudible(click, 44100)).not.toThrow();
});

test('sounds of a moment may be silent', () => {
  expect(() => checkAudible([new Float32Array(4409)], 44100)).not.toThrow();
});
