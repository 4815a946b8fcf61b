// The arc tangent. Method and sources: atanPair.
import { atanPair } from './atanPair.ts';
import { addPairs, createPair } from './doubleDouble.ts';

const pair = createPair();

// π/2 as a pair, by definition.
const HALF_PI_HIGH = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;

/** atan x, from −π/2 to π/2. */
export function atan(x: number): number {
  const magnitude = Math.abs(x);
  // 2^-27: x³/3 is below half of the last bit of x. Also keeps −0, subnormal numbers and NaN.
  if (!(magnitude >= 7.450580596923828e-9)) return x;
  const angle = magnitude <= 1 ? upToOne(magnitude) : fromOne(magnitude);
  return x < 0 ? -angle : angle;
}

function upToOne(x: number): number {
  atanPair(x, 1, pair);
  return pair[0]!;
}

function fromOne(x: number): number {
  // 2^60: π/2 − 1/x rounds to π/2.
  if (x > 1152921504606846976) return HALF_PI_HIGH;
  atanPair(1, x, pair);
  return addPairs(HALF_PI_HIGH, HALF_PI_LOW, -pair[0]!, -pair[1]!);
}
