/** What remembers: unit delays, delay lines, and the control grid. */
import type { AttributeKind, Op, Type } from './op.ts';

/** Samples from one control step to the next. The grid lies at multiples of this, counted in samples of the job. */
export const CONTROL_STEP = 32;

function remembers(args: readonly Type[], result: Type, attribute: AttributeKind, doc: string): Op {
  return { args, result, purity: 'state', attribute, doc };
}

export const memory = {
  state: remembers(
    [],
    'f32',
    'index',
    'a register: the value that its `next` had one sample ago, or its initial value',
  ),
  istate: remembers([], 'i32', 'index', 'the same for int32'),
  tap: remembers(
    ['i32'],
    'f32',
    'index',
    'what was written to the delay line so many samples ago (read before write; clamped to [1, size − 1]; 0 before the reset)',
  ),
  control: remembers(
    ['f32'],
    'f32',
    'mode',
    'a sampled on the control grid: `hold`, or `linear` from the previous grid value to the current one',
  ),
};
