import { expect, test } from 'vitest';
import { AudioEngine } from '../engine/audioEngine.ts';
import { peakOf } from '../../test/support/renderUnit.ts';

const engine = new AudioEngine();
/** A click with echoes: the lead's space is the role space, and nothing else sounds later. */
const parameters = {
  ...{ kind: 'pluck', frequency: 440, attack: 0, decay: 0.05, sustain: 0, release: 0.01 },
  ...{ delay: 0.7, delay_feedback: 0.6, reverb: 0 },
};
const constraints = { lufs_target: null, true_peak_limit: 0 };

/** In s: where a loud stretch begins after a quiet one. */
async function echoTimes(tempo: number, delayBeats: number, seconds: number): Promise<number[]> {
  const preset = { role: 'lead', parameters: { ...parameters, delay_time: delayBeats }, constraints };
  const notes = [{ lengthSec: 0.05 }];
  const audio = await engine.renderAudio(preset, { tempo }, seconds, { notes });
  const [left, right] = [audio.getChannelData(0), audio.getChannelData(1)];
  const step = 2205;
  const loud = Array.from({ length: Math.floor(left.length / step) }, (_, at) =>
    Math.max(...[left, right].map((data) => peakOf(data.subarray(at * step, (at + 1) * step)))),
  ).map((level) => level > 0.01);
  return loud.flatMap((is, at) => (is && at > 0 && !loud[at - 1] ? [at / 20] : []));
}

test.each([
  [120, 1, 0.5],
  [60, 1, 1],
  [90, 1.5, 1],
  // Over 4 s: halved, so that they stay in time.
  [30, 4, 4],
  [20, 4, 3],
])('at %i BPM echoes of %f beats come every %f s', async (tempo, beats, seconds) => {
  const times = await echoTimes(tempo, beats, 2.5 * seconds);
  expect(times[0]).toBeCloseTo(seconds, 1);
  expect(times[1]! - times[0]!).toBeCloseTo(seconds, 1);
});
