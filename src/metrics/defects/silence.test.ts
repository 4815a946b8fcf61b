import { describe, expect, it } from 'vitest';
import { AudioError, ConfigurationError } from '../../errors.ts';
import { silence } from './silence.ts';

const RATE = 48000;
const withSamples = (frames: number, samples: Readonly<Record<number, number>>): Float32Array => {
  const x = new Float32Array(frames);
  for (const [at, value] of Object.entries(samples)) x[Number(at)] = value;
  return x;
};

describe('silence', () => {
  it('ends with the first sample of any channel that is heard', () => {
    const left = withSamples(RATE, { 4800: -0.1, 9600: 0.5 });
    const right = withSamples(RATE, { 2400: 0.1, 24000: 0.002 });
    expect(silence([left, right], RATE)).toEqual({ startSec: 0.05, endSec: (RATE - 24001) / RATE });
  });

  it('is nothing where the sound fills the file', () => {
    expect(silence([Float32Array.of(0.5, 0, -0.5)], RATE)).toEqual({ startSec: 0, endSec: 0 });
    expect(silence([Float32Array.of(0.5)], RATE)).toEqual({ startSec: 0, endSec: 0 });
  });

  it('is the whole duration where there is no sound', () => {
    expect(silence([new Float32Array(RATE / 2)], RATE)).toEqual({ startSec: 0.5, endSec: 0.5 });
    expect(silence([new Float32Array(RATE).fill(0.00099)], RATE)).toEqual({ startSec: 1, endSec: 1 });
  });

  it('takes a threshold, which is no silence itself', () => {
    const x = [Float32Array.of(0, 0.1, 0)];
    expect(silence(x, 8000, -20.01)).toEqual({ startSec: 1 / 8000, endSec: 1 / 8000 });
    expect(silence(x, 8000, -19.99)).toEqual({ startSec: 3 / 8000, endSec: 3 / 8000 });
    expect(silence([new Float32Array(4).fill(1)], 8000, 0)).toEqual({ startSec: 0, endSec: 0 });
  });

  it('counts samples that are not finite as 0', () => {
    expect(silence([Float32Array.of(NaN, Infinity, 0.5, -Infinity)], 8000)).toEqual({
      startSec: 2 / 8000,
      endSec: 1 / 8000,
    });
  });

  it('refuses wrong thresholds and what is no audio', () => {
    const x = [new Float32Array(1)];
    for (const threshold of [1, -201, NaN, '-60']) {
      expect(() => silence(x, RATE, threshold as number)).toThrow(ConfigurationError);
    }
    expect(() => silence([], RATE)).toThrow(AudioError);
  });
});
