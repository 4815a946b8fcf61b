// Numbers at which implementations of the same operation part company.

/** The float32 with these bits. */
const bits = (word: number): number => new Float32Array(Int32Array.of(word).buffer)[0]!;

/** float32: zeros, infinities, NaN, denormals, halves, the bounds of `sane` and of int32, and their neighbours. */
export const hostileFloats: readonly number[] = [
  ...[0, -0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2.5, -2.5, 3.5, -0.3, 0.7],
  ...[NaN, Infinity, -Infinity],
  // The smallest and the largest denormal, the smallest normal, the largest finite number.
  ...[bits(1), -bits(1), bits(0x007fffff), bits(0x00800000), -bits(0x00800000), bits(0x7f7fffff), -bits(0x7f7fffff)],
  // The bounds of sane, from outside and from inside.
  ...[bits(0x1e3ce507), bits(0x1e3ce508), -bits(0x1e3ce508), bits(0x1e3ce509), -bits(0x1e3ce507)],
  ...[bits(0x60ad78eb), bits(0x60ad78ec), -bits(0x60ad78ec), bits(0x60ad78ed), -bits(0x60ad78ed)],
  // Around 2^23, where halves end, and 2^24, where odd integers do.
  ...[8388607.5, 8388606.5, -8388607.5, 8388608, 8388609, 16777216, -16777216, 4194304.5],
  // Around the ends of int32.
  ...[2147483648, 2147483520, -2147483648, -2147483904, 4294967296, 1e10],
  // The neighbours of 1, and thirds, whose quotients round.
  ...[bits(0x3f7fffff), bits(0x3f800001), 1 / 3, -1 / 3, Math.PI],
].map(Math.fround);

/** int32: the ends, and words that are special as float32. */
export const hostileInts: readonly number[] = [
  ...[0, 1, -1, 2, -2, 3, 31, 32, 33, 63, 64, 255],
  ...[0x7fffffff, 0x7ffffffe, -0x80000000, -0x7fffffff, 0x40000000, 0x55555555, -0x55555556, 65536, 46341],
  // Around 2^24 and 2^31 − 64, where int32 rounds to float32: half-way cases.
  ...[16777215, 16777217, 16777219, -16777217, 0x7fffff80, 0x7fffffc0, 0x7fffffbf, 0x3fffffff],
  // As float32: 1, infinities, NaN quiet and signalling, denormals, the greatest finite numbers.
  ...[0x3f800000, 0x7f800000, 0xff800000 | 0, 0x7fc00000, 0xffc00000 | 0, 0x7f800001, 0xffbfffff | 0, 0x007fffff],
  ...[0x80000001 | 0, 0x7f7fffff, 0x00800000],
];

/** Shift counts on both sides of 0 and of 32. */
export const hostileShifts: readonly number[] = [
  0, 1, 2, 7, 15, 16, 30, 31, 32, 33, 47, 63, 64, 95, 1023, -1, -31, -32,
];
