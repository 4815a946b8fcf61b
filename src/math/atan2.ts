// The angle of the point (x, y), in all four quadrants. Method and sources: atanPair.
import { atanPair } from './atanPair.ts';
import { addPairs, createPair } from './doubleDouble.ts';
import { powerOfTwo } from './float64Bits.ts';

const pair = createPair();

// π and π/2 as pairs, by definition.
const PI_HIGH = 3.141592653589793;
const PI_LOW = 1.2246467991473532e-16;
const HALF_PI_HIGH = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;

/** The angle from the positive x axis to (x, y), from −π to π. Zeros and infinities as in ECMAScript and IEEE 754. */
export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  const left = x < 0 || (x === 0 && 1 / x < 0);
  const angle = upperHalf(Math.abs(y), Math.abs(x), left);
  return y < 0 || (y === 0 && 1 / y < 0) ? -angle : angle;
}

/** The angle of (±x, y), where x and y are not negative. */
function upperHalf(y: number, x: number, left: boolean): number {
  if (y === x) {
    if (y === 0) return left ? PI_HIGH : 0;
    x = y = 1; // Both may be infinite.
  }
  const steep = y > x;
  const ratio = steep ? x / y : y / x;
  // 2^-60: the angle to the axis is the ratio itself, far below the last bits of π/2 and π.
  if (ratio < 8.673617379884035e-19) {
    if (steep) return HALF_PI_HIGH;
    return left ? PI_HIGH : ratio;
  }
  // atanPair needs room for its products. Scaling both by a power of two is exact and changes no angle.
  const large = steep ? y : x;
  const scale = large > 1e120 ? powerOfTwo(-600) : large < 1e-90 ? powerOfTwo(600) : 1;
  if (steep) {
    atanPair(x * scale, y * scale, pair);
    const sign = left ? 1 : -1;
    return addPairs(HALF_PI_HIGH, HALF_PI_LOW, sign * pair[0]!, sign * pair[1]!);
  }
  atanPair(y * scale, x * scale, pair);
  return left ? addPairs(PI_HIGH, PI_LOW, -pair[0]!, -pair[1]!) : pair[0]!;
}
