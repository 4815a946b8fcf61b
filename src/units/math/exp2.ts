/** Powers of two: 2^x = 2^n · (1 + f·p(f)), where n is the integer below x and f = x − n. */
import { num, scope, type F32, type Num } from '../../ir/index.ts';
import { polynomial } from './polynomial.ts';

/** (2^f − 1)/f for 0 ≤ f < 1, from scripts/fitPolynomials.mjs. */
export const FRACTION = [0.693147, 0.2402299, 0.055482447, 0.009681268, 0.0012413864, 0.00021798778];

/** The largest float32 below 128. */
const LARGEST = 127.99999237060547;

/**
 * 2^x to 2 ulp for −126 ≤ x < 128; exact for integers. Saturates: 2^−126 below that range and for NaN, 2^127.99999 above it.
 * So the result is never 0, denormal or infinite.
 */
export function exp2(x: Num): F32 {
  return scope('exp2', () => {
    const clamped = num(x).clamp(-126, LARGEST);
    const n = clamped.floor();
    const f = clamped.sub(n);
    const scale = n.toInt().add(127).shl(23).fromBits();
    return polynomial(f, [1, ...FRACTION]).mul(scale);
  });
}
