import { expect, test } from 'vitest';

import { decodeWav } from '../io/decodeWav.ts';
import { AudioData } from './audioData.ts';
import { AudioEngine } from './audioEngine.ts';

const engine = new AudioEngine();
const preset = { name: 'Löwe', role: 'drum', parameters: { kind: 'tom', frequency: 110 } };

test('a rendered sound says where it comes from, a loop where it is repeated', async () => {
  const audio = await engine.renderAudio(preset, { tempo: 240, key: 'D' }, 0.9, { loop: true, seed: 4294967295 });
  const { info, loop, unityNote, frames } = decodeWav(audio.toWav());
  expect(info).toMatchObject({ title: 'Löwe', software: `aiaudio ${audio.report!.provenance!.engine_version}` });
  expect(JSON.parse(info!.comment!)).toEqual({
    ...{ role: 'drum', kind: 'tom', seed: 4294967295, bars: 1 },
    engine_version: audio.report!.provenance!.engine_version,
    preset_hash: audio.report!.provenance!.preset_hash,
    context: { tempo: 240, key: 2, scale: 'major', time_signature: [4, 4] },
  });
  expect(loop).toEqual({ startFrame: 0, endFrame: frames });
  expect(unityNote).toBeCloseTo(45, 6);
});

test('what the caller says goes first; sounds from elsewhere say nothing', async () => {
  const audio = await engine.renderAudio(preset, {}, 0.1);
  const { info, loop } = decodeWav(audio.toWav({ info: { title: 'Mine' } }));
  expect(info).toEqual({ title: 'Mine' });
  expect(loop).toBeUndefined();
  expect(decodeWav(new AudioData([new Float32Array(8)], 44100).toWav()).info).toBeUndefined();
});
