/** The words of the graph language beside arithmetic: inputs, time, the control grid, registers, lanes. */
import { GraphError } from '../errors.ts';
import { hashString } from '../math/random.ts';
import { currentBuilder, type GraphBuilder } from './graphBuilder.ts';
import { constant, F32, f32, fixedForNote, I32, i32, intConstant, nodeOf, num, type Num } from './signal.ts';

/** Sample rate in Hz. */
export const sampleRate = (): F32 => new F32(currentBuilder(), currentBuilder().input('sampleRate'));
/** Frequency of the note in Hz. */
export const frequency = (): F32 => new F32(currentBuilder(), currentBuilder().input('frequency'));
/** Velocity of the note, 0–1. */
export const velocity = (): F32 => new F32(currentBuilder(), currentBuilder().input('velocity'));
/** Samples from note-on to note-off. */
export const gate = (): I32 => new I32(currentBuilder(), currentBuilder().input('gate'));
/** Seed of the note. */
export const seed = (): I32 => new I32(currentBuilder(), currentBuilder().input('seed'));
/** Samples since the note began; in effects, since the job began. */
export const time = (): I32 => i32('tick', []).sub(new I32(currentBuilder(), currentBuilder().input('start')));
/** Samples since the job began: what tempo-synced and shared modulation counts. */
export const jobTime = (): I32 => i32('tick', []).add(new I32(currentBuilder(), currentBuilder().input('origin')));

/**
 * Declares a parameter of the graph and returns its signal.
 * @param rate `live` (default): may change on the control grid. `note`: latched when the note begins.
 */
export function param(name: string, initial: number, rate: 'live' | 'note' = 'live'): F32 {
  const builder = currentBuilder();
  if (typeof (initial as unknown) !== 'number') throw badInitial(builder.path, name, initial);
  const known = builder.inputs.find((input) => input.name === name);
  if (known && (known.rate !== rate || known.initial !== Math.fround(initial))) {
    throw new GraphError(`The parameter ${name} of ${builder.name} is declared twice, with different records.`, {
      code: 'duplicate_parameter',
      path: `${builder.path}/${name}`,
      expected: 'one initial value and one rate per name',
      suggestion: 'declare the parameter once and pass its signal on',
    });
  }
  if (!known) builder.inputs.push({ name, type: 'f32', rate, initial: Math.fround(initial) });
  return new F32(builder, builder.input(name));
}

function badInitial(path: string, name: string, initial: unknown): GraphError {
  return new GraphError(`The parameter ${name} of ${path} begins as ${String(initial)}.`, {
    code: 'type_clash',
    path: `${path}/${name}`,
    expected: 'a number',
    suggestion: `give what it is when nobody says otherwise: param('${name}', 0)`,
  });
}

/**
 * Lowers a signal to the control grid (every 32 samples of the job, and the note's first sample).
 * `linear` runs from the previous grid value to the current one, so it is one step late; `hold` jumps. What cannot change
 * while the note sounds is the same at every point of the grid: it is taken as it is, and costs nothing.
 */
export function control(x: Num, mode: 'linear' | 'hold' = 'linear'): F32 {
  const signal = num(x);
  nodeOf(currentBuilder(), 'control', signal);
  return fixedForNote(signal) ? signal : f32('control', [signal], mode);
}

/** A unit delay of float32. Its next value passes `sane`, so it recovers from NaN and never holds a denormal number. */
export interface RegisterHandle<S> {
  /** The value of one sample ago. */
  readonly value: S;
  /** What the value will be one sample later. To be called exactly once. */
  set(next: S): void;
}

export function register(initial = 0): RegisterHandle<F32> {
  const builder = currentBuilder();
  const index =
    builder.registers.push({ type: 'f32', initial: Math.fround(initial), next: -1, path: builder.path }) - 1;
  const value = f32('state', [], index);
  return {
    value,
    set(next) {
      const node = nodeOf(builder, 'register', next);
      setNext(builder, index, builder.nodes[node]!.op === 'sane' ? node : builder.add('sane', [node]));
    },
  };
}

export function intRegister(initial = 0): RegisterHandle<I32> {
  const builder = currentBuilder();
  const index = builder.registers.push({ type: 'i32', initial: initial | 0, next: -1, path: builder.path }) - 1;
  const value = i32('istate', [], index);
  return { value, set: (next) => setNext(builder, index, nodeOf(builder, 'intRegister', next)) };
}

function setNext(builder: GraphBuilder, index: number, next: number): void {
  const register = builder.registers[index]!;
  if (register.next >= 0) {
    throw new GraphError(`A register of ${register.path} is set twice.`, {
      code: 'register_set_twice',
      path: register.path,
      expected: 'one set() per register',
      suggestion: 'combine the two values, or make a second register',
    });
  }
  register.next = next;
}

/** x one sample ago, 0 at first. Feed-forward, so the value passes as it is. */
export function previous(x: F32): F32 {
  const builder = currentBuilder();
  const next = nodeOf(builder, 'previous', x);
  const index = builder.registers.push({ type: 'f32', initial: 0, next, path: builder.path }) - 1;
  return f32('state', [], index);
}

/** y[n] = body(y[n − 1]); returns y[n] (after `sane`). The shortest way to write a one-pole filter. */
export function recur(body: (previous: F32) => F32, initial = 0): F32 {
  const state = register(initial);
  const next = num(body(state.value)).sane();
  state.set(next);
  return next;
}

/** Effects: the stereo bus, as lanes (left, right, left, right). */
export const bus = (): F32 => f32('bus', []);

/** Effects: a constant with its own number in each lane. */
export const perLane = (a: number, b: number, c: number, d: number): F32 =>
  f32('const', [], [a, b, c, d].map(constant));

/** Effects: integer constants per lane. */
export const perLaneInt = (a: number, b: number, c: number, d: number): I32 =>
  i32('iconst', [], [a, b, c, d].map(intConstant));

/** Effects: four lanes picked from the eight of a (0–3) and b (4–7). */
export const shuffle = (a: F32, b: F32, pattern: readonly [number, number, number, number]): F32 =>
  f32('shuffle', [a, b], pattern);

/** Effects: (a₀ + a₁) + (a₂ + a₃), in every lane. */
export const laneSum = (a: F32): F32 => f32('laneSum', [a]);

/** A number that only this instance of a unit has, whatever else is in the graph: the seed of its randomness. */
export const instanceSeed = (): number => hashString(instancePath());

/** The path of the unit that is being written, for messages. */
export const instancePath = (): string => currentBuilder().path;
