/**
 * Signals at a multiple of the sample rate, and the half-band FIRs that double and halve it. All-pass half-bands of equal
 * attenuation would take two thirds of the operations, but not the lanes for time, and bend the phase: FIRs are late and
 * nothing else.
 */
import { delayLine, perLane, previous, shuffle, type F32 } from '../../ir/index.ts';
import { halfBand, type HalfBand } from './halfBand.ts';

/**
 * The samples of one frame, in order. In instruments each vector is one sample of four voices. In effects it is two in
 * succession, (L₀, R₀, L₁, R₁), so that one operation computes both; only at the sample rate itself it is one, twice.
 */
export interface SubSamples {
  /** Samples per frame. */
  readonly count: number;
  /** How far one vector is from the next: 1 or 2 samples. */
  readonly step: number;
  /** The vector that begins at a sample of this frame, or of earlier ones where `index` is below 0. */
  at(index: number): F32;
}

/** Makes what can be read at any time from the vectors of this frame. */
export function subSamples(vectors: readonly F32[], step: number): SubSamples {
  const count = vectors.length * step;
  if (count === 1) return atSampleRate(vectors[0]!);
  const known = new Map(vectors.map((vector, at) => [at * step, vector]));
  const at = (index: number): F32 => {
    const found = known.get(index) ?? (index <= -step ? previous(at(index + count)) : straddling(index));
    known.set(index, found);
    return found;
  };
  /** The second sample of one pair and the first of the next. */
  const straddling = (index: number) => shuffle(at(index - 1), at(index + 1), [2, 3, 4, 5]);
  return { count, step, at };
}

/** What the shortest delay line holds at any sample rate. */
const LINE_SAMPLES = 31;

/** One sample per frame. As filters read far back here, a delay line is faster than registers, by a fifth of the whole. */
export function atSampleRate(x: F32): SubSamples {
  const line = delayLine(1e-4);
  line.write(x);
  const at = (index: number): F32 =>
    index === 0 ? x : index >= -LINE_SAMPLES ? line.tap(-index) : previous(at(index + 1));
  return { count: 1, step: 1, at };
}

/** Twice as many samples, `reach` of the slower ones late. */
export function doubled(x: SubSamples, filter: HalfBand, inPairs: boolean): SubSamples {
  const taps = halfBand(filter);
  const vectors: F32[] = [];
  for (let index = 0; index < x.count; index += x.step) {
    const here = x.at(index - filter.reach);
    const halfway = midpoint(x, index - filter.reach, taps, inPairs);
    if (!inPairs) vectors.push(here, halfway);
    else vectors.push(shuffle(here, halfway, [0, 1, 4, 5]));
    if (x.step === 2) vectors.push(shuffle(here, halfway, [2, 3, 6, 7]));
  }
  return subSamples(vectors, inPairs ? 2 : 1);
}

/**
 * Half as many samples, and twice as loud: late by `reach` − 1 of the slower ones and `delay` of the faster ones.
 * @param delay even, where there are pairs
 */
export function halved(x: SubSamples, filter: HalfBand, delay = 0): SubSamples {
  const count = x.count / 2;
  const step = Math.min(count, x.step);
  const [even, odd] = [everyOther(x, -delay, step), everyOther(x, 1 - delay, step)];
  const taps = halfBand(filter);
  const vectors: F32[] = [];
  for (let index = 0; index < count; index += step) {
    const middle = index - filter.reach + 1;
    vectors.push(even.at(middle).add(midpoint(odd, middle - 1, taps, x.step === 2)));
  }
  return subSamples(vectors, step);
}

/** Every other sample, from the one at `first` on. */
function everyOther(x: SubSamples, first: number, step: number): SubSamples {
  const isOdd = (first & 1) === 1;
  const vectors: F32[] = [];
  for (let from = first; from < first + x.count; from += 2 * step) {
    if (x.step === 1) vectors.push(x.at(from));
    else if (step === 1) vectors.push(shuffle(x.at(first & ~1), x.at(first & ~1), isOdd ? [2, 3, 2, 3] : [0, 1, 0, 1]));
    else vectors.push(shuffle(x.at(from & ~1), x.at((from & ~1) + 2), isOdd ? [2, 3, 6, 7] : [0, 1, 4, 5]));
  }
  return subSamples(vectors, step);
}

/** What lies halfway between the sample at `index` and the next. */
function midpoint(x: SubSamples, index: number, taps: readonly number[], inPairs: boolean): F32 {
  if (inPairs && x.step === 1) return midpointInHalves(x, index, taps);
  return sumOf(taps.map((tap, distance) => x.at(index - distance).add(x.at(index + 1 + distance)).mul(tap))); // prettier-ignore
}

/** The same where both halves of the lanes hold one sample: one half takes the later samples, the other the earlier ones. */
function midpointInHalves(x: SubSamples, index: number, taps: readonly number[]): F32 {
  const folded = atSampleRate(shuffle(x.at(index + taps.length), x.at(index), [0, 1, 4, 5]));
  const terms = taps.map((tap, distance) => {
    const mirrored = taps[taps.length - 1 - distance]!;
    return folded.at(-distance).mul(perLane(mirrored, mirrored, tap, tap));
  });
  const sum = sumOf(terms);
  return sum.add(shuffle(sum, sum, [2, 3, 0, 1]));
}

const sumOf = (terms: readonly F32[]): F32 => terms.reduce((sum, term) => sum.add(term));
