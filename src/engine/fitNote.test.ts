import { describe, expect, it } from 'vitest';
import { fitNote } from './fitNote.ts';

const RATE = 44100;

describe('fitNote', () => {
  it.each([
    ['a release that has room', 1, 3 * RATE, 2 * RATE, RATE],
    ['a release of half the sound', 1.5, 3 * RATE, 1.5 * RATE, 1.5 * RATE],
    ['a release that is too long', 20, 3 * RATE, 1.5 * RATE, 1.5 * RATE],
    ['no release', 0, 1000, 1000, 0],
    ['a release of less than a sample', 1e-6, 1000, 1000, 0],
    ['an odd number of frames', 20, 1001, 501, 500],
    ['a single frame', 1, 1, 1, 0],
  ])('%s: gate and release fill the sound', (_name, releaseSec, frames, gateFrames, releaseFrames) => {
    const fitted = fitNote(330, releaseSec, frames, RATE);
    expect(fitted.note).toEqual({ onFrame: 0, gateFrames, frequencyHz: 330, velocity: 1 });
    expect(fitted.releaseSec * RATE).toBeCloseTo(releaseFrames, 9);
    expect(gateFrames + releaseFrames).toBe(frames);
  });
});
