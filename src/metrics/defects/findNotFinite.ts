/** Samples that are no numbers. */
import { checkChannels, type Channels } from '../checkChannels.ts';
import type { Defect, Defects } from './defect.ts';
import { listDefects } from './listDefects.ts';

/**
 * Runs of NaN, Infinity and −Infinity. The level of a run says what its first sample is: 0 for NaN, 1 and −1 for the infinities.
 *
 * @throws AudioError as `checkChannels`
 */
export function findNotFinite(channels: Channels, sampleRate: number): Defects {
  return listDefects(
    checkChannels(channels, sampleRate).flatMap((samples, channel) =>
      notFiniteRuns(samples).map(({ frame, frames }) => {
        const first = samples[frame]!;
        return { channel, frame, frames, level: first > 0 ? 1 : first < 0 ? -1 : 0 };
      }),
    ),
  );
}

/** Where the samples of one channel are not finite, in order. */
export function notFiniteRuns(samples: Float32Array): Pick<Defect, 'frame' | 'frames'>[] {
  const runs: Pick<Defect, 'frame' | 'frames'>[] = [];
  const { length } = samples;
  for (let at = 0; at < length; at++) {
    // x − x is 0 for every number but the infinities. Most sounds are read four samples at a time.
    while (at + 3 < length && differences(samples, at) === 0) at += 4;
    if (at === length || samples[at]! - samples[at]! === 0) continue;
    const frame = at;
    while (at < length && samples[at]! - samples[at]! !== 0) at++;
    runs.push({ frame, frames: at - frame });
  }
  return runs;
}

function differences(samples: Float32Array, at: number): number {
  const first = samples[at]! - samples[at]! + (samples[at + 1]! - samples[at + 1]!);
  return first + (samples[at + 2]! - samples[at + 2]!) + (samples[at + 3]! - samples[at + 3]!);
}
