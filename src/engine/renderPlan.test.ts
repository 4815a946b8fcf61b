import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { instrument, effect, num } from '../ir/index.ts';
import { validateContext } from '../music/validateContext.ts';
import type { Pattern } from '../music/patterns/pattern.ts';
import { heldChord } from '../music/patterns/heldChord.ts';
import { singleNote } from '../music/patterns/singleNote.ts';
import { validatePreset } from '../presets/validatePreset.ts';
import { documentedParameters, live } from '../roles/commonParameters.ts';
import type { KindDefinition } from '../roles/kind.ts';
import { defineParameters } from '../roles/parameter.ts';
import { defineRole } from '../roles/role.ts';
import { readRenderOptions, type RenderOptions } from './renderOptions.ts';
import { renderPlan } from './renderPlan.ts';

const RATE = 1000;
const eighths: Pattern = ({ lengthBeats }) =>
  Array.from({ length: Math.max(1, Math.floor(lengthBeats * 2)) }, (_, at) => ({
    ...{ semitones: 12 * (at % 2), startBeats: at / 2, velocity: 0.5 },
    lengthBeats: Math.min(0.5, lengthBeats - at / 2),
  }));
const kind: KindDefinition = {
  ...{ name: 'plain', description: 'A sound.', words: [], rangeHz: [20, 20000], defaults: {} },
  ...{ pitched: 'harmonic', voice: () => instrument('voice', () => num(0)) },
};
const role = defineRole({
  ...{ name: 'thing', description: 'A role.', words: [], targets: { lufs: -18, remedies: {} } },
  parameters: defineParameters([
    ...documentedParameters({ frequency: 220, attack: 0.2, decay: 0.1, sustain: 1, release: 0.5 }),
    {
      ...live,
      ...{ name: 'wobble', unit: 'beats', min: 0.1, max: 10, default: 2, curve: 'log', meaning: 'A time.', words: {} },
    },
  ]),
  kinds: [kind, { ...kind, name: 'noise', pitched: 'none' }],
  patterns: { note: singleNote, chord: heldChord, phrase: eighths, loop: eighths },
  defaultPattern: 'note',
  space: () => effect('space', (x) => x),
});
const roles = new Map([['thing', role]]);

function plan(
  parameters: Record<string, number | string> = {},
  { context, seconds = 2, ...options }: RenderOptions & { context?: object; seconds?: number } = {},
) {
  const preset = validatePreset({ role: 'thing', parameters }, roles);
  return renderPlan({
    ...{ role, preset, sampleRate: RATE, durationFrames: Math.round(seconds * RATE) },
    kind: role.kinds.find(({ name }) => name === preset.parameters['kind'])!,
    context: validateContext(context),
    options: readRenderOptions(options),
  });
}
const played = (...asked: Parameters<typeof plan>) =>
  plan(...asked).notes.map(({ onFrame, gateFrames }) => [onFrame, gateFrames]);

describe('the pitch of the root', () => {
  it('is that of the preset', () => {
    expect(plan({ frequency: 300 }, { context: { key: 5 } }).notes[0]!.frequencyHz).toBe(300);
  });

  it('is the tonic nearest to the default where the preset has none', () => {
    expect(plan().notes[0]!.frequencyHz).toBeCloseTo(261.626, 3);
    expect(plan({}, { context: { key: 'F#' } }).notes[0]!.frequencyHz).toBeCloseTo(184.997, 3);
    expect(plan({}, { context: { key: 'A' } }).notes[0]!.frequencyHz).toBeCloseTo(220, 9);
  });

  it('is the default where the sound has no pitch', () => {
    expect(plan({ kind: 'noise' }, { context: { key: 5 } }).notes[0]!.frequencyHz).toBe(220);
  });

  it('is brought down where nobody has asked for it', () => {
    const rate = 200;
    const preset = validatePreset({ role: 'thing', parameters: { kind: 'noise' } }, roles);
    const low = renderPlan({
      ...{ role, preset, kind: role.kinds[1]!, sampleRate: rate, durationFrames: 100 },
      ...{ context: validateContext({}), options: readRenderOptions({}) },
    });
    expect(low.notes[0]!.frequencyHz).toBe(55);
  });

  it('lies below half the sample rate', () => {
    expect(() => plan({ frequency: 500 })).toThrow(expect.objectContaining({ path: 'parameters.frequency' }));
    const high = plan({ frequency: 300 }, { pattern: 'phrase' }).notes.map(({ frequencyHz }) => frequencyHz);
    expect(high.slice(0, 2)).toEqual([300, 300]);
  });
});

describe('the end', () => {
  it('fit: notes end so early that the release fits', () => {
    expect(plan()).toMatchObject({ frames: 2000, releaseFrames: 500, notes: [{ onFrame: 0, gateFrames: 1500 }] });
    expect(plan().values).toMatchObject({ release: 0.5, attack: 0.2 });
  });

  it('fit: the release takes half of the sound at most, and the attack no longer than the note', () => {
    const short = plan({ attack: 3 }, { seconds: 0.1 });
    expect(short).toMatchObject({ frames: 100, releaseFrames: 50, notes: [{ gateFrames: 50 }] });
    expect(short.values).toMatchObject({ release: 0.05, attack: 3 });
    expect(short.notes[0]!.values).toEqual({ attack: 0.05 });
    const two = plan({ attack: 0.5 }, { notes: [{ lengthSec: 1 }, { lengthSec: 0.1 }] });
    expect(two.notes.map(({ values }) => values)).toEqual([undefined, { attack: 0.1 }]);
    expect(plan({ release: 0 }, { seconds: 0.1 }).notes[0]!.gateFrames).toBe(100);
  });

  it.each(['cut', 'extend'] as const)('%s: notes are held to the end, the release is as asked', (tail) => {
    const held = plan({}, { tail, seconds: 0.1 });
    expect(held).toMatchObject({ frames: 100, releaseFrames: 500, notes: [{ onFrame: 0, gateFrames: 100 }] });
    expect(held.values['release']).toBe(0.5);
  });

  it('loop: whole bars, at least one', () => {
    const loop = (seconds: number, context: object) => {
      const { frames, bars } = plan({}, { loop: true, seconds, context });
      return [frames, bars];
    };
    expect(loop(2, { tempo: 120 })).toEqual([2000, 1]);
    expect(loop(0.1, { tempo: 120 })).toEqual([2000, 1]);
    expect(loop(5.1, { tempo: 120 })).toEqual([6000, 3]);
    expect(loop(2, { tempo: 90, time_signature: [6, 8] })).toEqual([2000, 1]);
    expect(loop(4, { tempo: 100, time_signature: [3, 4] })).toEqual([3600, 2]);
  });
});

describe('a loop', () => {
  it('of one endless bar is refused', () => {
    const context = { tempo: 20, time_signature: [64, 1] };
    expect(() => plan({}, { loop: true, context })).toThrow(expect.objectContaining({ path: 'loop' }));
    expect(plan({}, { context }).frames).toBe(2000);
  });
});

describe('what is played', () => {
  it('is what the role plays, or what the options ask for', () => {
    expect(plan({}, { pattern: 'chord' }).notes).toHaveLength(3);
    expect(played({ release: 0 }, { pattern: 'phrase', context: { tempo: 60 } })).toEqual(
      [0, 500, 1000, 1500].map((on) => [on, 500]),
    );
    expect(played({}, { loop: true })).toHaveLength(8);
    expect(played({}, { loop: true, pattern: 'note' })).toEqual([[0, 2000]]);
  });

  it('is what the notes say, as far as there is time', () => {
    const notes = [
      { lengthBeats: 1 },
      { pitch: 'A2', startBeats: 2, lengthSec: 5, velocity: 0.3 },
      { startSec: 1.9, lengthSec: 1 },
      { startSec: 2, lengthSec: 1 },
    ];
    const asked = plan({}, { notes });
    expect(asked.notes.map(({ onFrame, gateFrames }) => [onFrame, gateFrames])).toEqual([
      [0, 500],
      [1000, 500],
      // In what is left for the release.
      [1900, 50],
    ]);
    expect(asked.notes[1]).toMatchObject({ frequencyHz: 110, velocity: 0.3 });
    expect(asked.warnings.map(({ sentence }) => sentence)).toEqual([
      '1 note begins after the end of the sound, at 2 s: Raise the duration if they are to be heard.',
    ]);
  });

  it('counts in beats what follows the tempo', () => {
    expect(plan({}, { context: { tempo: 60 } }).values['wobble']).toBe(2);
    expect(plan({ wobble: 3 }, { context: { tempo: 180 } }).values['wobble']).toBe(1);
  });

  it('keeps notes within the sound, whatever is asked for', () => {
    const options = fc.record<RenderOptions & { context: object; seconds: number }>({
      pattern: fc.constantFrom('note', 'chord', 'phrase', 'loop'),
      seed: fc.nat(),
      seconds: fc.integer({ min: 1, max: 20_000 }).map((ms) => ms / 1000),
      context: fc.record({
        tempo: fc.integer({ min: 20, max: 999 }),
        time_signature: fc.tuple(fc.integer({ min: 1, max: 13 }), fc.constantFrom(1, 4, 8, 64)),
      }),
    });
    fc.assert(
      fc.property(
        options,
        fc.constantFrom('fit', 'cut', 'extend', 'loop'),
        fc.integer({ min: 0, max: 20_000 }).map((ms) => ms / 1000),
        (asked, end, release) => {
          const ending = end === 'loop' ? { loop: true } : { tail: end as 'fit' };
          const { notes, frames, releaseFrames } = plan({ release }, { ...asked, ...ending });
          expect(notes.length).toBeGreaterThan(0);
          for (const { onFrame, gateFrames } of notes) {
            expect(onFrame).toBeGreaterThanOrEqual(0);
            expect(gateFrames).toBeGreaterThan(0);
            const noteEnd = end === 'fit' ? frames - releaseFrames : frames;
            // What begins in the time of the release has half of the rest.
            const latest = onFrame < noteEnd ? noteEnd : onFrame + Math.ceil((frames - onFrame) / 2);
            expect(onFrame + gateFrames).toBeLessThanOrEqual(latest);
          }
        },
      ),
    );
  });
});

describe('options that contradict each other', () => {
  it.each<[RenderOptions, string]>([
    [{ loop: true, tail: 'cut' }, 'tail'],
    [{ notes: [], pattern: 'note' }, 'pattern'],
    [{ tail: 'long' as 'cut' }, 'tail'],
    [{ pattern: 'song' as 'note' }, 'pattern'],
    [{ seed: -1 }, 'seed'],
    [{ loop: 1 as unknown as boolean }, 'loop'],
  ])('%o', (options, path) => {
    expect(() => readRenderOptions(options)).toThrow(expect.objectContaining({ path }));
  });
});
