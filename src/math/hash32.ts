// Mixes 32 bits so that each input bit flips about half of the output bits. A bijection; 0 stays 0.
// Source: the "lowbias32" construction of C. Wellons, "Prospecting for hash functions" (nullprogram.com, 2018, public domain),
// with the constants found by TheIronBorn (github.com/skeeto/hash-prospector, issue 19): bias 0.1076, the lowest known.

/** The hash of x modulo 2^32, as an unsigned integer. Only shifts, xor and multiplications, so graphs can do the same. */
export function hash32(x: number): number {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0xd35a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}
