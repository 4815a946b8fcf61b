/** NaN and infinity never leave the engine, and never hide behind an effect that recovers from them. */
import { RenderError } from '../errors.ts';

/**
 * @param samples interleaved stereo
 * @param frame the frame that they begin with, for the message
 * @throws RenderError `not_finite` naming the first sample that is NaN or infinite
 */
export function checkFinite(samples: Float32Array, frame: number): void {
  // x · 0 is 0 for every finite x, else NaN. Two sums keep the processor busy.
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < samples.length; at += 2) {
    even += samples[at]! * 0;
    odd += samples[at + 1]! * 0;
  }
  if (even === 0 && odd === 0) return;
  const at = samples.findIndex((sample) => !Number.isFinite(sample));
  const where = `channel ${at % 2}, sample ${frame + Math.floor(at / 2)}`;
  throw new RenderError(`The sound is ${samples[at]} at ${where}.`, {
    code: 'not_finite',
    path: where,
    expected: 'finite samples',
    suggestion: 'look for divisions by zero, unbounded gains and roots of negative numbers in the graph',
  });
}
