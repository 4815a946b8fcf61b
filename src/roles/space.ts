/** What the sum of the voices of a role passes. */
import { effect, type F32, type Graph } from '../ir/index.ts';
import { softClip } from '../units/effects/softClip.ts';
import { dcBlock } from '../units/filters/dcBlock.ts';

/** An effect graph that ends with a DC block and a soft clipper, so that nothing leaves [−1, 1]. */
export function space(name: string, body: (input: F32) => F32): Graph {
  return effect(name, (input) => softClip(dcBlock()(body(input))));
}
