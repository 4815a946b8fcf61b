// Reads and builds the bits of a float64. The only place that knows the byte order of the host.
// Source: IEEE 754-2019, binary64: 1 sign bit, 11 exponent bits with bias 1023, 52 fraction bits.

const float64 = new Float64Array([1]);
const words = new Uint32Array(float64.buffer);

// The high word of 1 is 0x3ff00000 and the low word is 0.
const HIGH = words[1] === 0x3ff00000 ? 1 : 0;
const LOW = 1 - HIGH;

/** Sign, exponent and the first 20 fraction bits, as a signed 32-bit integer. */
export function highWord(x: number): number {
  float64[0] = x;
  return words[HIGH]! | 0;
}

/** The last 32 fraction bits, as a signed 32-bit integer. */
export function lowWord(x: number): number {
  float64[0] = x;
  return words[LOW]! | 0;
}

/** The number with these two words. */
export function fromWords(high: number, low: number): number {
  words[HIGH] = high;
  words[LOW] = low;
  return float64[0]!;
}

/** The exponent e of a normal number ±1.f · 2^e. Subnormal numbers give −1023, infinities and NaN give 1024. */
export function exponentOf(x: number): number {
  return ((highWord(x) >>> 20) & 0x7ff) - 1023;
}

/** 2^k for −1022 ≤ k ≤ 1023. */
export function powerOfTwo(k: number): number {
  return fromWords((k + 1023) << 20, 0);
}
