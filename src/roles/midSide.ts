import { shuffle, type F32 } from '../ir/index.ts';

/**
 * What left and right have in common, and what they differ by: (left + right)/2 on both sides, and (left − right)/2 with its sign
 * on the right. Their sum is the signal.
 */
export function midSide(x: F32): { readonly middle: F32; readonly side: F32 } {
  const swapped = shuffle(x, x, [1, 0, 3, 2]);
  return { middle: x.add(swapped).mul(0.5), side: x.sub(swapped).mul(0.5) };
}
