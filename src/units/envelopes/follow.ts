/**
 * A signal that follows another one step by step. What rounding takes from a step is added to the next (W. Kahan, "Further
 * remarks on reducing truncation errors", Comm. ACM 8, 1965): without it a follower of some seconds would stand still 0.1 %
 * before its goal, or go up to a third too slowly.
 */
import { register, time, type F32 } from '../../ir/index.ts';

/** y[n] = y[n−1] + step(x[n] − y[n−1]), from y[0] = x[0]. A step as long as the distance arrives exactly. */
export function follow(x: F32, step: (distance: F32) => F32): F32 {
  const goal = x.sane();
  const value = register();
  const lost = register();
  const distance = goal.sub(value.value);
  const wanted = step(distance);
  const owed = wanted.add(lost.value);
  const sum = value.value.add(owed);
  const hasArrived = wanted.eq(distance).or(time().eq(0));
  const next = hasArrived.select(goal, sum).sane();
  value.set(next);
  lost.set(hasArrived.select(0, owed.sub(sum.sub(value.value))));
  return next;
}
