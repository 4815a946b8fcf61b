import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';

import { plainKind, plainNumber, plainRole } from '../../test/support/plainRole.ts';
import { presetHash } from './presetHash.ts';
import { validatePreset } from './validatePreset.ts';

const parameters = [plainNumber('frequency', 'Hz', 20, 8000, 220), plainNumber('attack', 's', 0, 20, 0.5)];
const kinds = [plainKind('plain'), plainKind('other')];
const roles = new Map(['pad', 'bass'].map((name) => [name, plainRole(name, parameters, kinds)]));
const hash = (preset: object) => presetHash(validatePreset(preset, roles));

test('is the SHA-256 of canonical JSON', async () => {
  const text =
    '{"constraints":{"lufs_target":-18},"fixed_frequency":false,"parameters":{"attack":0.5,"frequency":220,"kind":"plain"},' +
    '"role":"pad","schema_version":2}';
  const expected = createHash('sha256').update(text).digest('hex');
  expect(await hash({ role: 'pad', constraints: { lufs_target: -18 } })).toBe(expected);
});

test('equal sounds have equal hashes', async () => {
  const one = await hash({ role: 'pad' });
  expect(await hash({ role: 'pad', parameters: { attack: 0.5 } })).toBe(one);
  expect(await hash({ parameters: { kind: 'plain' }, name: 'A', category: 'pad', engine_version: '9' })).toBe(one);
  expect(await hash({ prompt: 'a pad, quite plain' })).toBe(one);
  const two = await hash({ role: 'pad', constraints: { max_cpu: 0.5, lufs_target: null } });
  expect(await hash({ constraints: { lufs_target: null, max_cpu: 0.5 }, role: 'pad' })).toBe(two);
});

test('different sounds have different hashes', async () => {
  const presets = [
    { role: 'pad' },
    { role: 'bass' },
    { role: 'pad', name: 'other' },
    { role: 'pad', parameters: { frequency: 220 } },
    { role: 'pad', parameters: { attack: 0.25 } },
    { role: 'pad', constraints: { lufs_target: -18 } },
    { role: 'pad', constraints: { lufs_target: null } },
  ];
  expect(new Set(await Promise.all(presets.map(hash))).size).toBe(presets.length);
});
