/** Samples that are no numbers. */
import { checkChannels, type Channels } from '../checkChannels.ts';
import { DEFECT_LIMIT, type Defect, type Defects } from './defect.ts';
import { listDefects } from './listDefects.ts';

/**
 * Runs of NaN, Infinity and −Infinity. The level of a run says what its first sample is: 0 for NaN, 1 and −1 for the infinities.
 *
 * @throws AudioError as `checkChannels`
 */
export function findNotFinite(channels: Channels, sampleRate: number): Defects {
  let [count, total] = [0, 0];
  // There may be a run in every other sample: no more of them are kept than are listed.
  const first = checkChannels(channels, sampleRate).flatMap((samples, channel) => {
    const kept: Defect[] = [];
    forEachNotFiniteRun(samples, (frame, frames) => {
      count++;
      total += frames;
      const sample = samples[frame]!;
      if (kept.length < DEFECT_LIMIT)
        kept.push({ channel, frame, frames, level: sample > 0 ? 1 : sample < 0 ? -1 : 0 });
    });
    return kept;
  });
  return { count, frames: total, list: listDefects(first).list };
}

/** Where the samples of one channel are not finite, in order. */
export function notFiniteRuns(samples: Float32Array): Pick<Defect, 'frame' | 'frames'>[] {
  const runs: Pick<Defect, 'frame' | 'frames'>[] = [];
  forEachNotFiniteRun(samples, (frame, frames) => runs.push({ frame, frames }));
  return runs;
}

function forEachNotFiniteRun(samples: Float32Array, found: (frame: number, frames: number) => void): void {
  const { length } = samples;
  for (let at = 0; at < length; at++) {
    // x − x is 0 for every number but the infinities. Most sounds are read four samples at a time.
    while (at + 3 < length && differences(samples, at) === 0) at += 4;
    if (at === length || samples[at]! - samples[at]! === 0) continue;
    const frame = at;
    while (at < length && samples[at]! - samples[at]! !== 0) at++;
    found(frame, at - frame);
  }
}

function differences(samples: Float32Array, at: number): number {
  const first = samples[at]! - samples[at]! + (samples[at + 1]! - samples[at + 1]!);
  return first + (samples[at + 2]! - samples[at + 2]!) + (samples[at + 3]! - samples[at + 3]!);
}
