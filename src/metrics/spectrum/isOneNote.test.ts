import { expect, it } from 'vitest';
import { mixed, sawTone, sineTone, tone } from '../../../test/support/tones.ts';
import { framePowers } from './framePowers.ts';
import { isOneNote } from './isOneNote.ts';

const options = { sampleRate: 22050, frames: 4096 };
const isNote = (x: Float32Array, hz: number): boolean => {
  const [powers] = framePowers(x, { length: 4096, starts: [0] }, 4096);
  return isOneNote(powers!, (hz * 4096) / 22050);
};

it.each([
  ['a sine', sineTone(300, options), 300],
  ['a saw', sawTone(50, options), 50],
  ['a saw without two harmonics', tone(100, (h) => (h > 2 ? 1 / h : 0), options), 100],
  ['a formant far above', tone(50, (h) => Math.exp(-(((h - 25) / 8) ** 2)), options), 50],
  ['a fifth', mixed(sawTone(220, options), sawTone(330, options)), 110],
])('is one: %s', (_, x, hz) => {
  expect(isNote(x, hz)).toBe(true);
});

it.each([
  ['a major chord', mixed(sawTone(400, options), sawTone(500, options), sawTone(600, options)), 100],
  ['a minor chord', mixed(sawTone(400, options), sawTone(480, options), sawTone(600, options)), 40],
  ['a bell', mixed(...[4, 11, 16, 23].map((h) => sineTone(100 * h, options))), 100],
  ['a single tone far above', sineTone(1000, options), 100],
])('is none: %s', (_, x, hz) => {
  expect(isNote(x, hz)).toBe(false);
});
