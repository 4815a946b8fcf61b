// The sine of an angle in radians. Method and sources: reduceAngle, sinPair, cosPair.
import { cosPair } from './cosPair.ts';
import { createPair } from './doubleDouble.ts';
import { reduceAngle } from './reduceAngle.ts';
import { sinPair } from './sinPair.ts';

const pair = createPair();

/** sin x, for every finite x, however large. NaN for infinities. */
export function sin(x: number): number {
  const magnitude = Math.abs(x);
  // 2^-27: x³/6 is below half of the last bit of x. Also keeps −0 and subnormal numbers.
  if (magnitude < 7.450580596923828e-9) return x;
  if (!(magnitude < Infinity)) return NaN;
  const quarter = reduceAngle(magnitude, pair);
  if (quarter & 1) cosPair(pair[0]!, pair[1]!, pair);
  else sinPair(pair[0]!, pair[1]!, pair);
  return quarter >= 2 === x < 0 ? pair[0]! : -pair[0]!;
}
