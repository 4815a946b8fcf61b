import { describe, expect, it } from 'vitest';
import { gaussianNoise, mixed, shaped, sineTone, slopedNoise } from '../../../test/support/tones.ts';
import { spectralShape, spectralShapeOf } from './spectralShape.ts';

const SECONDS = 2.9;
const FRAMES = Math.floor(SECONDS * 44100);
const faded = (x: Float32Array): Float32Array => shaped(x, (sec) => Math.sin((Math.PI * sec * 44100) / x.length) ** 4);

describe('tilt', () => {
  it.each([0, -10 * Math.log10(2), -6.02, -12, 6])('of noise with %d dB per octave and hertz is 3.01 more', (slope) => {
    const { tilt } = spectralShape([faded(slopedNoise(slope, FRAMES))], 44100);
    expect(tilt).toBeGreaterThan(slope + 10 * Math.log10(2) - 0.1);
    expect(tilt).toBeLessThan(slope + 10 * Math.log10(2) + 0.1);
  });

  it('is measured from 100 Hz to 10 kHz, and leaves out bands that are 80 dB down', () => {
    const frequencies = [50, 100, 200, 400, 800, 10000, 20000];
    const spectrum = { powers: new Float64Array(3), binHz: 100 };
    const tiltOf = (levels: number[]): number | null => spectralShapeOf(spectrum, { frequencies, levels }).tilt;
    expect(tiltOf([-3, -10, -13, -16, -19, -120, -1])).toBeCloseTo(-3, 12);
    expect(tiltOf([-3, -10, -13, -16, -19, -91, -1])).toBeCloseTo(-3, 12);
    expect(tiltOf([-3, -10, -13, -16, -19, -89, -1])).toBeLessThan(-10);
    expect(tiltOf([0, -100, -103, -106, -120, -120, 0])).toBeCloseTo(-3, 12);
    expect(tiltOf([0, -10, -13, -120, -120, -120, 0])).toBeNull();
  });
});

describe('centroid', () => {
  it.each([50, 440, 1000, 15000])('of a sine of %i Hz', (hz) => {
    expect(spectralShape([faded(sineTone(hz, { frames: FRAMES }))], 44100).centroid).toBeCloseTo(hz, 0);
  });

  it('of two tones is their mean by power', () => {
    const tones = mixed(
      sineTone(1000),
      sineTone(4000).map((x) => x / 2),
    );
    expect(spectralShape([faded(tones)], 44100).centroid).toBeCloseTo(1000 + 3000 / 5, -0.5);
  });

  it('of white noise is the middle of what is heard', () => {
    const { centroid } = spectralShape([gaussianNoise(FRAMES)], 48000);
    expect(centroid).toBeGreaterThan(9950);
    expect(centroid).toBeLessThan(10070);
  });
});

describe('flatness', () => {
  it('is 1 for an impulse, nearly 1 for long white noise, less for a single frame', () => {
    const impulse = new Float32Array(1000);
    impulse[500] = 1;
    expect(spectralShape([impulse], 44100).flatness).toBeCloseTo(1, 3);
    expect(spectralShape([gaussianNoise(FRAMES)], 44100).flatness).toBeGreaterThan(0.97);
    expect(spectralShape([gaussianNoise(1000)], 44100).flatness).toBeGreaterThan(0.45);
    expect(spectralShape([gaussianNoise(1000)], 44100).flatness).toBeLessThan(0.7);
  });

  it('is that of the definition for a spectrum of two steps', () => {
    const powers = Float64Array.from({ length: 1001 }, (_, bin) => (bin % 2 === 0 ? 1 : 0.01));
    const { flatness } = spectralShapeOf({ powers, binHz: 20 }, { frequencies: [], levels: null });
    // Bins 1 to 1000.
    expect(flatness).toBeCloseTo(0.1 / 0.505, 10);
  });

  it('counts empty bins as 120 dB below the mean', () => {
    const powers = new Float64Array(1001);
    powers[500] = 1;
    const { flatness } = spectralShapeOf({ powers, binHz: 20 }, { frequencies: [], levels: null });
    expect(flatness! / (1e-12 ** 0.999 * 1000 ** 0.001)).toBeCloseTo(1, 10);
  });

  it('is next to 0 for a tone', () => {
    expect(spectralShape([faded(sineTone(1000))], 44100).flatness).toBeLessThan(1e-9);
    expect(spectralShape([sineTone(1000)], 44100).flatness).toBeLessThan(1e-4);
  });
});

it('has no shape for silence', () => {
  const none = { tilt: null, centroid: null, flatness: null };
  expect(spectralShape([new Float32Array(100)], 8000)).toEqual(none);
  expect(() => spectralShape([new Float32Array(100)], NaN)).toThrow(expect.objectContaining({ path: 'sampleRate' }));
});
