/** How each op reads in JavaScript. Masks are booleans here; every argument is a name or a literal, so it may be repeated. */
import { SANE_MAX, SANE_MIN, type OpName } from '../../ops/index.ts';

/** The expression of one lane of a node, from those of its arguments. */
export type Expression = (a: string, b: string, c: string) => string;

/** Ops whose expression needs more than its arguments; `emitSource.ts` writes them. */
export type PlacedOp =
  | 'const'
  | 'iconst'
  | 'input'
  | 'iinput'
  | 'tick'
  | 'bus'
  | 'state'
  | 'istate'
  | 'tap'
  | 'lookup'
  | 'control'
  | 'shuffle'
  | 'laneSum';

export const expressions: Readonly<Record<Exclude<OpName, PlacedOp>, Expression>> = {
  add: (a, b) => `f(${a} + ${b})`,
  sub: (a, b) => `f(${a} - ${b})`,
  mul: (a, b) => `f(${a} * ${b})`,
  div: (a, b) => `f(${a} / ${b})`,
  min: (a, b) => `${b} < ${a} ? ${b} : ${a}`,
  max: (a, b) => `${a} < ${b} ? ${b} : ${a}`,
  neg: (a) => `-(${a})`,
  abs: (a) => `Math.abs(${a})`,
  sqrt: (a) => `f(Math.sqrt(${a}))`,
  floor: (a) => `Math.floor(${a})`,
  ceil: (a) => `Math.ceil(${a})`,
  trunc: (a) => `Math.trunc(${a})`,
  nearest: (a) => `nearestEven(${a})`,
  sane: (a) => `Math.abs(${a}) >= ${SANE_MIN} && Math.abs(${a}) <= ${SANE_MAX} ? ${a} : 0`,
  flip: (a, b) => `${b} < 0 ? -(${a}) : ${a}`,
  iadd: (a, b) => `(${a} + ${b}) | 0`,
  isub: (a, b) => `(${a} - ${b}) | 0`,
  imul: (a, b) => `Math.imul(${a}, ${b})`,
  imin: (a, b) => `${b} < ${a} ? ${b} : ${a}`,
  imax: (a, b) => `${a} < ${b} ? ${b} : ${a}`,
  iand: (a, b) => `${a} & ${b}`,
  ior: (a, b) => `${a} | ${b}`,
  ixor: (a, b) => `${a} ^ ${b}`,
  shl: (a, n) => `${a} << ${n}`,
  shrS: (a, n) => `${a} >> ${n}`,
  shrU: (a, n) => `(${a} >>> ${n}) | 0`,
  lt: (a, b) => `${a} < ${b}`,
  le: (a, b) => `${a} <= ${b}`,
  eq: (a, b) => `${a} === ${b}`,
  ilt: (a, b) => `${a} < ${b}`,
  ieq: (a, b) => `${a} === ${b}`,
  and: (a, b) => `${a} && ${b}`,
  or: (a, b) => `${a} || ${b}`,
  not: (a) => `!${a}`,
  select: (m, a, b) => `${m} ? ${a} : ${b}`,
  iselect: (m, a, b) => `${m} ? ${a} : ${b}`,
  toInt: (a) => `toInt(${a})`,
  toFloat: (a) => `f(${a})`,
  bits: (a) => `bits(${a})`,
  fromBits: (a) => `fromBits(${a})`,
};
