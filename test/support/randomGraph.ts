// Random graphs: a recipe that fast-check can draw and shrink, and the graph that it stands for.
import fc from 'fast-check';
import type { Mask } from '../../src/ir/index.ts';
import {
  bus,
  control,
  delayLine,
  effect,
  frequency,
  gate,
  instrument,
  int,
  intRegister,
  I32,
  F32,
  jobTime,
  laneSum,
  num,
  param,
  perLane,
  perLaneInt,
  previous,
  recur,
  register,
  sampleRate,
  scope,
  seed,
  shuffle,
  table,
  time,
  velocity,
  type Graph,
} from '../../src/ir/index.ts';
import { hostileFloats, hostileInts, hostileShifts } from './hostileValues.ts';

/** One node or unit; `a`, `b`, `c` choose its arguments among the signals that there are. */
interface Step {
  readonly make: MakeName;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly float: number;
  readonly int: number;
  readonly shift: number;
  readonly lanes: readonly [number, number, number, number];
  readonly floats: readonly [number, number, number, number];
}

export interface Recipe {
  readonly kind: Graph['kind'];
  readonly steps: readonly Step[];
  /** Which signals the registers, lines and outputs get. */
  readonly ends: readonly number[];
  readonly stereo: boolean;
  readonly hasEnd: boolean;
}

/** The parameters of random graphs. */
export const randomParameters = {
  live: ['live0', 'live1', 'live2'],
  note: ['note0', 'note1'],
} as const;

/** The signals of a graph under construction, oldest first. */
class Signals {
  readonly f: F32[] = [];
  readonly i: I32[] = [];
  readonly m: Mask[] = [];
  /** What still has to be written, once all signals are there. */
  readonly open: ((choose: () => number) => void)[] = [];
  /** Integers that cannot change while a note sounds. */
  readonly still: I32[] = [];

  /** Even numbers choose among the latest six, so that graphs grow deep; odd ones among all. */
  static pick<T>(list: readonly T[], n: number): T {
    const half = n >> 1;
    return n % 2 === 0 ? list[list.length - 1 - (half % Math.min(6, list.length))]! : list[half % list.length]!;
  }
  float = (n: number): F32 => Signals.pick(this.f, n);
  int = (n: number): I32 => Signals.pick(this.i, n);
  mask = (n: number): Mask => {
    if (this.m.length === 0) this.m.push(this.float(n).lt(this.float(n + 2)));
    return Signals.pick(this.m, n);
  };
}

type Make = (s: Signals, step: Step, kind: Graph['kind']) => F32 | I32 | Mask;

const f2 =
  (name: 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max'): Make =>
  (s, { a, b }) =>
    s.float(a)[name](s.float(b));
const f1 =
  (name: 'neg' | 'abs' | 'sqrt' | 'floor' | 'ceil' | 'trunc' | 'nearest' | 'sane' | 'toInt' | 'bits'): Make =>
  (s, { a }) =>
    s.float(a)[name]();
const i2 =
  (name: 'add' | 'sub' | 'mul' | 'min' | 'max' | 'and' | 'or' | 'xor'): Make =>
  (s, { a, b }) =>
    s.int(a)[name](s.int(b));
const shift =
  (name: 'shl' | 'shrS' | 'shrU'): Make =>
  (s, step) =>
    s.int(step.a)[name](step.shift);

/** Delay lines of 4 to 256 samples at 8 kHz. */
const lineSeconds = (n: number): number => [0.00001, 0.0005, 0.001, 0.003, 0.01, 0.03][n % 6]!;

const makes = {
  constant: (_s, { float }) => num(float),
  laneConstants: (_s, { float, floats }, kind) => (kind === 'effect' ? perLane(...floats) : num(float)),
  intConstant: (_s, step) => int(step.int),
  laneInts: (_s, step, kind) => (kind === 'effect' ? perLaneInt(...step.lanes) : int(step.int)),
  live: (_s, { a }) => param(Signals.pick(randomParameters.live, a), 0.25, 'live'),
  note: (_s, { a }) => param(Signals.pick(randomParameters.note, a), -0.5, 'note'),
  // Effects have no notes.
  builtIn: (_s, { a }, kind) => (kind === 'effect' ? sampleRate() : [frequency, velocity, sampleRate][a % 3]!()),
  intBuiltIn: (_s, { a }, kind) => [kind === 'effect' ? seed : gate, seed, time, jobTime][a % 4]!(),
  bus: (s, { a }, kind) => (kind === 'effect' ? bus() : s.float(a)),

  add: f2('add'),
  sub: f2('sub'),
  mul: f2('mul'),
  div: f2('div'),
  min: f2('min'),
  max: f2('max'),
  neg: f1('neg'),
  abs: f1('abs'),
  sqrt: f1('sqrt'),
  floor: f1('floor'),
  ceil: f1('ceil'),
  trunc: f1('trunc'),
  nearest: f1('nearest'),
  sane: f1('sane'),
  flip: (s, { a, b }) => s.float(a).flip(s.int(b)),
  mix: (s, { a, b, c }) => s.float(a).mix(s.float(b), s.float(c)),

  iadd: i2('add'),
  isub: i2('sub'),
  imul: i2('mul'),
  imin: i2('min'),
  imax: i2('max'),
  iand: i2('and'),
  ior: i2('or'),
  ixor: i2('xor'),
  shl: shift('shl'),
  shrS: shift('shrS'),
  shrU: shift('shrU'),

  lt: (s, { a, b }) => s.float(a).lt(s.float(b)),
  le: (s, { a, b }) => s.float(a).le(s.float(b)),
  eq: (s, { a, b }) => s.float(a).eq(s.float(b)),
  ilt: (s, { a, b }) => s.int(a).lt(s.int(b)),
  ieq: (s, { a, b }) => s.int(a).eq(s.int(b)),
  and: (s, { a, b }) => s.mask(a).and(s.mask(b)),
  or: (s, { a, b }) => s.mask(a).or(s.mask(b)),
  not: (s, { a }) => s.mask(a).not(),
  select: (s, { a, b, c }) => s.mask(a).select(s.float(b), s.float(c)),
  iselect: (s, { a, b, c }) => s.mask(a).selectInt(s.int(b), s.int(c)),

  toInt: f1('toInt'),
  toFloat: (s, { a }) => s.int(a).toFloat(),
  bits: f1('bits'),
  fromBits: (s, { a }) => s.int(a).fromBits(),

  shuffle: (s, { a, b, lanes }, kind) => {
    const [p, q, r, t] = lanes.map((lane) => lane & 7) as [number, number, number, number];
    return kind === 'effect' ? shuffle(s.float(a), s.float(b), [p, q, r, t]) : s.float(a);
  },
  laneSum: (s, { a }, kind) => (kind === 'effect' ? laneSum(s.float(a)) : s.float(a)),

  linear: (s, { a }) => control(s.float(a), 'linear'),
  hold: (s, { a }) => control(s.float(a), 'hold'),
  /** A closed argument, so that the control step itself computes it. */
  closedLinear: (s, { a, b }) => control(time().toFloat().mul(s.float(a)).add(jobTime().xor(b).toFloat()), 'linear'),
  closedHold: (s, { a, b }) => control(jobTime().mul(s.int(a)).add(b).toFloat(), 'hold'),

  register: (s, { float }) => {
    const handle = register(float);
    s.open.push((choose) => handle.set(s.float(choose())));
    return handle.value;
  },
  intRegister: (s, step) => {
    const handle = intRegister(step.int);
    s.open.push((choose) => handle.set(s.int(choose())));
    return handle.value;
  },
  previous: (s, { a }) => previous(s.float(a)),
  recur: (s, { a, b, float }) => recur((y) => s.float(a).sub(y.mul(s.float(b))), float),

  /** Taps at a constant distance, at one per lane, and at one per note or per sample. */
  line: (s, step, kind) => {
    const line = delayLine(lineSeconds(step.a));
    s.open.push((choose) => line.write(s.float(choose())));
    const near = step.lanes.map((lane) => (lane & 63) - 2) as [number, number, number, number];
    s.f.push(line.tap(step.int), line.tap(near[0]), line.read(s.float(step.b), step.c % 2 ? 'linear' : 'none'));
    s.f.push(line.tap(kind === 'effect' ? perLaneInt(...near) : near[1]));
    const wobble = time().mul(near[2]).and(63);
    s.f.push(line.tap(wobble), line.read(wobble.toFloat().mul(0.37), 'linear'));
    s.f.push(line.read(wobble.toFloat().mul(0.37), 'cubic'), line.read(s.float(step.b), 'cubic'));
    s.f.push(line.tap(Signals.pick(s.still, step.c).and(63)));
    return line.tap(s.int(step.b));
  },
  /** A delay line without any feedback of its own. */
  feedForward: (s, { a, b, shift: n }) => {
    const line = delayLine(lineSeconds(b));
    line.write(s.float(a));
    return line.tap(n & 63);
  },

  /** Tables of 2 to 16 numbers, read at any index, at one that moves, and at one per note. */
  table: (s, { a, b, c, float, floats }) => {
    const finite = [float, ...floats, -0, 1e-45].filter((x) => Number.isFinite(x));
    const wave = table(Array.from({ length: 2 << (c & 3) }, (_, at) => finite[(at * 7 + c) % finite.length]!));
    s.f.push(wave.at(time().mul(b)), wave.at(Signals.pick(s.still, c)), wave.at(b - 200));
    return wave.at(s.int(a));
  },
} satisfies Record<string, Make>;

export type MakeName = keyof typeof makes;
export const makeNames = Object.keys(makes) as MakeName[];

/** Memory and the control grid are what backends find hardest, so they come more often. */
const weights: Partial<Record<MakeName, number>> = {
  ...{ linear: 3, hold: 3, closedLinear: 2, closedHold: 2, register: 3, intRegister: 2, previous: 3, line: 3 },
  ...{ table: 2, recur: 2, mul: 3, add: 2, bus: 3, live: 2, note: 2, shuffle: 2, sane: 2, select: 2 },
};

const floatArb = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileFloats) },
  { weight: 3, arbitrary: fc.double({ min: -2, max: 2, noNaN: true }).map(Math.fround) },
  { weight: 1, arbitrary: fc.float() },
);
const intArb = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...hostileInts) },
  { weight: 3, arbitrary: fc.integer({ min: -70, max: 70 }) },
  { weight: 1, arbitrary: fc.integer() },
);
const choiceArb = fc.nat({ max: 400 });
const four = <T>(arb: fc.Arbitrary<T>) => fc.tuple(arb, arb, arb, arb);

const stepArb: fc.Arbitrary<Step> = fc.record({
  make: fc.oneof(...makeNames.map((name) => ({ weight: weights[name] ?? 1, arbitrary: fc.constant(name) }))),
  a: choiceArb,
  b: choiceArb,
  c: choiceArb,
  float: floatArb,
  int: intArb,
  shift: fc.oneof(fc.constantFrom(...hostileShifts), fc.integer({ min: 0, max: 31 })),
  lanes: four(intArb),
  floats: four(floatArb),
});

/** Numbers that are as wild as constants: for inputs and for what effects hear. */
export const wildFloat = floatArb;
export const wildInt = intArb;
export { four };

export function recipeArb(kind: Graph['kind'], maxSteps: number): fc.Arbitrary<Recipe> {
  return fc.record({
    kind: fc.constant(kind),
    steps: fc.array(stepArb, { minLength: 1, maxLength: maxSteps, size: 'max' }),
    ends: fc.array(choiceArb, { minLength: 2, maxLength: 12 }),
    stereo: fc.boolean(),
    hasEnd: fc.boolean(),
  });
}

/** The graph of a recipe; every recipe has one. */
export function buildRandom({ kind, steps, ends, stereo, hasEnd }: Recipe): Graph {
  const body = (s: Signals): readonly [F32, F32] => {
    s.f.push(param('live0', 0.25), num(1.25));
    const length = kind === 'instrument' ? gate() : param('length', 1000, 'note').toInt();
    s.i.push(time(), length);
    s.still.push(length, param('note0', -0.5, 'note').toInt());
    steps.forEach((step) => {
      const signal = scope(step.make, () => makes[step.make](s, step, kind));
      if (signal instanceof F32) s.f.push(signal);
      else if (signal instanceof I32) s.i.push(signal);
      else s.m.push(signal);
    });
    let at = 0;
    const choose = () => ends[at++ % ends.length]! * 2 + (at % 3 === 0 ? 1 : 0);
    s.open.forEach((finish) => finish(choose));
    return [s.float(choose()), s.float(choose())];
  };
  const signals = new Signals();
  if (kind === 'effect') {
    return effect('random', () => {
      const [out] = body(signals);
      return hasEnd ? { out, latency: sampleRate().mul(0.001).toInt().add(signals.still[1]!) } : out;
    });
  }
  return instrument('random', () => {
    const [left, right] = body(signals);
    const end = hasEnd
      ? {
          end: gate()
            .max(0)
            .add(param('note1', -0.5, 'note').toInt().and(1023)),
        }
      : {};
    return { out: stereo ? [left, right] : left, ...end };
  });
}
