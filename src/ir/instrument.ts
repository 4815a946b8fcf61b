/** From a TypeScript function to a verified graph: `instrument` and `effect`. */
import { GraphError } from '../errors.ts';
import { building, currentBuilder, GraphBuilder } from './graphBuilder.ts';
import { unguardedLoop } from './unguardedLoop.ts';
import type { Graph } from './graph.ts';
import { bus } from './language.ts';
import { F32, I32, int, nodeOf, type Int, type Signal } from './signal.ts';
import { verify } from './verify.ts';

/** What the function of an instrument returns. */
export interface VoiceOutput {
  /** Mono, or left and right. */
  readonly out: F32 | readonly [F32, F32];
  /** Samples after note-on from which on the output is exactly 0. Without it a voice sounds until its job ends. */
  readonly end?: I32;
}

/**
 * Defines an instrument: `body` writes one voice with units and signals. Its lanes are voices. An envelope that is the result
 * itself brings its end along.
 * @throws GraphError naming the node, if the graph is not valid.
 */
export function instrument(name: string, body: () => VoiceOutput | F32): Graph {
  const builder = new GraphBuilder('instrument', name);
  return building(builder, () => {
    const result = body();
    const { end } = Object(result) as Partial<VoiceOutput>;
    const { out } = 'out' in Object(result) ? (result as VoiceOutput) : { out: result as F32 };
    if ('out' in Object(result) && 'end' in Object(result) && end === undefined) throw lostEnd(name);
    return finish(builder, Array.isArray(out) ? out : [out], { end: endAfter(builder, end) });
  });
}

/** Late units in a voice make its sound end later; that it begins later nobody makes up for. */
function endAfter(builder: GraphBuilder, end: I32 | undefined): I32 | undefined {
  const latencies = [...builder.lateUnits.values()].filter((node) => node !== undefined);
  return end && latencies.reduce((sum, node) => sum.add(new I32(builder, node)), end);
}

/** What the function of an effect returns if its output is late. */
export interface EffectOutput {
  readonly out: F32;
  /** By how many samples, at most one second: fixed while the effect runs. The renderer makes up for it. */
  readonly latency: I32;
}

/** A signal that is late by so many samples. */
export type LateSignal = F32 & { readonly latency: I32 };

/** The late units that each late signal has passed, and each latency counts: an effect must not forget one. */
const passed = new WeakMap<Signal, ReadonlySet<string>>();

/**
 * What a unit that looks ahead returns: late by `latency` samples, on top of what its `inputs` are late by. Voices are not
 * compensated; an effect says how late it is, and the renderer makes up for it.
 */
export function late(output: F32, latency: Int, ...inputs: readonly F32[]): LateSignal {
  const builder = currentBuilder();
  const own = latency === 0 ? undefined : int(latency);
  builder.lateUnits.set(builder.path, own?.node);
  const before = inputs.filter((input): input is LateSignal => passed.has(input));
  const all = [...(own ? [own] : []), ...before.map((input) => input.latency)];
  const total = all.length === 0 ? int(0) : all.reduce((sum, one) => sum.add(one));
  const result = Object.assign(new F32(builder, output.node), { latency: total });
  const units = new Set([builder.path, ...before.flatMap((input) => [...passed.get(input)!])]);
  passed.set(result, units);
  passed.set(total, units);
  return result;
}

/**
 * Defines an effect: `body` gets the bus, whose lanes are (left, right, left, right), and returns a signal whose first two
 * lanes are the new left and right. Units that look ahead return a signal with a `latency`; if that signal is the result,
 * so is its latency; where one is used whose latency is neither in the result's nor stated, that is an error.
 * @throws GraphError naming the node, if the graph is not valid.
 */
export function effect(name: string, body: (input: F32) => F32 | EffectOutput): Graph {
  const builder = new GraphBuilder('effect', name);
  return building(builder, () => {
    const result = body(bus());
    const { latency } = Object(result) as Partial<EffectOutput>;
    if ('out' in Object(result) && latency === undefined) throw lostLatency(name);
    // A latency that somebody has computed is trusted; one that a unit gave covers what that unit has heard.
    const covered = latency && passed.get(latency);
    const trusted = latency !== undefined && !covered;
    const forgotten = trusted ? [] : [...builder.lateUnits.keys()].filter((unit) => !covered?.has(unit));
    if (forgotten.length > 0) throw unsaidLatency(name, forgotten);
    return finish(builder, ['out' in Object(result) ? (result as EffectOutput).out : result], { latency });
  });
}

function lostEnd(name: string): GraphError {
  return new GraphError(`The end of ${name} is undefined.`, {
    code: 'bad_end',
    path: name,
    expected: 'the end of an envelope, or no end at all',
    suggestion: 'take it from the envelope itself: adsr(…).end; what mul() and add() return has none',
  });
}

function lostLatency(name: string): GraphError {
  return new GraphError(`The latency of ${name} is undefined.`, {
    code: 'bad_latency',
    path: name,
    expected: 'the latency of a unit, as an i32, or the signal alone',
    suggestion: 'take it from the unit that looks ahead: limiter(…).latency; what mul() and add() return has none',
  });
}

function unsaidLatency(name: string, units: readonly string[]): GraphError {
  const outermost = units.filter((unit) => !units.some((other) => unit.startsWith(`${other}/`)));
  return new GraphError(
    `${name} does not say how late it is, but ${outermost.join(' and ')} ${outermost.length > 1 ? 'are' : 'is'}.`,
    {
      code: 'bad_latency',
      path: outermost[0]!,
      expected: 'an effect that returns { out, latency }',
      suggestion:
        'carry the latency along: late(y, 0, x) says that y is as late as the late signal x, which mul() and other units forget',
    },
  );
}

/** @param reports signals that become nodes of the same name, where they are not undefined */
function finish(
  builder: GraphBuilder,
  outputs: readonly unknown[],
  reports: { end?: unknown; latency?: unknown },
): Graph {
  guardLoops(builder);
  return verify({
    name: builder.name,
    kind: builder.kind,
    inputs: builder.inputs,
    nodes: builder.nodes,
    registers: builder.registers,
    lines: builder.lines,
    tables: builder.tables,
    outputs: outputs.map((output) => nodeOf(builder, 'out', output)),
    ...Object.fromEntries(
      Object.entries(reports)
        .filter(([, signal]) => signal !== undefined)
        .map(([report, signal]) => [report, nodeOf(builder, report, signal)]),
    ),
  });
}

/** Puts `sane` before every delay line whose loop has none. */
function guardLoops(builder: GraphBuilder): void {
  for (;;) {
    const found = unguardedLoop(builder);
    if (found === undefined) return;
    const line = builder.lines[found];
    if (!line)
      throw new GraphError(`A register of ${builder.name} feeds itself without sane().`, loopDetails(builder.path));
    line.input = builder.add('sane', [line.input]);
  }
}

function loopDetails(path: string) {
  return {
    code: 'unguarded_loop',
    path,
    expected: 'sane() in every loop',
    suggestion: 'pass the fed-back signal through sane()',
  };
}
