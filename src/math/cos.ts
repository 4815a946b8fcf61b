// The cosine of an angle in radians. Method and sources: reduceAngle, sinPair, cosPair.
import { cosPair } from './cosPair.ts';
import { createPair } from './doubleDouble.ts';
import { reduceAngle } from './reduceAngle.ts';
import { sinPair } from './sinPair.ts';

const pair = createPair();

/** cos x, for every finite x, however large. NaN for infinities. */
export function cos(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude < Infinity)) return NaN;
  const quarter = reduceAngle(magnitude, pair);
  if (quarter & 1) sinPair(pair[0]!, pair[1]!, pair);
  else cosPair(pair[0]!, pair[1]!, pair);
  return quarter === 1 || quarter === 2 ? -pair[0]! : pair[0]!;
}
