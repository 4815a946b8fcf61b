import { expect, test } from 'vitest';

import { RenderError } from '../errors.ts';
import { checkAudible } from './checkAudible.ts';

const silence = [new Float32Array(4410), new Float32Array(4410)];
const click = [new Float32Array(4410), new Float32Array(4410).fill(1e-30, 4409)];
const loud = { parameters: { amplitude: 0.5, sustain: 0.7 } };

test('silence that nobody asked for is an error', () => {
  expect(() => checkAudible(silence, 44100, loud)).toThrow(RenderError);
  expect(() => checkAudible(silence, 44100, { parameters: {} })).toThrow('The sound is silent');
  expect(() => checkAudible(click, 44100, loud)).not.toThrow();
});

test('amplitude 0, sustain 0 and sounds of a moment may be silent', () => {
  expect(() => checkAudible(silence, 44100, { parameters: { amplitude: 0, sustain: 0.7 } })).not.toThrow();
  expect(() => checkAudible(silence, 44100, { parameters: { amplitude: 0.5, sustain: 0 } })).not.toThrow();
  expect(() => checkAudible([new Float32Array(4409)], 44100, loud)).not.toThrow();
});
