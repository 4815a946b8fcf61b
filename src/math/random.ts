// Seeded random numbers: the same sequence on every engine.
// Sources: xoshiro128** 1.1, D. Blackman & S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021),
// public domain, period 2^128 − 1. Its four words come from the seed by a Weyl sequence through hash32, as SplitMix does
// (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
import { hash32 } from './hash32.ts';
import { log } from './log.ts';

// The stateless companions: a number or a name in, 32 random-looking bits out.
export { hash32 } from './hash32.ts';
export { hashString } from './hashString.ts';

/** A sequence of random numbers. Each call moves it on. */
export interface Random {
  /** An integer from 0 to 2^32 − 1. One step. */
  readonly nextUint32: () => number;
  /** A multiple of 2^-53 in [0, 1). Two steps. */
  readonly next: () => number;
  /** An integer from 0 to bound − 1, without bias. bound is an integer from 1 to 2^32. */
  readonly nextInt: (bound: number) => number;
  /** A normally distributed number, with mean 0 and deviation 1. */
  readonly nextNormal: () => number;
}

// 2^32/φ, odd: the step of the Weyl sequence (D. E. Knuth, "The Art of Computer Programming" 3, §6.4).
const GOLDEN_STEP = 0x9e3779b9;
const TWO_TO_32 = 4294967296;

/** A generator for this seed, taken modulo 2^32. Neighbouring seeds give unrelated sequences. */
export function createRandom(seed: number): Random {
  // hash32 is a bijection, so at most one of the four words is 0: xoshiro needs one that is not.
  const word = (i: number): number => hash32((seed | 0) + Math.imul(i, GOLDEN_STEP));
  return randomFromState(word(1), word(2), word(3), word(4));
}

/** A generator that starts from these four words, not all 0. */
export function randomFromState(a: number, b: number, c: number, d: number): Random {
  function nextUint32(): number {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  }

  function next(): number {
    const high = nextUint32() >>> 5;
    const low = nextUint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992; // 2^26 and 2^53.
  }

  function nextInt(bound: number): number {
    if (!(Number.isInteger(bound) && bound >= 1 && bound <= TWO_TO_32)) {
      throw new RangeError(`nextInt: the bound must be an integer from 1 to 2^32, but is ${bound}.`);
    }
    // Drops the incomplete last run of multiples, which would favour small results.
    const limit = TWO_TO_32 - (TWO_TO_32 % bound);
    let drawn = nextUint32();
    while (drawn >= limit) drawn = nextUint32();
    return drawn % bound;
  }

  // The polar method: G. Marsaglia & T. A. Bray, "A convenient method for generating normal variables", SIAM Review 6 (1964).
  // The second number of each pair is dropped, so that the state stays the four words.
  function nextNormal(): number {
    for (;;) {
      const u = 2 * next() - 1;
      const v = 2 * next() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s);
    }
  }

  return Object.freeze({ nextUint32, next, nextInt, nextNormal });
}

function rotateLeft(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}
