// Every pitched preset is in tune, from C1 to C7 as far as its kind goes: within ±5 cents, by a fit that the synthesis does not use.
import { describe, expect, it } from 'vitest';
import { RATE, renderRole, sidesOf } from '../support/renderRole.ts';

import { midiToHz } from '../../src/music/midiToHz.ts';
import type { ParameterValue } from '../../src/roles/index.ts';
import { factoryPresets, kindOf, type FactoryPreset } from '../support/factoryPresets.ts';
import { fitPitch } from '../support/fitPitch.ts';
import { rmsOf } from '../support/renderUnit.ts';

const TOLERANCE_CENTS = 5;
/** C1 … C7. */
const notes = [24, 36, 48, 60, 72, 84, 96];
const C2 = midiToHz(36);
const HARMONICS = [1, 2, 3, 4, 5, 6, 7, 8];

/** What moves something by an envelope, an LFO or a random walk, if not the pitch; phases turn where it does. */
const MODULATION = /depth|envelope|motion|wander|sweep/;
/** What covers the tone: noise, and rooms and echoes, which have tones of their own. */
const COVERS = ['reverb', 'delay', 'noise', 'air', 'breath', 'wind', 'crackle', 'crush'];

/** One note, nothing that moves, long enough to be measured. */
function steady(preset: FactoryPreset, frequency: number): Record<string, ParameterValue> {
  const still = kindOf(preset).parameters.flatMap((record) => {
    if (!(record.kind === 'number' || record.kind === 'integer') || record.min > 0) return [];
    const moves = record.movesPitch === true || MODULATION.test(record.name) || COVERS.includes(record.name);
    return moves ? [[record.name, 0]] : [];
  });
  const { decay } = preset.parameters;
  const envelope = { attack: 0.02, decay: Math.max(1, Number(decay)), release: 0.05 };
  return { ...preset.parameters, ...Object.fromEntries(still), ...envelope, frequency };
}

/** After the attack, and before the note is over or has faded by 40 dB. */
function stretch(samples: Float32Array, attackSec: number, noteEnd: number, hz: number) {
  const from = Math.round((attackSec + 0.02) * RATE);
  const level = (at: number, length: number) => rmsOf(samples.subarray(at, at + length));
  // Sixteen periods tell a note from its octave.
  const least = 2 ** Math.ceil(Math.log2((16 * RATE) / hz));
  let size = 2 ** 15;
  const room = noteEnd - from - 1000;
  while (size > least && (size > room || level(from + size * 0.75, size / 4) < 0.01 * level(from, size / 4))) size /= 2;
  return { from, size, to: noteEnd };
}

const inRange = factoryPresets.flatMap((preset) => {
  const { pitched, rangeHz } = kindOf(preset);
  if (pitched === 'none') return [];
  // A cent of room, for ranges that are written in rounded numbers.
  const played = notes.filter((midi) => midiToHz(midi) > rangeHz[0] * 0.9994 && midiToHz(midi) < rangeHz[1] * 1.0006);
  return [{ name: `${preset.role}: ${preset.name}`, preset, pitched, played }];
});

describe('pitch', () => {
  it('is declared by most of the bank', () => {
    expect(inRange.length).toBeGreaterThan(40);
    expect(inRange.filter(({ played }) => played.length === 0).map(({ name }) => name)).toEqual([]);
  });

  it.each(inRange)('$name', async ({ preset, pitched, played }) => {
    for (const midi of played) {
      const hz = midiToHz(midi);
      const seconds = hz < C2 ? 4 : 2;
      const parameters = steady(preset, hz);
      const [left, right] = sidesOf(
        await renderRole(preset.role, parameters, { durationSec: seconds, pattern: 'note' }),
      );
      const mono = left.map((x, at) => x + right[at]!);
      const noteEnd = Math.round((seconds - 0.05) * RATE);
      const ratios = typeof pitched === 'object' ? [pitched.ratio] : HARMONICS;
      const cents = fitPitch(mono, RATE, {
        ...{ nominalHz: hz, ratios },
        ...stretch(mono, 0.02, noteEnd, hz),
      });
      expect(Math.abs(cents), `MIDI ${midi}: ${cents.toFixed(2)} cents`).toBeLessThan(TOLERANCE_CENTS);
    }
  });
});
