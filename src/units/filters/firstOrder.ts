/**
 * The core of first-order filters: trapezoidal, with zero-delay feedback (V. Zavalishin, "The Art of VA Filter Design", 2018,
 * chapter 3), which is the bilinear transform of 1/(s + 1) with the cutoff kept in place.
 *
 * The update s + h·(x − s) has 0 < h < 2, so the state shrinks by itself whatever the cutoff does; means of such h are such h.
 */
import { control, register, type F32 } from '../../ir/index.ts';
import { prewarp } from './prewarp.ts';

/** What the state takes of its distance from the input, h = 2·g/(1 + g), for a cutoff in Hz. */
export function firstOrderDesign(cutoffHz: F32): F32 {
  const g = prewarp(cutoffHz);
  return control(g.add(g).div(g.add(1)));
}

/** Twice the low-pass: the state before and after. */
export function firstOrder(x: F32, h: F32): F32 {
  const state = register();
  const next = state.value.add(h.mul(x.sub(state.value))).sane();
  state.set(next);
  return state.value.add(next);
}
