/** The error for a sound that holds NaN or infinity. */
import { RenderError } from '../errors.ts';

/**
 * @param name of the graph that made it
 * @param samples interleaved stereo, not all of them finite
 * @param frame the frame that they begin with
 * @returns a RenderError that names the first bad sample
 */
export function notFinite(name: string, samples: Float32Array, frame: number): RenderError {
  const at = samples.findIndex((sample) => !Number.isFinite(sample));
  const where = `channel ${at % 2}, sample ${frame + Math.floor(at / 2)}`;
  return new RenderError(`${name} gives ${samples[at]} at ${where}.`, {
    code: 'not_finite',
    path: where,
    expected: 'finite samples',
    suggestion: 'look for divisions by zero, unbounded gains and roots of negative numbers in the graph',
  });
}
