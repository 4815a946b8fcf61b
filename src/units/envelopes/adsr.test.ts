import { describe, expect, it } from 'vitest';
import type { Lanes } from '../../../test/support/kernelHost.ts';
import {
  firstDifference,
  peakOf,
  renderVoices,
  worstError,
  type UnitOptions,
} from '../../../test/support/renderUnit.ts';
import { instrument, param } from '../../ir/index.ts';
import { adsr, type AdsrOptions } from './adsr.ts';

/** In samples; the level of the sustain is a number from 0 to 1. */
interface Segments {
  readonly attack: number;
  readonly decay: number;
  readonly sustain: number;
  readonly release: number;
}

/** The level at sample n of a note whose gate is open for so many samples: straight lines between the corners. */
function ideal({ attack, decay, sustain, release }: Segments, gate: number): (n: number) => number {
  const held = (n: number) => {
    if (n < attack) return n / attack;
    return n < attack + decay ? 1 - ((n - attack) / decay) * (1 - sustain) : sustain;
  };
  return (n) => (n < gate ? held(n) : held(gate) * Math.max(0, 1 - (n - gate) / release));
}

const secondsOf = (segments: Segments, sampleRate: number): AdsrOptions => ({
  attackSec: segments.attack / sampleRate,
  decaySec: segments.decay / sampleRate,
  sustain: segments.sustain,
  releaseSec: segments.release / sampleRate,
});

/** The level and the end of four notes. Parameters are signals here, so that the float32 of a second is what a note gets. */
async function envelopes(options: AdsrOptions, more: UnitOptions) {
  const body = () => {
    const envelope = adsr(options);
    return { out: [envelope, envelope.end.toFloat()] as const };
  };
  const notes = await renderVoices(body, more);
  return notes.map(([level, end]) => ({ level, end: end[0]! }));
}

const cases: readonly Segments[] = [
  { attack: 1000, decay: 2000, sustain: 0.6, release: 3000 },
  { attack: 441, decay: 1, sustain: 1, release: 1 },
  { attack: 1, decay: 5000, sustain: 0, release: 700 },
  { attack: 1, decay: 1, sustain: 0.25, release: 4410 },
  { attack: 7, decay: 13, sustain: 0.123, release: 17 },
];

describe('adsr', () => {
  it.each(cases)('%o: straight lines to the sample, from any point of any segment', async (segments) => {
    const { attack, decay } = segments;
    const frames = attack + decay + segments.release + 2000;
    const gates: Lanes[] = [
      [0, 1, Math.floor(attack / 2), attack],
      [attack + 1, attack + Math.floor(decay / 2), attack + decay, attack + decay + 1000],
    ];
    for (const sampleRate of [44100, 8000, 192000]) {
      for (const gate of gates) {
        const notes = await envelopes(secondsOf(segments, sampleRate), { frames, sampleRate, values: { gate } });
        for (const [lane, { level, end }] of notes.entries()) {
          expect(worstError(level, ideal(segments, gate[lane]!)), `gate ${gate[lane]}`).toBeLessThan(1e-6);
          expect(Math.min(...level)).toBeGreaterThanOrEqual(0);
          expect(peakOf(level)).toBeLessThanOrEqual(1);
          // Exactly 0 from the end on, and not yet three samples before.
          expect(end).toBe(gate[lane]! + segments.release + 2);
          expect(peakOf(level.subarray(end))).toBe(0);
          const wasAudible = ideal(segments, gate[lane]!)(end - 3) > 0;
          expect(level[end - 3]! > 0).toBe(wasAudible);
        }
      }
    }
  });

  it('reaches 1 exactly at the end of the attack, and the sustain level exactly after the decay', async () => {
    for (const attack of [1, 3, 100, 1234, 44100]) {
      const options = { attackSec: attack / 44100, decaySec: 0.01, sustain: 0.7, releaseSec: 1 };
      const { level } = (await envelopes(options, { frames: attack + 1000 }))[0]!;
      expect(level[attack]).toBeGreaterThanOrEqual(1 - 2 ** -23);
      expect(level[attack - 1]).toBeLessThan(1);
      expect(level[0]).toBe(0);
      expect(new Set(level.subarray(attack + 442))).toEqual(new Set([Math.fround(0.7)]));
      expect(level[attack + 440]).toBeGreaterThan(0.7);
    }
  });

  it('rounds segments to whole samples', async () => {
    const rounded = async (shift: number) => {
      const segments = { attack: 100 + shift, decay: 50 + shift, sustain: 0.5, release: 70 + shift };
      return envelopes(secondsOf(segments, 44100), { frames: 400, values: { gate: [200, 110, 30, 0] } });
    };
    const wanted = await rounded(0);
    for (const shift of [-0.45, -0.2, 0.2, 0.45]) {
      for (const [lane, { level, end }] of (await rounded(shift)).entries()) {
        expect(firstDifference(level, wanted[lane]!.level)).toBe(-1);
        expect(end).toBe(wanted[lane]!.end);
      }
    }
    expect(firstDifference((await rounded(0.55))[0]!.level, wanted[0]!.level)).toBe(1);
  });

  it('takes one sample for a segment of 0 s', async () => {
    const none = { attackSec: 0, decaySec: 0, sustain: 0.5, releaseSec: 0 };
    const notes = await envelopes(none, { frames: 12, values: { gate: [0, 1, 2, 5] } });
    expect(notes.map(({ level }) => [...level])).toEqual([
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 1, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 1, 0.5, 0.5, 0.5, 0.5, 0, 0, 0, 0, 0, 0],
    ]);
    expect(notes.map(({ end }) => end)).toEqual([3, 4, 5, 8]);
  });

  it('takes a gate below 0 for 0', async () => {
    const options = secondsOf(cases[0]!, 44100);
    const [none, negative] = await envelopes(options, { frames: 4000, values: { gate: [0, -5, 0, -(2 ** 31)] } });
    expect(firstDifference(negative!.level, none!.level)).toBe(-1);
    expect([none!.end, negative!.end, peakOf(none!.level)]).toEqual([3002, 3002, 0]);
  });

  it('is exact with segments of a minute', async () => {
    const sampleRate = 44100;
    const minute = 60 * sampleRate;
    const long = { attack: minute, decay: minute, sustain: 0.5, release: minute };
    const gate = 3 * minute + 1;
    for (const tick of [0, minute - 50, minute + 1000, 2 * minute - 100, gate - 100, gate + minute - 500]) {
      const options = { frames: 1000, sampleRate, tick, values: { gate, start: 0 } };
      const { level } = (await envelopes(secondsOf(long, sampleRate), options))[0]!;
      const wanted = ideal(long, gate);
      // A line of a minute falls by 3.8e-7 a sample: this is a sample or less.
      expect(
        worstError(level, (at) => wanted(tick + at)),
        `at ${tick}`,
      ).toBeLessThan(5e-7);
    }
  });

  it.each([44100, 192000])(
    'is exact ten minutes into a note at %i Hz, where a float32 cannot count samples',
    async (sampleRate) => {
      const segments = { attack: 10, decay: 10, sustain: 0.5, release: 1000 };
      for (const offset of [0, 1, 2, 3, 5, 7, 11]) {
        const gate = 590 * sampleRate + offset;
        const options = { frames: 2000, sampleRate, tick: gate - 500, values: { gate, start: 0 } };
        const { level } = (await envelopes(secondsOf(segments, sampleRate), options))[0]!;
        const wanted = ideal(segments, gate);
        expect(
          worstError(level, (at) => wanted(gate - 500 + at)),
          `${offset}`,
        ).toBeLessThan(1e-6);
        expect(peakOf(level.subarray(500 + 1002))).toBe(0);
      }
    },
  );

  it('takes signals out of range for the ends of the range', async () => {
    const live = () => ({
      attackSec: param('attack', 0),
      decaySec: param('decay', 0),
      sustain: param('sustain', 0),
      releaseSec: param('release', 0),
    });
    const levelsOf = async (attack: number, decay: number, sustain: number, release: number) => {
      const values = { gate: 100, attack, decay, sustain, release };
      const body = () => adsr(live());
      return (await renderVoices(body, { frames: 300, values }))[0]![0];
    };
    expect(firstDifference(await levelsOf(-1, -5, 2, -0.1), await levelsOf(0, 0, 1, 0))).toBe(-1);
    expect(firstDifference(await levelsOf(1e9, NaN, -1, 61), await levelsOf(60, 0, 0, 60))).toBe(-1);
  });

  it.each([
    [{ attackSec: -0.001 }, 'attackSec', '0 to 60 s'],
    [{ decaySec: 60.1 }, 'decaySec', '0 to 60 s'],
    [{ sustain: 1.1 }, 'sustain', '0 to 1'],
    [{ releaseSec: NaN }, 'releaseSec', '0 to 60 s'],
  ])('refuses the constants %o', (wrong, path, expected) => {
    const options = { ...secondsOf(cases[0]!, 44100), ...wrong };
    expect(() => instrument('note', () => adsr(options))).toThrow(
      expect.objectContaining({
        code: 'out_of_range',
        path: expect.stringMatching(new RegExp(`/${path}$`)) as unknown,
        expected,
      }),
    );
  });
});

/** The share of the way that a capacitor has gone after a share x of the time, both ends exact. */
const charged = (x: number, c: number) => (c === 0 ? x : Math.expm1(-c * x) / Math.expm1(-c));

/** The same envelope with bent segments. */
function idealBent({ attack, decay, sustain, release }: Segments, gate: number, rise: number, fall: number) {
  const held = (n: number) => {
    if (n < attack) return charged(n / attack, rise);
    return 1 - (1 - sustain) * charged(Math.min(1, (n - attack) / decay), fall);
  };
  return (n: number) => (n < gate ? held(n) : held(gate) * (1 - charged(Math.min(1, (n - gate) / release), fall)));
}

/** Gates that end in each segment, and at the corners. */
const gatesOf = ({ attack, decay }: Segments): Lanes[] => [
  [0, 1, Math.floor(attack / 2), attack],
  [attack + 1, attack + Math.floor(decay / 2), attack + decay, attack + decay + 1000],
];

describe('adsr with curves', () => {
  it.each([
    [1, 5],
    [0, 7],
    [10, 10],
    [5, 0],
    [0.001, 0.1],
  ])('bends %d and %d: a capacitor to the sample, from any point of any segment', async (attackCurve, curve) => {
    for (const segments of cases) {
      const frames = segments.attack + segments.decay + segments.release + 2000;
      for (const sampleRate of [44100, 8000, 192000]) {
        const options = { ...secondsOf(segments, sampleRate), attackCurve, curve };
        for (const gate of gatesOf(segments)) {
          for (const [lane, { level, end }] of (
            await envelopes(options, { frames, sampleRate, values: { gate } })
          ).entries()) {
            const wanted = idealBent(segments, gate[lane]!, attackCurve, curve);
            expect(worstError(level, wanted), `gate ${gate[lane]}`).toBeLessThan(2e-6);
            expect(end).toBe(gate[lane]! + segments.release + 2);
            const silent = gate[lane]! + segments.release;
            expect(peakOf(level.subarray(silent))).toBe(0);
            if (wanted(silent - 1) > 0) expect(level[silent - 1]).toBeGreaterThan(0);
          }
        }
      }
    }
  });

  it('begins at 0, is 1 after the attack, at the sustain level after the decay: exactly, and never turns back', async () => {
    for (const [attack, decay] of [
      [1, 1],
      [3, 7],
      [1234, 4321],
      [44100, 20011],
    ] as const) {
      for (const curve of [0.003, 1, 4.3, 10]) {
        for (const sustain of [0, 0.123, 0.7, 1]) {
          const segments = { attack, decay, sustain, release: 1 };
          const options = { ...secondsOf(segments, 44100), attackCurve: curve, curve };
          const { level } = (await envelopes(options, { frames: attack + decay + 100 }))[0]!;
          expect([level[0], level[attack]]).toEqual([0, 1]);
          expect(new Set(level.subarray(attack + decay))).toEqual(new Set([Math.fround(sustain)]));
          const steps = level.slice(1).map((value, at) => value - level[at]!);
          expect(Math.min(...steps.subarray(0, attack))).toBeGreaterThanOrEqual(0);
          expect(Math.max(...steps.subarray(attack))).toBeLessThanOrEqual(0);
        }
      }
    }
  });

  it('begins the release exactly where the note was', async () => {
    const segments = { attack: 1000, decay: 2000, sustain: 0.3, release: 500 };
    const options = { ...secondsOf(segments, 44100), attackCurve: 2, curve: 6 };
    const gates = [300, 1700, 3500, 2 ** 30] as const;
    const notes = await envelopes(options, { frames: 5000, values: { gate: gates } });
    for (const [lane, gate] of gates.slice(0, 3).entries()) {
      expect(firstDifference(notes[lane]!.level.subarray(0, gate + 1), notes[3]!.level.subarray(0, gate + 1))).toBe(-1);
    }
  });

  it('is straight, to the bit, where both curves are the number 0, and to rounding where a signal is 0', async () => {
    const plain = secondsOf(cases[0]!, 44100);
    const more = { frames: 7000, values: { gate: [5000, 500, 1500, 2000] } } as const;
    const levels = async (options: AdsrOptions) => (await envelopes(options, more)).map(({ level }) => level);
    const wanted = await levels(plain);
    const zero = await levels({ ...plain, attackCurve: 0, curve: 0 });
    const signal = async () => {
      const body = () => adsr({ ...plain, curve: param('curve', 0) });
      return (await renderVoices(body, more)).map(([level]) => level);
    };
    for (const [lane, level] of wanted.entries()) {
      expect(firstDifference(zero[lane]!, level)).toBe(-1);
      expect(worstError((await signal())[lane]!, level)).toBeLessThan(1e-6);
    }
  });

  it('is exact with segments of a minute, and ten minutes into a note', async () => {
    const sampleRate = 192000;
    const minute = 60 * sampleRate;
    const long = { attack: minute, decay: minute, sustain: 0.5, release: minute };
    const gate = 590 * sampleRate + 7;
    const options = { ...secondsOf(long, sampleRate), attackCurve: 3, curve: 8 };
    const wanted = idealBent(long, gate, 3, 8);
    for (const tick of [0, minute - 50, minute + 1000, 2 * minute - 100, gate - 100, gate + minute - 500]) {
      const { level } = (await envelopes(options, { frames: 1000, sampleRate, tick, values: { gate, start: 0 } }))[0]!;
      expect(
        worstError(level, (at) => wanted(tick + at)),
        `at ${tick}`,
      ).toBeLessThan(2e-6);
      if (tick > gate) expect([level[499]! > 0, peakOf(level.subarray(500))]).toEqual([true, 0]);
    }
  });

  it('takes curves out of range for the ends of the range', async () => {
    const levelsOf = async (attack: number, fall: number) => {
      const body = () =>
        adsr({ ...secondsOf(cases[0]!, 44100), attackCurve: param('attack', 0), curve: param('fall', 0) });
      return (await renderVoices(body, { frames: 5000, values: { gate: 3500, attack, fall } }))[0]![0];
    };
    expect(firstDifference(await levelsOf(-1, 11), await levelsOf(0, 10))).toBe(-1);
    expect(firstDifference(await levelsOf(1e9, NaN), await levelsOf(10, 0))).toBe(-1);
  });
});
