/**
 * The core of all second-order filters, a trapezoidal state-variable filter (A. Simper, "Solving the continuous SVF equations
 * using trapezoidal integration and equivalent currents", Cytomic, 2013): the bilinear transform of 1/(s² + k·s + 1), with the
 * cutoff kept in place.
 *
 * Its coefficients are computed on the control grid and interpolated in between. That is safe at any speed of modulation:
 * the state update is linear in its coefficients and does not grow the state for any cutoff and damping, and a mean of maps
 * that do not grow a vector does not grow it either.
 */
import { control, num, register, type F32 } from '../../ir/index.ts';

export type SvfDesign = Readonly<Record<'b1' | 'b2' | 'b3', F32>>;

/**
 * @param g cutoff, from `prewarp`
 * @param k damping, 1/q; not negative
 */
export function svfDesign(g: F32, k: F32): SvfDesign {
  const a1 = num(1).div(g.mul(g.add(k)).add(1));
  const a2 = g.mul(a1);
  return {
    b1: control(a1.add(a1).sub(1)),
    b2: control(a2.add(a2)),
    b3: control(g.mul(a2.add(a2))),
  };
}

/**
 * Twice the low-pass (unity at 0 Hz) and twice the band-pass (1/k at the cutoff): whoever weighs them weighs the half with them.
 * Simper's update with both states advanced directly: what he writes as 2·v − s is one line each.
 */
export function svf(x: F32, { b1, b2, b3 }: SvfDesign): { readonly twiceLow: F32; readonly twiceBand: F32 } {
  const first = register();
  const second = register();
  const v3 = x.sub(second.value);
  const nextFirst = b1.mul(first.value).add(b2.mul(v3)).sane();
  // In this order only b3·v3 waits for the input: the loop from state to state is as short as it can be.
  const nextSecond = second.value.add(b2.mul(first.value)).add(b3.mul(v3)).sane();
  first.set(nextFirst);
  second.set(nextSecond);
  return { twiceLow: second.value.add(nextSecond), twiceBand: first.value.add(nextFirst) };
}
