/** Signals: what the author of a graph holds. Each is a typed reference to a node of the graph that is being built. */
import { GraphError } from '../errors.ts';
import type { OpName, Type } from '../ops/index.ts';
import { currentBuilder, type GraphBuilder } from './graphBuilder.ts';
import type { Attribute } from './graph.ts';

/** A float32 signal, or a number that becomes a constant (rounded to float32). */
export type Num = F32 | number;
/** An int32 signal, or an integer that becomes a constant. */
export type Int = I32 | number;

export abstract class Signal {
  abstract readonly type: Type;
  readonly builder: GraphBuilder;
  /** Position in the graph's list of nodes. */
  readonly node: number;

  constructor(builder: GraphBuilder, node: number) {
    this.builder = builder;
    this.node = node;
  }
}

/** A float32 signal. Methods make new nodes; numbers are constants. */
export class F32 extends Signal {
  override readonly type = 'f32';

  add(b: Num): F32 {
    return f32('add', [this, lift(b)]);
  }
  sub(b: Num): F32 {
    return f32('sub', [this, lift(b)]);
  }
  mul(b: Num): F32 {
    return f32('mul', [this, lift(b)]);
  }
  div(b: Num): F32 {
    return f32('div', [this, lift(b)]);
  }
  min(b: Num): F32 {
    return f32('min', [this, lift(b)]);
  }
  max(b: Num): F32 {
    return f32('max', [this, lift(b)]);
  }
  /** `low` where the signal is below it or NaN, `high` where it is above. */
  clamp(low: Num, high: Num): F32 {
    return f32('min', [lift(high), f32('max', [lift(low), this])]);
  }
  neg(): F32 {
    return f32('neg', [this]);
  }
  abs(): F32 {
    return f32('abs', [this]);
  }
  sqrt(): F32 {
    return f32('sqrt', [this]);
  }
  floor(): F32 {
    return f32('floor', [this]);
  }
  ceil(): F32 {
    return f32('ceil', [this]);
  }
  trunc(): F32 {
    return f32('trunc', [this]);
  }
  nearest(): F32 {
    return f32('nearest', [this]);
  }
  /** The signal where 1e-20 ≤ |x| ≤ 1e20, else 0. */
  sane(): F32 {
    return f32('sane', [this]);
  }
  /** −x where `sign` is negative, else x. */
  flip(sign: I32): F32 {
    return f32('flip', [this, sign]);
  }
  /** From this signal (at 0) to `b` (at 1): x + (b − x)·t. */
  mix(b: Num, t: Num): F32 {
    return this.add(lift(b).sub(this).mul(t));
  }
  lt(b: Num): Mask {
    return mask('lt', [this, lift(b)]);
  }
  le(b: Num): Mask {
    return mask('le', [this, lift(b)]);
  }
  gt(b: Num): Mask {
    return mask('lt', [lift(b), this]);
  }
  ge(b: Num): Mask {
    return mask('le', [lift(b), this]);
  }
  eq(b: Num): Mask {
    return mask('eq', [this, lift(b)]);
  }
  /** Towards zero, saturating; NaN gives 0. */
  toInt(): I32 {
    return i32('toInt', [this]);
  }
  bits(): I32 {
    return i32('bits', [this]);
  }
}

/** An int32 signal; arithmetic wraps around. */
export class I32 extends Signal {
  override readonly type = 'i32';

  add(b: Int): I32 {
    return i32('iadd', [this, liftInt(b)]);
  }
  sub(b: Int): I32 {
    return i32('isub', [this, liftInt(b)]);
  }
  mul(b: Int): I32 {
    return i32('imul', [this, liftInt(b)]);
  }
  min(b: Int): I32 {
    return i32('imin', [this, liftInt(b)]);
  }
  max(b: Int): I32 {
    return i32('imax', [this, liftInt(b)]);
  }
  and(b: Int): I32 {
    return i32('iand', [this, liftInt(b)]);
  }
  or(b: Int): I32 {
    return i32('ior', [this, liftInt(b)]);
  }
  xor(b: Int): I32 {
    return i32('ixor', [this, liftInt(b)]);
  }
  shl(count: number): I32 {
    return i32('shl', [this], count);
  }
  shrS(count: number): I32 {
    return i32('shrS', [this], count);
  }
  shrU(count: number): I32 {
    return i32('shrU', [this], count);
  }
  lt(b: Int): Mask {
    return mask('ilt', [this, liftInt(b)]);
  }
  gt(b: Int): Mask {
    return mask('ilt', [liftInt(b), this]);
  }
  eq(b: Int): Mask {
    return mask('ieq', [this, liftInt(b)]);
  }
  toFloat(): F32 {
    return f32('toFloat', [this]);
  }
  fromBits(): F32 {
    return f32('fromBits', [this]);
  }
}

/** A truth value per lane. */
export class Mask extends Signal {
  override readonly type = 'mask';

  and(b: Mask): Mask {
    return mask('and', [this, b]);
  }
  or(b: Mask): Mask {
    return mask('or', [this, b]);
  }
  not(): Mask {
    return mask('not', [this]);
  }
  /** `a` where true, `b` where false. Both are computed. */
  select(a: Num, b: Num): F32 {
    return f32('select', [this, lift(a), lift(b)]);
  }
  selectInt(a: Int, b: Int): I32 {
    return i32('iselect', [this, liftInt(a), liftInt(b)]);
  }
}

/** A number as a constant signal; signals pass through. */
export function num(x: Num): F32 {
  return x instanceof F32 ? x : f32('const', [], constant(x));
}

/** An integer as a constant signal (taken mod 2³², so that hexadecimal constants may be unsigned). */
export function int(x: Int): I32 {
  return x instanceof I32 ? x : i32('iconst', [], intConstant(x));
}

/** Arguments of methods: what is no number is judged by the op that takes it, which can name itself. */
const lift = (x: Num): F32 => (typeof x === 'number' ? num(x) : x);
const liftInt = (x: Int): I32 => (typeof x === 'number' ? int(x) : x);

/** A number as float32. @throws GraphError for what is no number, and for a finite number that float32 cannot hold */
export function constant(x: number): number {
  const rounded = Math.fround(x);
  if (typeof (x as unknown) === 'number' && Number.isFinite(rounded) === Number.isFinite(x)) return rounded;
  throw badConstant(x, 'a number up to 3.4e38, or an f32 signal');
}

/** An integer as int32. @throws GraphError for what is no integer from −2³¹ to 2³² − 1 */
export function intConstant(x: number): number {
  if (Number.isInteger(x) && x >= -2147483648 && x <= 4294967295) return x | 0;
  throw badConstant(x, 'a whole number from −2³¹ to 2³² − 1, or an i32 signal');
}

function badConstant(x: unknown, expected: string): GraphError {
  const { path } = currentBuilder();
  const found = typeof x === 'number' ? String(x) : x instanceof Signal ? `an ${x.type} signal` : typeof x;
  return new GraphError(`${path} got ${found} where ${expected} belongs.`, {
    code: 'type_clash',
    path,
    expected,
    suggestion: 'check the order, the number and the types of the arguments',
  });
}

export function f32(op: OpName, args: readonly Signal[], attribute?: Attribute): F32 {
  return new F32(currentBuilder(), append(op, args, attribute));
}
export function i32(op: OpName, args: readonly Signal[], attribute?: Attribute): I32 {
  return new I32(currentBuilder(), append(op, args, attribute));
}
function mask(op: OpName, args: readonly Signal[]): Mask {
  return new Mask(currentBuilder(), append(op, args, undefined));
}

function append(op: OpName, args: readonly Signal[], attribute: Attribute | undefined): number {
  const builder = currentBuilder();
  return builder.add(
    op,
    args.map((arg) => nodeOf(builder, op, arg)),
    attribute,
  );
}

/**
 * The node of a signal of this graph.
 * @param user what takes the signal: an op, or what else messages shall name
 * @throws GraphError `type_clash` for what is no signal, `foreign_signal` for a signal of another graph
 */
export function nodeOf(builder: GraphBuilder, user: string, signal: unknown): number {
  if (!(signal instanceof Signal)) throw notASignal(builder, user, signal);
  if (signal.builder !== builder) throw foreignSignal(builder, user, signal);
  return signal.node;
}

function notASignal(builder: GraphBuilder, user: string, value: unknown): GraphError {
  return new GraphError(`${builder.path}/${user} got ${typeof value} instead of a signal.`, {
    code: 'type_clash',
    path: `${builder.path}/${user}`,
    expected: 'a signal of this graph',
    suggestion: 'check the order and the number of the arguments',
  });
}

function foreignSignal(builder: GraphBuilder, user: string, signal: Signal): GraphError {
  return new GraphError(`${builder.path}/${user} uses a signal of another graph (${signal.builder.name}).`, {
    code: 'foreign_signal',
    path: `${builder.path}/${user}`,
    expected: 'signals of the graph that is being built',
    suggestion: 'make the signal inside this graph, or pass its value as a parameter',
  });
}

/** Whether a signal can change only where the host changes parameters. */
export function fixedForStep(x: Num | Int): boolean {
  return fixedForNote(x) || (x as F32).builder.rates[(x as F32).node] === 'live';
}

/** Whether a signal cannot change while a note sounds. Units may then use a closed form. */
export function fixedForNote(x: Num | Int): boolean {
  if (typeof x === 'number') return true;
  const rate = x.builder.rates[x.node];
  return rate === 'const' || rate === 'note';
}
