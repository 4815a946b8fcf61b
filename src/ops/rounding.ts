/** Rounding rules that JavaScript does not have as operators. */

/** The nearest integer, halves to even; keeps the sign of zero, infinities and NaN. */
export function nearestEven(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  if (rest < 0.5) return down;
  if (rest > 0.5) return Math.ceil(x);
  if (rest === 0.5) return down % 2 === 0 ? down : Math.ceil(x);
  return x; // infinities (∞ − ∞ is NaN) and NaN
}

/** float32 → int32: towards zero, saturating; NaN gives 0 (WebAssembly's trunc_sat). */
export function toInt32Saturated(x: number): number {
  if (x >= 2147483647) return 2147483647;
  if (x <= -2147483648) return -2147483648;
  return x | 0;
}

const word = new DataView(new ArrayBuffer(4));

/** The bits of a float32 as int32; every NaN gives 0x7fc00000, so that the sign and payload of NaN never matter. */
export function floatToBits(x: number): number {
  if (x !== x) return 0x7fc00000;
  word.setFloat32(0, x);
  return word.getInt32(0);
}

/** The float32 with the given bits. */
export function bitsToFloat(bits: number): number {
  word.setInt32(0, bits);
  return word.getFloat32(0);
}
