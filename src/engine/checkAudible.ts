/** A sound that should be heard and is exactly 0 everywhere is a defect, and must not pass for a result. */
import { RenderError } from '../errors.ts';

/** Shorter sounds may end before they begin: a fully wet reverb gives nothing for 30 ms, and the closing fade ends at 0. */
const SHORTEST_SEC = 0.1;

/**
 * @param soundingFrames what is left of the sound when its first note begins
 * @throws RenderError `silent`
 */
export function checkAudible(channels: readonly Float32Array[], sampleRate: number, soundingFrames: number): void {
  if (soundingFrames < SHORTEST_SEC * sampleRate) return;
  if (channels.some((samples) => samples.some((sample) => sample !== 0))) return;
  throw new RenderError('The sound is silent, which its parameters do not ask for.', {
    code: 'silent',
    path: '',
    expected: 'at least one sample that is not 0',
    suggestion: 'render it with another backend to see which part fails, and report it',
  });
}
