import { expect, test } from 'vitest';
import { PresetError } from '../errors.ts';
import { findPreset } from './findPreset.ts';

const presets = ['Glass Bells', 'glass bells', 'Warm Dawn'].map((name) => ({ name, role: 'pad' }));

test('a name counts exactly, or else in any case', () => {
  expect(findPreset('Glass Bells', presets)).toBe(presets[0]);
  expect(findPreset('glass bells', presets)).toBe(presets[1]);
  expect(findPreset('GLASS BELLS', presets)).toBe(presets[0]);
  expect(findPreset('warm dawn', presets)).toBe(presets[2]);
});

test.each([
  ['Warm Down', 'There is no preset "Warm Down". Did you mean `Warm Dawn`?'],
  ['Kick', 'There is no preset "Kick".'],
  ['', 'There is no preset "".'],
])('%j is unknown', (name, message) => {
  const find = () => findPreset(name, [...presets, {}]);
  expect(find).toThrow(PresetError);
  expect(find).toThrow(expect.objectContaining({ code: 'unknown_preset' }));
  expect(find).toThrow(message);
});
