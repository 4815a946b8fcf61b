/** Pieces of a sound in which nothing happens. */
import type { Defect } from './defect.ts';

/** A gap is below −60 dBFS. */
export const GAP_LEVEL = 0.001;
/** Longer ones are pauses; both in s. */
const SHORTEST_GAP_SEC = 0.001;
const SHORTEST_GAP = 16;
const LONGEST_GAP_SEC = 0.5;
/** A value that is not silence is held for longer, in s: the crests of slow waves are flat too. */
const SHORTEST_HOLD_SEC = 0.002;

/** A run of samples in which nothing happens. */
export interface QuietRun extends Pick<Defect, 'frame' | 'frames'> {
  /** What is held, or 0 for samples that are merely below −60 dBFS. */
  readonly value: number;
}

/**
 * The gaps of 1 ms to 0.5 s below −60 dBFS and the values that are held for 2 ms to 0.5 s, in order, with sound on either side.
 * Each holds one of the samples that are as far apart as the shortest is long, so only these are looked at.
 */
export function quietRuns(samples: Float32Array, sampleRate: number): QuietRun[] {
  const shortest = Math.max(SHORTEST_GAP, Math.ceil(SHORTEST_GAP_SEC * sampleRate));
  const shortestHold = Math.ceil(SHORTEST_HOLD_SEC * sampleRate);
  const longest = Math.floor(LONGEST_GAP_SEC * sampleRate);
  const runs: QuietRun[] = [];
  for (let at = shortest - 1; at < samples.length; at += shortest) {
    const value = samples[at]!;
    const isGap = Math.abs(value) < GAP_LEVEL;
    if (!isGap && value !== samples[at - 1] && value !== samples[at + 1]) continue;
    const run = isGap ? gapAt(samples, at, shortest, longest) : holdAt(samples, at);
    const isInside = run.frame > 0 && run.frame + run.frames < samples.length;
    if (isInside && run.frames >= (isGap ? shortest : shortestHold) && run.frames <= longest) runs.push(run);
    at = Math.max(at, run.frame + run.frames - 1);
  }
  return runs;
}

/** The samples around this one that are equal to it. */
function holdAt(samples: Float32Array, at: number): QuietRun {
  const value = samples[at]!;
  let first = at;
  while (first > 0 && samples[first - 1] === value) first--;
  let behind = at + 1;
  while (behind < samples.length && samples[behind] === value) behind++;
  return { frame: first, frames: behind - first, value };
}

/** The samples around this one below −60 dBFS; of them those that are equal, if enough are: the sound may have been near 0 anyway. */
function gapAt(samples: Float32Array, at: number, enough: number, longest: number): QuietRun {
  let first = at;
  while (first > 0 && Math.abs(samples[first - 1]!) < GAP_LEVEL) first--;
  let behind = at + 1;
  while (behind < samples.length && Math.abs(samples[behind]!) < GAP_LEVEL) behind++;
  const gap = { frame: first, frames: behind - first, value: 0 };
  if (gap.frames > longest || first === 0 || behind === samples.length) return gap;
  let held: QuietRun = gap;
  let most = 0;
  for (let start = first; start < behind;) {
    const value = samples[start]!;
    let end = start + 1;
    while (end < behind && samples[end] === value) end++;
    if (end - start > most) {
      most = end - start;
      held = { frame: start, frames: most, value };
    }
    start = end;
  }
  return most >= enough && 2 * most >= gap.frames ? held : gap;
}
