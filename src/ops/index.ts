/** The op table: the closed set of primitives that every backend implements. Everything else is written with them. */
import { arithmetic } from './arithmetic.ts';
import { compare } from './compare.ts';
import { convert } from './convert.ts';
import { integer } from './integer.ts';
import { lanes } from './lanes.ts';
import { logic } from './logic.ts';
import { memory } from './memory.ts';
import type { Op } from './op.ts';
import { sources } from './sources.ts';
import { tables } from './tables.ts';

const table = {
  ...{ ...sources, ...memory, ...tables },
  ...{ ...arithmetic, ...integer, ...compare, ...logic, ...convert, ...lanes },
};

export type OpName = keyof typeof table;
export const ops: Readonly<Record<OpName, Op>> = table;

export { SANE_MAX, SANE_MIN } from './arithmetic.ts';
export { CONTROL_STEP } from './memory.ts';
export type { AttributeKind, Op, Purity, Type } from './op.ts';
export { bitsToFloat, floatToBits, nearestEven, toInt32Saturated } from './rounding.ts';
