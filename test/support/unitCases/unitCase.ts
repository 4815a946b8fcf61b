// How a unit is shown to the tests: by graphs that use it. The options of most units come from their tables, in four ways.
import { hashString } from '../../../src/math/random.ts';
import { effect, instrument, param, scope, seed, time, type F32, type Graph, type I32 } from '../../../src/ir/index.ts';
import { exp2, hash, whiteNoise, type Knob, type OptionRecord, type OptionTable } from '../../../src/units/index.ts';

/** One use of a unit. Effects hear the bus. */
export interface UnitCase {
  readonly name: string;
  readonly graph: Graph;
  /** Knobs that jump about, beyond their ranges too: only what holds for any modulation can be asked. */
  readonly wild?: true;
  /** Knobs that swing between their ends, to pump up what is fed back: asked is only that it does not grow. */
  readonly swinging?: true;
}

/** What the tests know of a unit. */
export interface Unit {
  readonly cases: readonly UnitCase[];
  /** Its options, and a graph that uses it with them. */
  readonly options?: { readonly table: OptionTable; readonly build: (given: never) => Graph };
}

/** What a voice may return: a signal, or left and right. */
type Voice = F32 | readonly [F32, F32];
/** Values of options: numbers for knobs, instead of the middle of the range, and whatever else must not be chosen here. */
type Fixed = Readonly<Record<string, unknown>>;

const graphOfVoice = (name: string, body: () => Voice): Graph => instrument(name, () => ({ out: body() }));

export const voice = (name: string, body: () => Voice): UnitCase => ({ name, graph: graphOfVoice(name, body) });
export const fx = (name: string, body: (x: F32) => F32): UnitCase => ({ name, graph: effect(name, body) });
/** A unit without options. */
export const plain = (...cases: UnitCase[]): Unit => ({ cases });

/** A unit in a voice, with each way of giving its options; `more` are cases beside them. */
export function voices<T extends OptionTable>(
  table: T,
  body: (options: never) => Voice,
  fixed: Fixed = {},
  ...more: UnitCase[]
): Unit {
  return withOptions(table, (name, options) => graphOfVoice(name, () => body(options() as never)), fixed, more);
}

/** The same for a unit that hears the bus of an effect. */
export function effects<T extends OptionTable>(
  table: T,
  body: (x: F32, options: never) => F32,
  fixed: Fixed = {},
  ...more: UnitCase[]
): Unit {
  return withOptions(table, (name, options) => effect(name, (x) => body(x, options() as never)), fixed, more);
}

function withOptions(
  table: OptionTable,
  build: (name: string, options: () => Fixed) => Graph,
  fixed: Fixed,
  more: readonly UnitCase[],
): Unit {
  const given = (way: (name: string, record: Knob) => unknown) => (): Fixed =>
    Object.fromEntries(
      Object.entries(table).flatMap(([name, record]) => {
        if (isKnob(record)) return [[name, way(name, record)]];
        return name in fixed ? [[name, fixed[name]]] : plainOption(name, record);
      }),
    );
  const usual = (name: string, record: Knob) => (name in fixed ? (fixed[name] as number) : middle(record));
  const cases: UnitCase[] = [{ name: 'constant', graph: build('constant', given(usual)) }];
  if (Object.values(table).some(isKnob)) {
    cases.push({
      name: 'live',
      graph: build(
        'live',
        given((name, record) => param(name, usual(name, record), 'live')),
      ),
    });
    for (const [name, shift] of [
      ['wild at every sample', 0],
      ['wild every 512 samples', 9],
    ] as const) {
      cases.push({
        name,
        wild: true,
        graph: build(
          name,
          given((knob, record) => wild(knob, record, shift)),
        ),
      });
    }
  }
  if (Object.values(table).some(isKnob)) {
    for (const period of [6, 31.5, 64]) {
      const name = `swinging, ${period} samples`;
      cases.push({
        name,
        swinging: true,
        graph: build(
          name,
          given((_, record) => swing(record, period)),
        ),
      });
    }
  }
  return {
    cases: [...cases, ...more],
    options: { table, build: (options: Fixed) => build('given', () => options) },
  };
}

export const isKnob = (record: OptionRecord): record is Knob => 'unit' in record;

/** Structural options: their defaults, or else the first choice and a small count. */
function plainOption(name: string, record: OptionRecord): [string, unknown][] {
  if ('default' in record && record.default !== undefined) return [];
  if ('choices' in record) return [[name, record.choices[0]]];
  return 'whole' in record ? [[name, Math.min(record.max, record.min + 2)]] : [];
}

/** Whether a range is one of ratios: where its ends are far apart and none is 0. */
const isGeometric = ({ min, max }: Knob): boolean => min > 0 && max / min > 20;

/** A value in the range: its default, or a middle. */
export function middle(record: Knob): number {
  if (record.default !== undefined) return record.default;
  const { min, max } = record;
  return isGeometric(record) ? min * Math.pow(max / min, 0.4) : min + 0.4 * (max - min);
}

/** From one end of the range to the other and back, all knobs together. */
function swing({ min, max }: Knob, period: number): F32 {
  const turn = time().mul(Math.round(2 ** 32 / period));
  return turn.lt(0).select(min, max);
}

/** Random values over the range and a fifth beyond each end, another one every 2^shift samples. */
function wild(name: string, record: Knob, shift: number): F32 {
  return scope(`wild ${name}`, () => {
    const value = shift === 0 ? whiteNoise() : turns(hash(time().shrS(shift).mul(0x9e3779b9).xor(hash(seed().add(hashString(name)))))); // prettier-ignore
    const place = value.mul(0.7).add(0.5);
    const { min, max } = record;
    if (!isGeometric(record)) return place.mul(max - min).add(min);
    return exp2(place.mul(Math.log2(max / min)).add(Math.log2(min)));
  });
}

/** An integer phase as a number between −1 and 1. */
export const turns = (phase: I32): F32 => phase.toFloat().mul(1 / 2147483648);

/** Live parameters of cases that are written by hand. */
export const live = (name: string, initial: number): F32 => param(name, initial, 'live');
