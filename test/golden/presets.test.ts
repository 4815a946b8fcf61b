// What every factory preset sounds like, as hashes: a second of it, in the default music.
import { describe, expect, it } from 'vitest';

import { AudioEngine } from '../../src/engine/audioEngine.ts';
import { factoryPresets } from '../support/factoryPresets.ts';
import { differences, HOW, isUpdating, readGolden, writeGolden } from './golden.ts';

const FILE = './presets.json';

describe('factory presets', () => {
  it('are the bytes that they were', async () => {
    const engine = new AudioEngine({ backend: 'wasm' });
    const got: Record<string, string> = {};
    for (const preset of factoryPresets) {
      const audio = await engine.renderAudio(preset, {}, 1, { seed: 0 });
      got[preset.name] = await audio.hash();
    }
    // Names and sounds are all different, or else this would prove less than it seems to.
    expect(Object.keys(got)).toHaveLength(factoryPresets.length);
    expect(new Set(Object.values(got)).size).toBe(factoryPresets.length);
    if (isUpdating) writeGolden(FILE, got);
    const changed = differences(readGolden(FILE), got);
    expect(changed, `These presets sound different:\n  ${changed.join('\n  ')}\n${HOW}\n`).toEqual([]);
  });
});
