import { describe, expect, it } from 'vitest';

import { askedSilence } from './askedSilence.ts';

describe('askedSilence', () => {
  it('tells silence that was asked for', () => {
    expect(askedSilence({ amplitude: 0.5, sustain: 0.1 })).toEqual([]);
    expect(askedSilence({})).toEqual([]);
    const told = askedSilence({ amplitude: 0, sustain: 0 });
    expect(told.map(({ finding }) => finding.parameter)).toEqual(['amplitude', 'sustain']);
    expect(told[0]!.sentence).toBe(
      'parameters.amplitude is 0, so the sound is silent. Raise amplitude if that is not meant.',
    );
  });
});
