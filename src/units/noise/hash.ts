/** An integer hash for randomness without state: the same function as `hash32` of math/, which names its source. */
import { int, scope, type I32, type Int } from '../../ir/index.ts';

/** A number that looks random for every integer; 0 gives 0. */
export function hash(x: Int): I32 {
  return scope('hash', () => {
    const a = int(x);
    const b = a.xor(a.shrU(16)).mul(0x21f0aaad);
    const c = b.xor(b.shrU(15)).mul(0xd35a2d97);
    return c.xor(c.shrU(15));
  });
}
