// What the tests of units do: render a few lines of the graph language with WebAssembly, and measure what comes out.
import { effect, instrument, type F32, type VoiceOutput } from '../../src/ir/index.ts';
import { optimise } from '../../src/passes/index.ts';
import { host, type Event, type Lanes } from './kernelHost.ts';

export interface UnitOptions {
  readonly frames: number;
  /** Default 44100. */
  readonly sampleRate?: number;
  /** The job's sample count at the first sample. Default 0. */
  readonly tick?: number;
  /** Inputs (`frequency`, `gate`, `seed`, parameters), for all voices or one number per voice. */
  readonly values?: Readonly<Record<string, number | Lanes>>;
  readonly events?: readonly Event[];
}

export type Stereo = readonly [Float32Array, Float32Array];

const BLOCK = 512;

function scenarioOf(inputs: readonly { name: string; initial: number }[], options: UnitOptions) {
  const { frames, sampleRate = 44100, tick = 0, values = {}, events = [] } = options;
  const initial = Object.fromEntries(inputs.map((input) => [input.name, input.initial]));
  const all = { sampleRate, gate: 2 ** 30, start: tick, velocity: 1, ...initial, ...values };
  const lanes = Object.entries(all).map(([name, value]) => [name, fourOf(value)] as const);
  return { sampleRate, tick, frames, inputs: Object.fromEntries(lanes), events };
}

const fourOf = (value: number | Lanes): Lanes => (typeof value === 'number' ? [value, value, value, value] : value);

/** Four notes of an instrument, each as left and right; they differ by what `values` says. A mono voice is on both sides. */
export async function renderVoices(body: () => VoiceOutput | F32, options: UnitOptions): Promise<Stereo[]> {
  const graph = optimise(instrument('unit', body));
  const { samples, layout } = (await host('wasm', graph))(scenarioOf(graph.inputs, options), BLOCK);
  const { channels } = layout;
  const every = 4 * channels;
  return [0, 1, 2, 3].map(
    (lane) => [strided(samples, lane, every), strided(samples, every - 4 + lane, every)] as const,
  );
}

/** The left channel of the first note. */
export async function renderVoice(body: () => VoiceOutput | F32, options: UnitOptions): Promise<Float32Array> {
  return (await renderVoices(body, options))[0]![0];
}

/** An effect over a stereo bus (or the same signal on both sides), as long as `frames`. */
export async function renderEffect(
  body: (x: F32) => F32,
  input: Float32Array | Stereo,
  options: UnitOptions,
): Promise<Stereo> {
  const graph = optimise(effect('unit', body));
  const { frames } = options;
  const sides = input instanceof Float32Array ? ([input, input] as const) : input;
  const bus = Float32Array.from({ length: 2 * frames }, (_, at) => sides[at & 1]![at >> 1] ?? 0);
  const { samples } = (await host('wasm', graph))({ ...scenarioOf(graph.inputs, options), bus }, BLOCK);
  return [strided(samples, 0, 2), strided(samples, 1, 2)];
}

function strided(samples: Float32Array, first: number, every: number): Float32Array {
  const result = new Float32Array(samples.length / every);
  for (let at = 0, from = first; at < result.length; at++, from += every) result[at] = samples[from]!;
  return result;
}

/** 1 at one sample, 0 elsewhere. */
export const impulse = (frames: number, at = 0): Float32Array => {
  const x = new Float32Array(frames);
  x[at] = 1;
  return x;
};

/** Noise that is the same in every run, between −1 and 1, for inputs that must not come from the program itself. */
export function testNoise(frames: number, seed = 1): Float32Array {
  let state = Math.imul(seed, 0x9e3779b9);
  return Float32Array.from({ length: frames }, () => {
    // A xorshift generator (G. Marsaglia, "Xorshift RNGs", 2003).
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2147483648;
  });
}

export const decibels = (ratio: number): number => 20 * Math.log10(ratio);
export const powerDecibels = (ratio: number): number => 10 * Math.log10(ratio);
export const sumOf = (x: Iterable<number>): number => {
  let sum = 0;
  for (const value of x) sum += value;
  return sum;
};
export function powerOf(x: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < x.length; at++) sum += x[at]! * x[at]!;
  return sum / x.length;
}
export const rmsOf = (x: Float32Array): number => Math.sqrt(powerOf(x));

/** The largest absolute value; NaN if there is one. */
export function peakOf(x: Float32Array): number {
  let peak = 0;
  for (let at = 0; at < x.length; at++) if (!(Math.abs(x[at]!) <= peak)) peak = Math.abs(x[at]!);
  return peak;
}

/** The largest distance of two signals, and of a signal from a function of the sample's number. */
export function worstError(x: Float32Array, wanted: ArrayLike<number> | ((at: number) => number)): number {
  const reference = typeof wanted === 'function' ? wanted : (at: number) => wanted[at]!;
  let worst = 0;
  for (let at = 0; at < x.length; at++) {
    const error = Math.abs(x[at]! - reference(at));
    if (!(error <= worst)) worst = error;
  }
  return worst;
}

/** The first sample at which two signals are not the same number; −1 if there is none. −0 is 0, and NaN is NaN. */
export function firstDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Math.min(a.length, b.length);
  for (let at = 0; at < a.length; at++) {
    if (a[at] !== b[at] && !(Number.isNaN(a[at]) && Number.isNaN(b[at]))) return at;
  }
  return -1;
}

/** The correlation coefficient of two signals. */
export function correlation(a: Float32Array, b: Float32Array): number {
  let product = 0;
  for (let at = 0; at < a.length; at++) product += a[at]! * b[at]!;
  return product / a.length / (rmsOf(a) * rmsOf(b));
}

/** The spectrum of a real signal whose length is a power of two, in float64: bins 0 to n/2, not scaled. */
export function spectrumOf(x: ArrayLike<number>): { readonly re: Float64Array; readonly im: Float64Array } {
  const re = Float64Array.from(x);
  const im = new Float64Array(re.length);
  transform(re, im);
  const bins = re.length / 2 + 1;
  return { re: re.subarray(0, bins), im: im.subarray(0, bins) };
}

/** Squared magnitudes, bins 0 to n/2. */
export function powersOf(x: ArrayLike<number>): Float64Array {
  const { re, im } = spectrumOf(x);
  return re.map((value, bin) => value * value + im[bin]! * im[bin]!);
}

/** The radix-2 transform of Cooley and Tukey, in place; the length is a power of two. */
export function transform(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j]!, re[i]!];
      [im[i], im[j]] = [im[j]!, im[i]!];
    }
  }
  const cosines = Float64Array.from({ length: n / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / n));
  const sines = Float64Array.from({ length: n / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / n));
  for (let half = 1, stride = n / 2; half < n; half *= 2, stride /= 2) {
    for (let first = 0; first < n; first += 2 * half) {
      for (let a = first, at = 0; a < first + half; a++, at += stride) {
        const b = a + half;
        const x = re[b]! * cosines[at]! - im[b]! * sines[at]!;
        const y = re[b]! * sines[at]! + im[b]! * cosines[at]!;
        re[b] = re[a]! - x;
        im[b] = im[a]! - y;
        re[a] = re[a]! + x;
        im[a] = im[a]! + y;
      }
    }
  }
}

/** Amplitude and phase (in turns, of a sine) of one frequency in a signal, through a Blackman–Harris window. */
export function partialOf(
  x: Float32Array,
  frequencyHz: number,
  sampleRate = 44100,
): { readonly amplitude: number; readonly turns: number } {
  const window = blackmanHarris(x.length);
  // A phasor that is turned by one sample's angle at a time; its error stays far below that of float32.
  const angle = (2 * Math.PI * frequencyHz) / sampleRate;
  const [turnRe, turnIm] = [Math.cos(angle), Math.sin(angle)];
  let [cos, sin, re, im, weight] = [1, 0, 0, 0, 0];
  for (let at = 0; at < x.length; at++) {
    const value = window[at]! * x[at]!;
    re += value * sin;
    im += value * cos;
    weight += window[at]!;
    [cos, sin] = [cos * turnRe - sin * turnIm, sin * turnRe + cos * turnIm];
  }
  return { amplitude: (2 * Math.hypot(re, im)) / weight, turns: Math.atan2(im, re) / (2 * Math.PI) };
}

/** The amplitude of one frequency in a signal at 44.1 kHz. */
export const amplitudeAt = (x: Float32Array, frequencyHz: number): number => partialOf(x, frequencyHz).amplitude;

const windows = new Map<number, Float64Array>();

/** Four terms, side lobes below −92 dB: F. J. Harris, "On the use of windows for harmonic analysis", Proc. IEEE 66, 1978. */
export function blackmanHarris(length: number): Float64Array {
  const known = windows.get(length);
  if (known) return known;
  const window = Float64Array.from({ length }, (_, at) => {
    const a = (2 * Math.PI * at) / length;
    return 0.35875 - 0.48829 * Math.cos(a) + 0.14128 * Math.cos(2 * a) - 0.01168 * Math.cos(3 * a);
  });
  windows.set(length, window);
  return window;
}

/** A pitch whose period fits a whole number of times into `FRAMES_OF_PITCH` samples, so that its spectrum needs no window. */
export interface ExactPitch {
  readonly frequencyHz: number;
  /** Periods in `FRAMES_OF_PITCH` samples; odd, so that no alias falls on a harmonic. */
  readonly periods: number;
}

export const FRAMES_OF_PITCH = 65536;

/** The exact pitch nearest to a frequency: one whose phase step, as a phasor computes it in float32, is a multiple of 2^16. */
export function exactPitch(nearHz: number, sampleRate = 44100): ExactPitch {
  const { fround } = Math;
  const stepsPerHertz = fround(2 ** 32 / sampleRate);
  const first = 2 * Math.floor((nearHz * FRAMES_OF_PITCH) / sampleRate / 2) + 1;
  for (let distance = 0; distance < 200; distance += 2) {
    for (const periods of [first + distance, first - distance]) {
      const frequencyHz = fround((periods * 65536) / stepsPerHertz);
      if (periods > 0 && fround(frequencyHz * stepsPerHertz) === periods * 65536) return { frequencyHz, periods };
    }
  }
  throw new Error(`no exact pitch near ${nearHz} Hz`);
}
