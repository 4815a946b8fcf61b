/** Oversampling: what a body makes of a signal at 2, 4 or 8 times the sample rate, so that the harmonics it adds hardly fold. */
import { GraphError } from '../../errors.ts';
import { instancePath, late, scope, shuffle, type F32, type LateSignal } from '../../ir/index.ts';
import type { HalfBand } from './halfBand.ts';
import { atSampleRate, doubled, halved, subSamples, type SubSamples } from './subSamples.ts';
import { unroll } from './unroll.ts';

/**
 * From the sample rate upwards. Of signals up to 0.36 of the sample rate, images and what folds back there are 74 dB down in
 * the first stage and 62 dB in the others, which meet weaker harmonics; up to there the whole is flat to 0.02 dB, at 0.41
 * (18 kHz of 44.1) it is at −0.13 dB.
 */
const STAGES: readonly HalfBand[] = [
  { reach: 10, beta: 7 },
  { reach: 4, beta: 6 },
  { reach: 2, beta: 4 },
];

/**
 * Designs an oversampled body, to be applied to one or more signals, each with its own state; linear phase, 19, 23 or 24
 * samples late. The body may remember: its registers advance with each sub-sample, and the sample rate and the time in it are
 * those of the sub-samples. In effects lanes are (left, right, left, right); a body without memory takes two sub-samples at once.
 */
export function oversample(factor: 2 | 4 | 8, body: (x: F32) => F32): (x: F32) => LateSignal {
  const stages = STAGES.slice(0, [2, 4, 8].indexOf(factor) + 1);
  if (stages.length === 0) throw badFactor(factor);
  return (x) =>
    scope('oversample', () => {
      const inPairs = x.builder.kind === 'effect';
      const { delay, latency } = latenessOf(stages, factor);
      const fast = stages.reduce((slow, filter) => doubled(slow, filter, inPairs), atSampleRate(x));
      const [last, ...slower] = [...stages].reverse() as [HalfBand, ...HalfBand[]];
      const slow = slower.reduce((faster, filter) => halved(faster, filter), halved(applied(body, fast), last, delay));
      return late(slow.at(0).mul(1 / factor), latency, x);
    });
}

/** The body, over all samples of a frame. */
function applied(body: (x: F32) => F32, x: SubSamples): SubSamples {
  const vectors = Array.from({ length: x.count / x.step }, (_, at) => x.at(at * x.step));
  const unrolled = unroll(body, x.count, vectors[0]!);
  if (x.step === 1 || !unrolled.inOrder) return subSamples(unrolled.run(vectors), x.step);
  const halves = [[0, 1, 0, 1] as const, [2, 3, 2, 3] as const];
  const results = unrolled.run(vectors.flatMap((pair) => halves.map((half) => shuffle(pair, pair, half))));
  return subSamples(
    vectors.map((_, at) => shuffle(results[2 * at]!, results[2 * at + 1]!, [0, 1, 4, 5])),
    x.step,
  );
}

/** How late the stages are together, in samples, and how many sub-samples it takes to make that a whole number. */
function latenessOf(stages: readonly HalfBand[], factor: number): { latency: number; delay: number } {
  const filters = stages.reduce((sum, { reach }, stage) => sum + ((2 * reach - 1) * factor) / (1 << stage), 0);
  const latency = Math.ceil(filters / factor);
  return { latency, delay: latency * factor - filters };
}

function badFactor(factor: unknown): GraphError {
  const path = `${instancePath()}/oversample/factor`;
  return new GraphError(`The factor of an oversample in ${instancePath()} is ${String(factor)}.`, {
    code: 'out_of_range',
    path,
    expected: '2, 4 or 8',
    suggestion: 'give one of these; it shapes the graph, so it cannot be a signal',
  });
}
