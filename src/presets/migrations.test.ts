import { describe, expect, test } from 'vitest';

import { PresetError } from '../errors.ts';
import { roles } from '../roles/index.ts';
import { migratePreset, migrations } from './migrations.ts';
import { presetSchemaVersion } from './preset.ts';
import { validatePreset } from './validatePreset.ts';

const at = (key: string): string => key;
const entries = (preset: object): Map<string, unknown> => new Map(Object.entries(preset));

/** A file of version 1, with everything that it could say. */
const full = {
  schema_version: 1,
  engine_version: '0.1.0',
  name: 'Slow Dawn',
  role: 'pad',
  category: 'Film/Dawn',
  description: 'A pad that opens slowly.',
  parameters: {
    frequency: 110,
    amplitude: 0.4,
    attack: 2,
    decay: 1.5,
    sustain: 0.7,
    release: 3,
    unison: 5,
    detune: 20,
    width: 1,
    sub: 0.5,
    air: 0.1,
    cutoff: 900,
    resonance: 1.2,
    filter_envelope: 2,
    filter_attack: 3,
    filter_decay: 4,
    filter_sustain: 0.2,
    lfo_rate: 0.25,
    lfo_depth: 0.5,
    chorus: 0.2,
    chorus_rate: 0.3,
    reverb: 0.6,
    reverb_time: 6,
    reverb_damping: 4000,
  },
  constraints: { lufs_target: -20, true_peak_limit: -2 },
};

describe('a preset of version 1', () => {
  test('with everything: only the rate of the LFO is said otherwise', () => {
    const preset = validatePreset(full, roles);
    const { lfo_rate: _, ...others } = full.parameters;
    expect(preset).toMatchObject({
      ...full,
      schema_version: 2,
      migrated: 1,
      parameters: { kind: 'warm', ...others, lfo_period: 8 },
    });
  });

  test('without anything: what was the default then', () => {
    const preset = validatePreset({ schema_version: 1, role: 'pad', name: 'Fog' }, roles);
    expect(preset).toMatchObject({
      migrated: 1,
      parameters: {
        ...{ kind: 'warm', frequency: 220, attack: 0.6, unison: 7, cutoff: 1100, lfo_period: 10, lfo_depth: 0.3 },
        ...{ chorus: 0.4, reverb: 0.3, reverb_time: 2.5, reverb_damping: 3000 },
      },
    });
    // Whatever the defaults become, it stays what it is.
    const warm = roles.get('pad')!.kinds.find(({ name }) => name === 'warm')!;
    expect(preset.given).toEqual(warm.parameters.map(({ name }) => name));
    expect(preset.parameters).toMatchObject({ vibrato_depth: 0, motion: 0 });
  });

  test('is known by lfo_rate where it does not name its version', () => {
    const preset = validatePreset({ category: 'pad', parameters: { lfo_rate: 1 } }, roles);
    expect(preset).toMatchObject({ migrated: 1, parameters: { frequency: 220, lfo_period: 2 } });
    expect(validatePreset({ role: 'pad', parameters: { lfo_period: 2 } }, roles).migrated).toBeUndefined();
    expect(() => validatePreset({ schema_version: 2, role: 'pad', parameters: { lfo_rate: 1 } }, roles)).toThrow(
      'parameters.lfo_rate is not a known key.',
    );
  });

  test.each([
    [0.01, 64],
    [0.031, 64],
    [0.1, 20],
    [16, 0.125],
    [20, 0.125],
  ])('an LFO of %d Hz has a period of %d beats', (rate, period) => {
    const preset = validatePreset({ role: 'pad', parameters: { lfo_rate: rate } }, roles);
    expect(preset.parameters['lfo_period']).toBeCloseTo(period, 12);
  });

  test.each([
    [{ lfo_rate: 0 }, 'out_of_range', 'Use at least 0.01 Hz.'],
    [{ lfo_rate: '1' }, 'wrong_type', 'Write 1 without quotes.'],
    [{ lfo_rate: null }, 'wrong_type', 'lfo_rate is null'],
    [{ lfo_rate: 1, lfo_period: 8 }, 'newer_key', 'Write lfo_period instead of lfo_rate.'],
    [{ lfo_rate: 1, motion: 0.5 }, 'newer_key', 'parameters.motion is not a key of version 1'],
    [{ kind: 'warm' }, 'newer_key', 'Write "schema_version": 2, or leave it out.'],
    [{ lfo_rat: 1 }, 'unknown_key', 'lfo_rat is not a known key'],
    [{ attack: -1 }, 'out_of_range', 'Use at least 0 s.'],
    [[], 'wrong_type', 'parameters is an array of 0'],
    [new Map(), 'wrong_type', 'parameters is an object'],
    [null, 'wrong_type', 'parameters is null'],
    [JSON.parse('{"__proto__": 1}'), 'unknown_key', '__proto__ is not a known key'],
  ])('refuses %j', (parameters, code, message) => {
    const load = () => validatePreset({ schema_version: 1, role: 'pad', parameters }, roles, 'preset');
    expect(load).toThrow(PresetError);
    expect(load).toThrow(expect.objectContaining({ code, path: expect.stringMatching(/^preset\.parameters/) }));
    expect(load).toThrow(message);
  });
});

describe('migratePreset', () => {
  test('there is a step from each version to the next', () => {
    expect(migrations.map(({ from }) => from)).toEqual(
      Array.from({ length: presetSchemaVersion - 1 }, (_, index) => index + 1),
    );
  });

  test('leaves alone what it was given, and what is of the newest version', () => {
    const input = structuredClone(full);
    const { preset, version } = migratePreset(entries(input), 'pad', undefined, at);
    expect(version).toBe(1);
    expect(input).toEqual(full);
    expect(migratePreset(preset, 'pad', undefined, at)).toEqual({ preset, version: presetSchemaVersion });
    const newest = entries({ role: 'pad', parameters: { attack: 1 } });
    expect(migratePreset(newest, 'pad', 2, at).preset).toBe(newest);
  });

  test.each([{ category: ' Pad ' }, { role: 'unknown', category: 'pad' }, { name: 'A warm pad' }])(
    'knows an old pad by whatever names the role: %o',
    (texts) => {
      const preset = { schema_version: 1, ...texts, parameters: { lfo_rate: 0.5 } };
      expect(validatePreset(preset, roles)).toMatchObject({
        ...{ role: 'pad', migrated: 1 },
        parameters: { kind: 'warm', frequency: 220, lfo_period: 4 },
      });
    },
  );

  test('what has been migrated is a valid preset of the newest version, and stays what it is', () => {
    const { given: _, migrated, ...once } = validatePreset(full, roles);
    expect(migrated).toBe(1);
    const twice = validatePreset(once, roles);
    expect(twice.migrated).toBeUndefined();
    expect(twice).toMatchObject(once);
  });
});
