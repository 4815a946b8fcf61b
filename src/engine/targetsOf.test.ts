import { expect, test } from 'vitest';

import { roles } from '../roles/index.ts';
import { AudioEngine } from './audioEngine.ts';
import { targetsOf } from './targetsOf.ts';

test('a sound is compared with its kind, its role, or nothing', () => {
  const drum = roles.get('drum')!;
  expect(targetsOf('unknown', undefined)).toBeUndefined();
  expect(targetsOf('drum', undefined)).toBe(drum.targets);
  expect(targetsOf('drum', 'snare')).toBe(drum.kinds.find(({ name }) => name === 'snare')!.targets);
  expect(() => targetsOf('drum', 'reese')).toThrow(expect.objectContaining({ code: 'unknown_choice', path: 'kind' }));
  expect(() => targetsOf('unknown', 'snare')).toThrow(expect.objectContaining({ code: 'missing_role' }));
});

test('what was rendered here is compared with the kind as which it was rendered', async () => {
  const engine = new AudioEngine();
  const kick = await engine.renderAudio({ role: 'drum', parameters: { kind: 'kick' } }, {}, 1);
  const asKick = await engine.assessQuality(kick, 'drum');
  expect(asKick).toEqual(await engine.assessQuality(kick, 'drum', undefined, { kind: 'kick' }));
  const asHat = await engine.assessQuality(kick, 'drum', undefined, { kind: 'closed_hat' });
  expect(asKick.semantic_match).toBeGreaterThan(0.9);
  expect(asHat.semantic_match).toBeLessThan(0.2);
});
