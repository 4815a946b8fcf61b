/** A fit of frequencies that knows nothing of how a sound was made: how fast the phases of its partials turn. */
import { blackmanHarris } from '../../src/math/blackmanHarris.ts';

interface Turning {
  /** In Hz. */
  readonly deviationHz: number;
  readonly power: number;
}

/** From one frame to the next, at first: so short that a semitone at 2 kHz is no whole turn. Then longer, from where the first look came to. */
const FIRST_HOP = 48;
const SECOND_HOP = 4096;
const FRAMES = 6;

export interface FitRequest {
  readonly nominalHz: number;
  /** Of the partials to the nominal frequency. */
  readonly ratios: readonly number[];
  /** First sample. */
  readonly from: number;
  /** One after the last sample. */
  readonly to: number;
  /** Of a frame, in samples: longer than four periods of the distance between partials. */
  readonly size: number;
}

/**
 * How far the partials at `ratios`·`nominalHz` lie from there, in cents; `NaN` where nothing sounds. Least squares over the partials,
 * each weighted with its power and its ratio.
 */
export function fitPitch(samples: Float32Array, sampleRate: number, request: FitRequest): number {
  const { nominalHz, from, to, size } = request;
  const first = deviation(samples, sampleRate, request, 0, FIRST_HOP);
  const hop = Math.min(SECOND_HOP, Math.floor((to - from - size) / FRAMES));
  const hz = hop <= FIRST_HOP ? first : first + deviation(samples, sampleRate, request, first, hop);
  return 1200 * Math.log2(1 + hz / nominalHz);
}

/** In Hz of the lowest partial, from nominalHz + offsetHz. */
function deviation(
  samples: Float32Array,
  sampleRate: number,
  { nominalHz, ratios, from, size }: FitRequest,
  offsetHz: number,
  hop: number,
): number {
  let [sum, weights] = [0, 0];
  for (const ratio of ratios) {
    const hz = ratio * (nominalHz + offsetHz);
    if (hz > 0.45 * sampleRate) continue;
    const { deviationHz, power } = turningOf(samples, hz / sampleRate, sampleRate, { from, size, hop });
    sum += power * ratio * deviationHz;
    weights += power * ratio * ratio;
  }
  return weights > 0 ? sum / weights : NaN;
}

function turningOf(
  samples: Float32Array,
  turns: number,
  sampleRate: number,
  { from, size, hop }: { from: number; size: number; hop: number },
): Turning {
  const window = windowOf(size);
  let [previousRe, previousIm, crossRe, crossIm, power] = [0, 0, 0, 0, 0];
  for (let frame = 0; frame < FRAMES; frame++) {
    let [re, im] = [0, 0];
    const start = from + frame * hop;
    // exp(−2πi·turns·n), by rotation: accurate to 1e-10 over these lengths.
    const [stepRe, stepIm] = [Math.cos(-2 * Math.PI * turns), Math.sin(-2 * Math.PI * turns)];
    let [cos, sin] = [Math.cos(-2 * Math.PI * turns * start), Math.sin(-2 * Math.PI * turns * start)];
    for (let at = 0; at < size; at++) {
      const x = samples[start + at]! * window[at]!;
      re += x * cos;
      im += x * sin;
      [cos, sin] = [cos * stepRe - sin * stepIm, cos * stepIm + sin * stepRe];
    }
    if (frame > 0) {
      crossRe += re * previousRe + im * previousIm;
      crossIm += im * previousRe - re * previousIm;
    }
    power += re * re + im * im;
    [previousRe, previousIm] = [re, im];
  }
  return { deviationHz: (Math.atan2(crossIm, crossRe) / (2 * Math.PI * hop)) * sampleRate, power };
}

const windows = new Map<number, Float64Array>();
function windowOf(size: number): Float64Array {
  const known = windows.get(size) ?? Float64Array.from(blackmanHarris(size));
  windows.set(size, known);
  return known;
}
