import { describe, expect, it } from 'vitest';

import { askedSilence, asksForSilence, type Asking } from './askedSilence.ts';

const note = { velocity: 1, gateFrames: 100 };
const asking = (parameters: Asking['parameters'], change: Partial<Asking> = {}): Asking => ({
  parameters,
  defaultSustain: 0.7,
  notes: [note],
  ...change,
});
const told = (asked: Asking) => askedSilence(asked).map(({ finding }) => finding.parameter);

describe('askedSilence', () => {
  it('tells silence that was asked for', () => {
    expect(told(asking({ amplitude: 0.5, sustain: 0.1 }))).toEqual([]);
    expect(told(asking({}))).toEqual([]);
    expect(told(asking({ amplitude: 0, sustain: 0 }))).toEqual(['amplitude', 'sustain']);
    expect(askedSilence(asking({ amplitude: 0 }))[0]!.sentence).toBe(
      'parameters.amplitude is 0, so the sound is silent. Raise amplitude if that is not meant.',
    );
  });

  it('does not mind a sustain of 0 where sounds ring out', () => {
    expect(told(asking({ sustain: 0 }, { defaultSustain: 0 }))).toEqual([]);
  });

  it('looks at the notes', () => {
    expect(told(asking({}, { notes: [] }))).toEqual(['notes']);
    expect(told(asking({}, { notes: [], lost: true }))).toEqual([]);
    expect(told(asking({}, { notes: [{ ...note, velocity: 0 }] }))).toEqual(['velocity']);
    expect(told(asking({}, { notes: [{ ...note, gateFrames: 0 }] }))).toEqual(['length']);
    expect(told(asking({}, { notes: [note, { ...note, velocity: 0 }] }))).toEqual([]);
  });
});

describe('asksForSilence', () => {
  it.each<[string, Asking, boolean]>([
    ['a sound', asking({ amplitude: 0.5, sustain: 0.7 }), false],
    ['amplitude 0', asking({ amplitude: 0 }), true],
    ['hardly any amplitude', asking({ amplitude: 1e-7 }), true],
    ['sustain 0', asking({ sustain: 0 }), true],
    ['sustain 0 of a drum', asking({ sustain: 0 }, { defaultSustain: 0 }), false],
    ['a drum without decay', asking({ sustain: 0, attack: 0, decay: 0 }, { defaultSustain: 0 }), true],
    ['no notes', asking({}, { notes: [] }), true],
    [
      'notes of velocity 0 and of length 0',
      asking(
        {},
        {
          notes: [
            { ...note, velocity: 0 },
            { ...note, gateFrames: 0 },
          ],
        },
      ),
      true,
    ],
    ['one that sounds', asking({}, { notes: [{ ...note, velocity: 0 }, note] }), false],
  ])('%s', (_, asked, wanted) => {
    expect(asksForSilence(asked)).toBe(wanted);
  });
});
