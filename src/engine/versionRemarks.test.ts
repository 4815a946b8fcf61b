import { expect, test } from 'vitest';

import type { Preset } from '../presets/preset.ts';
import { AudioEngine } from './audioEngine.ts';

const warningsOf = async (preset: Preset) => {
  const { report } = await new AudioEngine().renderAudio(preset, {}, 0.1);
  return report!.warning_details.map(({ code, parameter }) => [code, parameter]);
};

test('presets of another version are rendered with a warning', async () => {
  expect(await warningsOf({ role: 'pad' })).toEqual([]);
  expect(await warningsOf({ role: 'pad', engine_version: '0.0.7' })).toEqual([
    ['other_engine_version', 'engine_version'],
  ]);
  const old = { role: 'pad', schema_version: 1, parameters: { lfo_rate: 0.5 } };
  expect(await warningsOf(old)).toEqual([['migrated_preset', 'schema_version']]);
});
