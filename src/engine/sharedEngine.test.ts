import { expect, it } from 'vitest';
import { firstDifference } from '../../test/support/renderUnit.ts';
import { AudioEngine } from './audioEngine.ts';
import { renderAudio, sharedEngine } from './sharedEngine.ts';

const preset = { role: 'pad' };

it('the shared engine is one and the same, with the default options', () => {
  expect(sharedEngine()).toBe(sharedEngine());
  expect([sharedEngine().sampleRate, sharedEngine().backend]).toEqual([44100, 'wasm']);
});

it('renderAudio is that of an engine', async () => {
  const context = { tempo: 90, key: 'A', scale: 'minor' } as const;
  const wanted = await new AudioEngine().renderAudio(preset, context, 0.3, { seed: 5 });
  const got = await renderAudio(preset, context, 0.3, { seed: 5 });
  expect(firstDifference(got.interleaved(), wanted.interleaved())).toBe(-1);
  expect(firstDifference((await renderAudio(preset, context, 0.3)).interleaved(), wanted.interleaved())).not.toBe(-1);
  expect((await renderAudio(preset)).length).toBe(88200);
});

it('renderAudio passes errors on', async () => {
  await expect(renderAudio({ role: 'pda' })).rejects.toMatchObject({ path: 'role' });
  await expect(renderAudio(preset, { tempo: 0 })).rejects.toMatchObject({ path: 'tempo' });
});
