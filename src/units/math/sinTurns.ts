/**
 * The sine for oscillators, of a phase that counts 2^32 to a turn. Within each half turn u(1 − |u|) is already nearly a sine
 * (u in half turns, −1 ≤ u < 1), and the sine is a short polynomial of it: no range reduction, no selection.
 */
import { int, num, scope, type F32, type Int } from '../../ir/index.ts';
import { polynomial } from './polynomial.ts';

// From scripts/fitPolynomials.mjs.
const P = [3.141586, 3.1418483, 1.1123984, 0.2193117];

/** sin(2π · phase / 2^32) within 2.5e-7, in 13 operations. Odd, and exactly 0 at phases 0 and 2^31. */
export function sinTurns(phase: Int): F32 {
  return scope('sinTurns', () => {
    const u = int(phase)
      .toFloat()
      .mul(1 / 2147483648);
    const w = u.mul(num(1).sub(u.abs()));
    return w.mul(polynomial(w.abs(), P));
  });
}

/** cos(2π · phase / 2^32): the sine a quarter of a turn ahead. */
export function cosTurns(phase: Int): F32 {
  return sinTurns(int(phase).add(0x40000000));
}
