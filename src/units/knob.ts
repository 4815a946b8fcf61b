/** The arguments of units: one record says name, unit and range; constants outside it are errors, signals are clamped to it. */
import { GraphError } from '../errors.ts';
import { num, type F32, type Num } from '../ir/index.ts';

export interface Knob {
  readonly name: string;
  /** `Hz`, `s`, `cents`, `dB`, `1` (a ratio) … */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
}

/** The argument as a signal that stays in the record's range. @throws GraphError `out_of_range` for a constant outside it. */
export function knob(record: Knob, value: Num): F32 {
  if (typeof value !== 'number') return value.clamp(record.min, record.max);
  if (value >= record.min && value <= record.max) return num(value);
  throw new GraphError(`${record.name} is ${value}.`, {
    code: 'out_of_range',
    path: record.name,
    expected: `${record.min} to ${record.max} ${record.unit}`,
    suggestion: 'choose a value in the range, or pass a signal, which is clamped to it',
  });
}
