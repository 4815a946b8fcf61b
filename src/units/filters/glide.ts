import { control, fixedForNote, type F32 } from '../../ir/index.ts';

/** A coefficient on the control grid, interpolated in between; where nothing can move it, it is taken as it is and costs nothing. */
export function glide(coefficient: F32): F32 {
  return fixedForNote(coefficient) ? coefficient : control(coefficient);
}
