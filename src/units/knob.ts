/** The arguments of units: one record says name, unit and range; constants outside it are errors, signals are clamped to it. */
import { GraphError } from '../errors.ts';
import { F32, instancePath, num, type Num } from '../ir/index.ts';

export interface Knob {
  readonly name: string;
  /** `Hz`, `s`, `cents`, `dB`, or `1` for a ratio. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
}

/** Share of an effect: 0 is the dry sound, 1 the effect alone. */
export const mixKnob: Knob = { name: 'mix', unit: '1', min: 0, max: 1 };

/**
 * The argument as a signal that stays in the record's range.
 * @throws GraphError naming the unit: `out_of_range` for a constant outside the range, `type_clash` for anything else
 */
export function knob(record: Knob, value: Num): F32 {
  if (value instanceof F32) return value.clamp(record.min, record.max);
  if (value >= record.min && value <= record.max) return num(value);
  const { name, min, max, unit } = record;
  const wrong = typeof (value as unknown) !== 'number';
  throw new GraphError(`${name} of ${instancePath()} is ${wrong ? describe(value) : value}.`, {
    code: wrong ? 'type_clash' : 'out_of_range',
    path: `${instancePath()}/${name}`,
    expected: `${min} to ${max}${unit === '1' ? '' : ` ${unit}`}`,
    suggestion: 'give a number in the range, or a signal, which is clamped to it',
  });
}

function describe(value: unknown): string {
  return value === undefined ? 'missing' : `of type ${value === null ? 'null' : typeof value}`;
}
