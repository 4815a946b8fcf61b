/**
 * The logarithm to base 2: x = 2^e · m with √½ ≤ m < √2, and log2(m) from the series of the inverse hyperbolic tangent of
 * s = (m − 1)/(m + 1). With f = m − 1 that is f·log2(e) − s·(f·log2(e) − s²·p(s²)), in which only small terms carry the
 * rounding of the quotient, so the result is good to the last bits next to x = 1 as well.
 */
import { num, scope, type F32, type Num } from '../../ir/index.ts';
import { polynomial } from './polynomial.ts';

const LOG2E = 1.44269504;
// From scripts/fitPolynomials.mjs.
const P = [0.9618216, 0.5746239, 0.47948837];

/** Bits of √½: what is subtracted so that the exponent field steps at √2 times powers of two. */
const SQRT_HALF = 0x3f3504f3;
const SMALLEST = 1.1754943508222875e-38;

/** log2(x) to 2 ulp; exact for powers of two. Below 2^−126, for x ≤ 0 and NaN it is −126; for ∞ it is 128. */
export function log2(x: Num): F32 {
  return scope('log2', () => {
    const bits = num(SMALLEST).max(x).bits();
    const e = bits.sub(SQRT_HALF).shrS(23);
    const f = bits.sub(e.shl(23)).fromBits().sub(1);
    const s = f.div(f.add(2));
    const z = s.mul(s);
    const g = f.mul(LOG2E);
    return e.toFloat().add(g.sub(s.mul(g.sub(polynomial(z, P).mul(z)))));
  });
}
