/** Delay lines: what was written some samples ago, also between samples. */
import { GraphError } from '../errors.ts';
import { MAX_LINE_SEC } from './graph.ts';
import { currentBuilder, type GraphBuilder } from './graphBuilder.ts';
import { sampleRate } from './language.ts';
import type { F32 } from './signal.ts';
import { f32, int, nodeOf, num, type Int, type Num } from './signal.ts';

/** How a delay line is read between samples. */
export type Interpolation = 'none' | 'linear' | 'cubic';

export interface DelayLine {
  /** What was written `samples` ago; clamped to [1, size − 1]. Reading comes before writing. */
  tap(samples: Int): F32;
  /**
   * The same at a fractional distance; NaN reads at the shortest one. `none` takes the integer part, `linear` a straight line
   * between two samples. `cubic` takes the third-order polynomial through four samples, the two on either side: it keeps
   * far more of the high frequencies, at some 2.5 times the operations. As it reads one sample before, its distance is clamped to
   * [2, maxSec · sampleRate], within which all four samples lie in the line.
   */
  read(samples: Num, interpolation: Interpolation): F32;
  /** What is written at this sample. To be called exactly once. */
  write(x: F32): void;
}

type Tap = (samples: Int) => F32;

/** A delay line that holds at least `maxSec` seconds. In a feedback loop the written value passes `sane` by itself. */
export function delayLine(maxSec: number): DelayLine {
  const builder = currentBuilder();
  if (!(maxSec > 0 && maxSec <= MAX_LINE_SEC)) {
    throw new GraphError(`A delay line of ${builder.path} holds ${maxSec} s.`, {
      code: 'out_of_range',
      path: builder.path,
      expected: `a length over 0 and up to ${MAX_LINE_SEC} seconds`,
      suggestion: 'pass the longest delay in seconds, not in samples',
    });
  }
  const index = builder.lines.push({ seconds: maxSec, input: -1, path: builder.path }) - 1;
  const tap: Tap = (samples) => {
    if (currentBuilder() !== builder) throw foreignLine(builder);
    return f32('tap', [int(samples)], index);
  };
  return {
    tap,
    read(samples, interpolation) {
      switch (interpolation) {
        case 'none':
          return tap(num(samples).toInt());
        case 'linear':
          return linear(tap, samples);
        case 'cubic':
          return cubic(tap, samples, num(maxSec).mul(sampleRate()));
        default:
          throw unknownInterpolation(builder, interpolation);
      }
    },
    write(x) {
      if (currentBuilder() !== builder) throw foreignLine(builder);
      const line = builder.lines[index]!;
      if (line.input >= 0) {
        throw new GraphError(`A delay line of ${line.path} is written twice.`, {
          code: 'line_written_twice',
          path: line.path,
          expected: 'one write() per line',
          suggestion: 'add the signals before writing them',
        });
      }
      line.input = nodeOf(builder, 'line', x);
    },
  };
}

function linear(tap: Tap, samples: Num): F32 {
  // Both taps clamp alike; where they do, the fraction must not jump. NaN reads at 1; no line is longer than 2²⁴ samples.
  const safe = num(1).max(samples).min(16777216);
  const floor = safe.toInt();
  return tap(floor).mix(tap(floor.add(1)), safe.sub(floor.toFloat()));
}

/**
 * Third-order Lagrange interpolation (T. I. Laakso, V. Välimäki, M. Karjalainen & U. K. Laine, "Splitting the unit delay",
 * IEEE Signal Processing Magazine 13, 1996), by Neville's rule: the straight lines through the inner and through the outer two
 * samples, weighted so that each counts alone at its own samples. At whole distances it is the sample, to the bit.
 */
function cubic(tap: Tap, samples: Num, longest: F32): F32 {
  const safe = num(2).max(num(samples).min(longest));
  const floor = safe.toInt();
  const t = safe.sub(floor.toFloat());
  const inner = tap(floor).mix(tap(floor.add(1)), t);
  const outer = tap(floor.sub(1)).mix(tap(floor.add(2)), t.add(1).mul(1 / 3));
  return inner.mix(outer, t.sub(1).mul(t).mul(0.5));
}

function foreignLine(builder: GraphBuilder): GraphError {
  return new GraphError(`A delay line of ${builder.name} is used in ${currentBuilder().name}.`, {
    code: 'foreign_signal',
    path: currentBuilder().path,
    expected: 'delay lines of the graph that is being built',
    suggestion: 'call delayLine() inside this graph',
  });
}

function unknownInterpolation(builder: GraphBuilder, interpolation: unknown): GraphError {
  return new GraphError(`There is no interpolation ${String(interpolation)}.`, {
    code: 'bad_attribute',
    path: builder.path,
    expected: "'none', 'linear' or 'cubic'",
    suggestion: "write read(samples, 'linear')",
  });
}
