// The tangent of an angle in radians. Method and sources: reduceAngle, sinPair, cosPair, and a quotient of pairs.
import { cosPair } from './cosPair.ts';
import { createPair, dividePairs } from './doubleDouble.ts';
import { reduceAngle } from './reduceAngle.ts';
import { sinPair } from './sinPair.ts';

const angle = createPair();
const sine = createPair();
const cosine = createPair();

/** tan x, for every finite x, however large. No float64 is a pole. NaN for infinities. */
export function tan(x: number): number {
  const magnitude = Math.abs(x);
  // 2^-27: x³/3 is below half of the last bit of x. Also keeps −0 and subnormal numbers.
  if (magnitude < 7.450580596923828e-9) return x;
  if (!(magnitude < Infinity)) return NaN;
  const quarter = reduceAngle(magnitude, angle);
  sinPair(angle[0]!, angle[1]!, sine);
  cosPair(angle[0]!, angle[1]!, cosine);
  if (quarter & 1) dividePairs(-cosine[0]!, -cosine[1]!, sine[0]!, sine[1]!, angle);
  else dividePairs(sine[0]!, sine[1]!, cosine[0]!, cosine[1]!, angle);
  return x < 0 ? -angle[0]! : angle[0]!;
}
