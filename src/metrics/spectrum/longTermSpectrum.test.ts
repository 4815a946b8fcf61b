import { describe, expect, it } from 'vitest';
import { powerOf, sumOf } from '../../../test/support/renderUnit.ts';
import { gaussianNoise, sineTone } from '../../../test/support/tones.ts';
import { longTermSpectrum } from './longTermSpectrum.ts';

describe('longTermSpectrum', () => {
  it('has the mean squares of all channels in all', () => {
    const channels = [gaussianNoise(50000, 1), sineTone(1000, { frames: 50000 })];
    const { powers } = longTermSpectrum(channels, 44100);
    expect(sumOf(powers)).toBeCloseTo(powerOf(channels[0]!) + powerOf(channels[1]!), 12);
  });

  it.each([
    [8000, 1024],
    [16000, 2048],
    [22050, 2048],
    [44100, 4096],
    [48000, 4096],
    [96000, 8192],
    [192000, 16384],
  ])('at %i Hz has frames of %i samples', (sampleRate, size) => {
    const { powers, binHz } = longTermSpectrum([sineTone(1000, { sampleRate, frames: sampleRate })], sampleRate);
    expect(powers).toHaveLength(size / 2 + 1);
    expect(binHz).toBe(sampleRate / size);
    expect(powers.indexOf(Math.max(...powers)) * binHz).toBeCloseTo(1000, -2);
  });

  it('takes what is not finite for 0, and is 0 for silence', () => {
    const x = gaussianNoise(5000);
    const hostile = x.slice();
    [x[10], x[4999], x[77]] = [0, 0, 0];
    [hostile[10], hostile[4999], hostile[77]] = [NaN, Infinity, -Infinity];
    expect(longTermSpectrum([hostile], 44100)).toEqual(longTermSpectrum([x], 44100));
    expect(sumOf(longTermSpectrum([new Float32Array(3)], 44100).powers)).toBe(0);
  });

  it('checks what it is given', () => {
    expect(() => longTermSpectrum([], 44100)).toThrow(expect.objectContaining({ code: 'no_channels' }));
    expect(() => longTermSpectrum([new Float32Array(1)], 0)).toThrow(expect.objectContaining({ path: 'sampleRate' }));
  });
});
