// Sounds whose spectrum is known: band-limited sums of sines, and noise with a slope.
import { createFft } from '../../src/math/fft.ts';
import { createRandom } from '../../src/math/random.ts';
import { powerOf } from './renderUnit.ts';

export interface ToneOptions {
  readonly sampleRate?: number;
  readonly frames?: number;
  /** In radians. */
  readonly phase?: (harmonic: number) => number;
}

/** A sum of harmonics up to 0.47 of the sample rate. */
export function tone(hz: number, amplitude: (harmonic: number) => number, options: ToneOptions = {}): Float32Array {
  const { sampleRate = 44100, frames = sampleRate, phase = () => 0 } = options;
  const sum = new Float64Array(frames);
  for (let harmonic = 1; harmonic * hz < 0.47 * sampleRate; harmonic++) {
    const level = amplitude(harmonic);
    if (level === 0) continue;
    // sin(a + w) = 2·cos(w)·sin(a) − sin(a − w)
    const angle = (2 * Math.PI * harmonic * hz) / sampleRate;
    const twice = 2 * Math.cos(angle);
    let before = Math.sin(phase(harmonic) - 2 * angle);
    let last = Math.sin(phase(harmonic) - angle);
    for (let at = 0; at < frames; at++) {
      const next = twice * last - before;
      sum[at] = sum[at]! + level * next;
      before = last;
      last = next;
    }
  }
  return Float32Array.from(sum);
}

export const sineTone = (hz: number, options?: ToneOptions): Float32Array =>
  tone(hz, (h) => (h === 1 ? 1 : 0), options);
export const sawTone = (hz: number, options?: ToneOptions): Float32Array => tone(hz, (h) => 1 / h, options);
export const squareTone = (hz: number, options?: ToneOptions): Float32Array => tone(hz, (h) => (h % 2) / h, options);
/** All harmonics alike. */
export const pulseTone = (hz: number, options?: ToneOptions): Float32Array =>
  tone(hz, () => 0.1, { phase: () => Math.PI / 2, ...options });

/** Normally distributed, with a standard deviation of 0.1. */
export function gaussianNoise(frames: number, seed = 1): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: frames }, () => 0.1 * random.nextNormal());
}

/** Noise whose power per hertz changes by so many dB per octave (pink: −3.01), above 10 Hz. */
export function slopedNoise(decibelsPerOctave: number, frames: number, sampleRate = 44100, seed = 1): Float32Array {
  const size = 2 ** Math.ceil(Math.log2(Math.max(frames, sampleRate)));
  const random = createRandom(seed);
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  for (let bin = 1; bin < size / 2; bin++) {
    const octaves = Math.log2((bin * sampleRate) / size / 1000);
    if (bin * sampleRate < 10 * size) continue;
    const gain = 10 ** ((decibelsPerOctave * octaves) / 20) / Math.sqrt(size);
    re[bin] = gain * random.nextNormal();
    im[bin] = gain * random.nextNormal();
  }
  createFft(size).complex(im, re);
  return Float32Array.from(re.subarray(0, frames));
}

/** With white noise, so many dB stronger than the sound. */
export function withNoise(x: Float32Array, decibels: number, seed = 1): Float32Array {
  const noise = gaussianNoise(x.length, seed);
  const gain = Math.sqrt(powerOf(x) / powerOf(noise)) * 10 ** (decibels / 20);
  return x.map((value, at) => value + gain * noise[at]!);
}

/** Sample by sample; the gain is a function of the time in s. */
export const shaped = (x: Float32Array, gain: (sec: number) => number, sampleRate = 44100): Float32Array =>
  x.map((value, at) => value * gain(at / sampleRate));

/** The sum of sounds of one length. */
export const mixed = (...sounds: readonly Float32Array[]): Float32Array =>
  sounds[0]!.map((_, at) => sounds.reduce((sum, x) => sum + x[at]!, 0));
