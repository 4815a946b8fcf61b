import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../test/support/renderUnit.ts';
import { closingFade } from './closingFade.ts';

const ones = (frames: number) => new Float32Array(frames).fill(1);
const faded = (frames: number, sampleRate: number) => {
  const channels = [ones(frames), ones(frames).fill(-0.5)];
  closingFade(channels, sampleRate);
  return channels as [Float32Array, Float32Array];
};

describe('closingFade', () => {
  it.each([
    [44100, 44100, 2205],
    [8000, 8000, 400],
    [192000, 192000, 9600],
    // A quarter where the sound is short.
    [4000, 44100, 1000],
    [7, 44100, 1],
    [4, 44100, 1],
  ])('%i frames at %i Hz: a straight line over the last %i', (frames, sampleRate, length) => {
    const [left, right] = faded(frames, sampleRate);
    const gain = (at: number) => Math.min(1, (frames - 1 - at) / length);
    expect(
      firstDifference(
        left,
        left.map((_, at) => gain(at)),
      ),
    ).toBe(-1);
    expect(
      firstDifference(
        right,
        right.map((_, at) => -0.5 * gain(at)),
      ),
    ).toBe(-1);
    expect(left[frames - 1]).toBe(0);
    expect(left[frames - length - 1]).toBe(1);
  });

  it.each([0, 1, 2, 3])('leaves %i frames alone', (frames) => {
    expect(faded(frames, 44100)[0]).toEqual(ones(frames));
  });
});
