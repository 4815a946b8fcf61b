/**
 * The tangent, for filters. With y = x up to π/4 and y = π/2 − x above, q(y²) = y/tan y is a short polynomial, and the
 * tangent is y/q or q/y: one division.
 */
import { num, scope, type F32, type Num } from '../../ir/index.ts';
import { polynomial } from './polynomial.ts';

// From scripts/fitPolynomials.mjs.
const Q = [-0.33333305, -0.022226537, -0.00209628, -0.0002481942];

const QUARTER_PI = 0.785398185;
/** π/2 in two parts. */
const HALF_PI_HIGH = 1.57079637;
const HALF_PI_LOW = -4.37113883e-8;
/** The largest float32 below π/2. */
const LARGEST = 1.57079625;

/** tan x to 2 ulp for |x| < π/2. Odd. Angles from π/2 on are taken as just below it, 1.3·10^7; so is NaN. */
export function tan(x: Num): F32 {
  return scope('tan', () => {
    const angle = num(x);
    const size = num(LARGEST).min(angle.abs());
    const small = size.lt(QUARTER_PI);
    const y = small.select(size, num(HALF_PI_HIGH).sub(size).add(HALF_PI_LOW));
    const q = polynomial(y.mul(y), [1, ...Q]);
    return small.select(y, q).div(small.select(q, y)).flip(angle.bits());
  });
}
