import { truePeakKernel, type ChordError } from './truePeakKernel.ts';

/** Samples that are judged together. The interpolator reaches no further than the chunks before and after. */
export const CHUNK = 16;

const MAGNITUDE_BITS = 0x7fffffff;
const INFINITY_BITS = 0x7f800000;
/** More than rounding adds to a point, as share of the samples in reach, where they are not constant. */
const ROUNDING = 1e-14;

/**
 * The largest values of one stretch of one channel, between the samples too.
 *
 * Points are computed only where bounds do not exclude that they exceed what is known already. The result has the same bits as
 * if all were computed: rounding never lifts a sum above a bound of its exact value, and the bounds allow for everything
 * before.
 *
 * Numbers are handed on in fields: a call with floating-point arguments that is not inlined makes an object of each.
 */
export class TruePeakScan {
  /** To be filled by the owner. */
  readonly samples: Float32Array;
  readonly #bits: Int32Array;
  readonly #differences: Float64Array;
  /** Of each chunk: the largest magnitude of its samples, as bits of a float32 that is not negative: they sort like integers. */
  readonly #peakBits: Int32Array;
  readonly #peaks: Float32Array;
  /** Of each chunk: the largest magnitude of its second differences; −1 where they are not computed yet. */
  readonly #bends: Float64Array;
  readonly #kernel = truePeakKernel();

  /** Where in the chunk intervals begin that are looked at. */
  readonly #list = new Int32Array(CHUNK);
  /** Of each of them: its five values, at quarters. */
  readonly #values = new Float64Array(5 * CHUNK);
  #peak = 0;
  /** The largest sample and the largest second difference in reach of the chunk. */
  #reach = 0;
  #bend = 0;

  /** @param size samples, a multiple of 16 */
  constructor(size: number) {
    this.samples = new Float32Array(size);
    this.#bits = new Int32Array(this.samples.buffer);
    this.#differences = new Float64Array(size);
    this.#peakBits = new Int32Array(size / CHUNK);
    this.#peaks = new Float32Array(this.#peakBits.buffer);
    this.#bends = new Float64Array(size / CHUNK);
  }

  /** To be called when samples have changed. Puts 0 where they are not finite. */
  prepare(): void {
    const bits = this.#bits;
    const peakBits = this.#peakBits;
    for (let chunk = 0; chunk < peakBits.length; chunk++) {
      let a = 0;
      let b = 0;
      for (let at = CHUNK * chunk, end = at + CHUNK; at < end; at += 2) {
        // max(a, x) without a branch: noise would make the processor guess wrong.
        const x = (a - (bits[at]! & MAGNITUDE_BITS)) | 0;
        const y = (b - (bits[at + 1]! & MAGNITUDE_BITS)) | 0;
        a = (a - (x & (x >> 31))) | 0;
        b = (b - (y & (y >> 31))) | 0;
      }
      peakBits[chunk] = Math.max(a, b);
      if (Math.max(a, b) >= INFINITY_BITS) this.#repair(chunk);
    }
    this.#bends.fill(-1);
  }

  /** The largest magnitude of samples `from` to `to` − 1. */
  samplePeak(from: number, to: number): number {
    const peaks = this.#peaks;
    const samples = this.samples;
    let peak = 0;
    for (let at = from; at < to;) {
      const whole = at % CHUNK === 0 && at + CHUNK <= to;
      const magnitude = whole ? peaks[at / CHUNK]! : Math.abs(samples[at]!);
      if (magnitude > peak) peak = magnitude;
      at += whole ? CHUNK : 1;
    }
    return peak;
  }

  /**
   * The largest magnitude in the intervals that begin at samples `from` to `to` − 1, or `floor` if that is larger. There must
   * be a chunk and a sample before and after.
   */
  peak(from: number, to: number, floor: number): number {
    const { gain, whole } = this.#kernel;
    const peaks = this.#peaks;
    const bends = this.#bends;
    this.#peak = floor;
    for (let chunk = Math.floor(from / CHUNK); chunk * CHUNK < to; chunk++) {
      const reach = larger(peaks[chunk]!, larger(peaks[chunk - 1]!, peaks[chunk + 1]!));
      if (gain * reach <= this.#peak) continue;
      if (bends[chunk - 1]! < 0) this.#differentiate(chunk - 1);
      if (bends[chunk]! < 0) this.#differentiate(chunk);
      if (bends[chunk + 1]! < 0) this.#differentiate(chunk + 1);
      const bend = larger(bends[chunk]!, larger(bends[chunk - 1]!, bends[chunk + 1]!));
      const enough = this.#peak - errorOf(whole, bend, reach);
      if (peaks[chunk]! <= enough && Math.abs(this.samples[chunk * CHUNK + CHUNK]!) <= enough) continue;
      this.#reach = reach;
      this.#bend = bend;
      const left = this.#middles(Math.max(from, chunk * CHUNK), Math.min(to, chunk * CHUNK + CHUNK));
      if (left === 0) continue;
      this.#quarters(left);
      this.#sixteenths(left);
    }
    return this.#peak;
  }

  /**
   * Computes the middles of the intervals that begin at samples `from` to `to` − 1 where two large samples meet; lists those
   * where more can come, and tells how many they are. Sums are written out: as loops they take half as long again.
   */
  #middles(from: number, to: number): number {
    const { middle, whole, half } = this.#kernel;
    const m0 = middle[0]!;
    const m1 = middle[1]!;
    const m2 = middle[2]!;
    const m3 = middle[3]!;
    const m4 = middle[4]!;
    const m5 = middle[5]!;
    const m6 = middle[6]!;
    const m7 = middle[7]!;
    const m8 = middle[8]!;
    const samples = this.samples;
    const differences = this.#differences;
    const list = this.#list;
    const values = this.#values;
    const bound = this.#peak - errorOf(whole, this.#bend, this.#reach);
    // Where few samples are small, it takes longer to guess wrong than to compute.
    const small = bound > this.#reach / 2 ? bound : -1;
    const smallMiddle = this.#peak - errorOf(half, this.#bend, this.#reach);
    let peak = this.#peak;
    let count = 0;
    let x1 = samples[from]!;
    for (let at = from; at < to; at++) {
      const x0 = x1;
      x1 = samples[at + 1]!;
      if (Math.abs(x0) <= small && Math.abs(x1) <= small) continue;
      const sum =
        m0 * (differences[at - 8]! + differences[at + 9]!) +
        m1 * (differences[at - 7]! + differences[at + 8]!) +
        m2 * (differences[at - 6]! + differences[at + 7]!) +
        m3 * (differences[at - 5]! + differences[at + 6]!) +
        m4 * (differences[at - 4]! + differences[at + 5]!) +
        m5 * (differences[at - 3]! + differences[at + 4]!) +
        m6 * (differences[at - 2]! + differences[at + 3]!) +
        m7 * (differences[at - 1]! + differences[at + 2]!) +
        m8 * (differences[at]! + differences[at + 1]!);
      const y = (x0 + x1) / 2 + sum;
      if (Math.abs(y) > peak) peak = Math.abs(y);
      if (Math.abs(y) <= smallMiddle && Math.abs(x0) <= smallMiddle && Math.abs(x1) <= smallMiddle) continue;
      list[count] = at;
      values[5 * count + 2] = y;
      count++;
    }
    this.#peak = peak;
    return count;
  }

  /** Computes the other four values of `count` listed intervals. */
  #quarters(count: number): void {
    const { even, odd } = this.#kernel;
    const e0 = even[0]!;
    const e1 = even[1]!;
    const e2 = even[2]!;
    const e3 = even[3]!;
    const e4 = even[4]!;
    const e5 = even[5]!;
    const e6 = even[6]!;
    const e7 = even[7]!;
    const e8 = even[8]!;
    const o0 = odd[0]!;
    const o1 = odd[1]!;
    const o2 = odd[2]!;
    const o3 = odd[3]!;
    const o4 = odd[4]!;
    const o5 = odd[5]!;
    const o6 = odd[6]!;
    const o7 = odd[7]!;
    const o8 = odd[8]!;
    const samples = this.samples;
    const differences = this.#differences;
    const list = this.#list;
    const values = this.#values;
    let peak = this.#peak;
    for (let c = 0; c < count; c++) {
      const at = list[c]!;
      const a0 = differences[at - 8]!;
      const b0 = differences[at + 9]!;
      const a1 = differences[at - 7]!;
      const b1 = differences[at + 8]!;
      const a2 = differences[at - 6]!;
      const b2 = differences[at + 7]!;
      const a3 = differences[at - 5]!;
      const b3 = differences[at + 6]!;
      const a4 = differences[at - 4]!;
      const b4 = differences[at + 5]!;
      const a5 = differences[at - 3]!;
      const b5 = differences[at + 4]!;
      const a6 = differences[at - 2]!;
      const b6 = differences[at + 3]!;
      const a7 = differences[at - 1]!;
      const b7 = differences[at + 2]!;
      const a8 = differences[at]!;
      const b8 = differences[at + 1]!;
      const evenSum =
        e0 * (a0 + b0) +
        e1 * (a1 + b1) +
        e2 * (a2 + b2) +
        e3 * (a3 + b3) +
        e4 * (a4 + b4) +
        e5 * (a5 + b5) +
        e6 * (a6 + b6) +
        e7 * (a7 + b7) +
        e8 * (a8 + b8);
      const oddSum =
        o0 * (a0 - b0) +
        o1 * (a1 - b1) +
        o2 * (a2 - b2) +
        o3 * (a3 - b3) +
        o4 * (a4 - b4) +
        o5 * (a5 - b5) +
        o6 * (a6 - b6) +
        o7 * (a7 - b7) +
        o8 * (a8 - b8);
      const x0 = samples[at]!;
      const x1 = samples[at + 1]!;
      const y4 = x0 + (x1 - x0) / 4 + (evenSum + oddSum);
      const y12 = x1 - (x1 - x0) / 4 + (evenSum - oddSum);
      values[5 * c] = x0;
      values[5 * c + 1] = y4;
      values[5 * c + 3] = y12;
      values[5 * c + 4] = x1;
      if (Math.abs(y4) > peak) peak = Math.abs(y4);
      if (Math.abs(y12) > peak) peak = Math.abs(y12);
    }
    this.#peak = peak;
  }

  /** Computes what lies between the five values of `count` listed intervals. */
  #sixteenths(count: number): void {
    const { fine, fineGain } = this.#kernel;
    const values = this.#values;
    let peak = this.#peak;
    for (let v = 0; v < 5 * count; v += 5) {
      const y0 = values[v]!;
      const y1 = values[v + 1]!;
      const y2 = values[v + 2]!;
      const y3 = values[v + 3]!;
      const y4 = values[v + 4]!;
      const d0 = y0 - 2 * y1 + y2;
      const d1 = y1 - 2 * y2 + y3;
      const d2 = y2 - 2 * y3 + y4;
      const error = fineGain * larger(Math.abs(d1), largerMagnitude(d0, d2));
      if (
        Math.abs(y0) + error <= peak &&
        Math.abs(y1) + error <= peak &&
        Math.abs(y2) + error <= peak &&
        Math.abs(y3) + error <= peak &&
        Math.abs(y4) + error <= peak
      ) {
        continue;
      }
      for (let part = 0; part < 4; part++) {
        const from = values[v + part]!;
        const to = values[v + part + 1]!;
        if (Math.abs(from) + error <= peak && Math.abs(to) + error <= peak) continue;
        const row = 9 * part;
        const step = (to - from) / 4;
        const a = Math.abs(from + step + (fine[row]! * d0 + fine[row + 1]! * d1 + fine[row + 2]! * d2));
        const b = Math.abs(from + 2 * step + (fine[row + 3]! * d0 + fine[row + 4]! * d1 + fine[row + 5]! * d2));
        const c = Math.abs(from + 3 * step + (fine[row + 6]! * d0 + fine[row + 7]! * d1 + fine[row + 8]! * d2));
        if (a > peak) peak = a;
        if (b > peak) peak = b;
        if (c > peak) peak = c;
      }
    }
    this.#peak = peak;
  }

  /** Computes the second differences of a chunk, and how large they are. */
  #differentiate(chunk: number): void {
    const samples = this.samples;
    const differences = this.#differences;
    let bend = 0;
    for (let at = CHUNK * chunk, end = at + CHUNK; at < end; at += 4) {
      const x0 = samples[at]!;
      const x1 = samples[at + 1]!;
      const x2 = samples[at + 2]!;
      const x3 = samples[at + 3]!;
      const a = samples[at - 1]! + x1 - 2 * x0;
      const b = x0 + x2 - 2 * x1;
      const c = x1 + x3 - 2 * x2;
      const d = x2 + samples[at + 4]! - 2 * x3;
      differences[at] = a;
      differences[at + 1] = b;
      differences[at + 2] = c;
      differences[at + 3] = d;
      bend = larger(bend, larger(largerMagnitude(a, b), largerMagnitude(c, d)));
    }
    this.#bends[chunk] = bend;
  }

  #repair(chunk: number): void {
    let largest = 0;
    for (let at = CHUNK * chunk; at < CHUNK * (chunk + 1); at++) {
      const bits = this.#bits[at]! & MAGNITUDE_BITS;
      if (bits >= INFINITY_BITS) this.#bits[at] = 0;
      else largest = Math.max(largest, bits);
    }
    this.#peakBits[chunk] = largest;
  }
}

/** How far points can be from the chord, at most, where second differences and samples are no larger than these. */
function errorOf({ perDifference, perSample }: ChordError, bend: number, reach: number): number {
  const a = perDifference * bend + (bend > 0 ? ROUNDING * reach : 0);
  const b = perSample * reach;
  return a < b ? a : b;
}

/** The larger of two that are not negative, to rounding. Without a branch: noise would make the processor guess wrong. */
function larger(a: number, b: number): number {
  return 0.5 * (a + b + Math.abs(a - b));
}

/** The larger magnitude, to rounding. */
function largerMagnitude(a: number, b: number): number {
  return 0.5 * (Math.abs(a + b) + Math.abs(a - b));
}
