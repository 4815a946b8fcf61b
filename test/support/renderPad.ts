import { AudioEngine } from '../../src/engine/audioEngine.ts';
import type { ParameterValue } from '../../src/roles/parameter.ts';

const engine = new AudioEngine();
/** The master leaves it alone. */
const constraints = { lufs_target: null, true_peak_limit: 0 };

/** One note of the pad at 44.1 kHz, left and right, as it is before the master. */
export async function renderPad(
  parameters: Readonly<Record<string, ParameterValue>> = {},
  durationSec = 2,
): Promise<readonly Float32Array[]> {
  const preset = { role: 'pad', parameters: { kind: 'warm', frequency: 220, ...parameters }, constraints };
  const audio = await engine.renderAudio(preset, undefined, durationSec, { pattern: 'note' });
  return [0, 1].map((channel) => audio.getChannelData(channel));
}
