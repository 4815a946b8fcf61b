import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainMeasurements } from '../../../test/support/plainMeasurements.ts';
import { judge, scoreNames, type Judgement, type Setup } from './judgement.ts';
import { judgements } from './judgements.ts';
import type { RoleTargets } from './roleTargets.ts';

/** A role that judges everything. */
const targets: RoleTargets = {
  lufs: -18,
  spectrum: [
    [50, 0, 10],
    [500, 0, 10],
    [10_000, -30, 12],
  ],
  tiltDbPerOctave: { from: -9, to: -1 },
  centroidHz: { from: 200, to: 2000 },
  clarity: { from: 0.4 },
  flatness: { to: 0.2 },
  attackSec: { from: 0.1, to: 4 },
  sustainDb: { from: -6 },
  decaySec: { from: 0.5 },
  lengthSec: { from: 0.5 },
  driftDbPerSec: { from: -10, to: 10 },
  correlation: { from: 0, to: 0.95 },
  pitchHz: { from: 60, to: 2000 },
  plrLu: { from: 6, to: 20 },
  remedies: {},
};
const setup: Setup = { targets, context: { tempo: 120, key: 0, scale: 'major', time_signature: [4, 4] } };

/** The judgement of a value that is given rather than measured. */
function judgeValue(judgement: Judgement, value: number) {
  return judge({ ...judgement, value: () => value }, plainMeasurements(), setup)!;
}

describe('each judgement', () => {
  it.each(judgements.map((judgement) => [judgement.name, judgement] as const))('%s', (name, judgement) => {
    expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(scoreNames).toContain(judgement.score);
    expect(judgement.meaning).toMatch(/^[A-Z].*\.$/s);
    expect(judgement.subject).toMatch(/^[A-Z]/);
    expect(plainMeasurements()).toHaveProperty(judgement.measurement);
    const verdict = judgeValue(judgement, 0);
    // A side that costs something has a limit and a code.
    expect(judgement.halfBelow !== undefined).toBe(judgement.codes.below !== undefined);
    expect(judgement.halfAbove !== undefined).toBe(judgement.codes.above !== undefined);
    if (verdict.ideal.from !== undefined) expect(judgement.codes.below).toBeDefined();
    if (verdict.ideal.to !== undefined) expect(judgement.codes.above).toBeDefined();

    const anything = fc.double({ min: -1e4, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        const [lower, upper] = [judgeValue(judgement, Math.min(a, b)), judgeValue(judgement, Math.max(a, b))];
        for (const { factor } of [lower, upper]) {
          expect(factor).toBeGreaterThan(0);
          expect(factor).toBeLessThanOrEqual(1);
        }
        // On one side of the range, further out is never better.
        if (lower.distance >= 0) expect(upper.factor).toBeLessThanOrEqual(lower.factor);
        if (upper.distance <= 0) expect(lower.factor).toBeLessThanOrEqual(upper.factor);
      }),
    );
  });

  it('has a name of its own', () => {
    expect(new Set(judgements.map(({ name }) => name)).size).toBe(judgements.length);
  });

  it('each score has some', () => {
    for (const score of scoreNames) expect(judgements.some((judgement) => judgement.score === score)).toBe(true);
  });

  it('a sound without faults loses nothing to any', () => {
    for (const judgement of judgements) {
      const verdict = judge(judgement, plainMeasurements(), setup);
      expect([judgement.name, verdict?.factor]).toEqual([judgement.name, 1]);
    }
  });
});

describe('scales', () => {
  const attack = judgements.find(({ name }) => name === 'attack')!;

  it('octaves count doublings', () => {
    // The ideal begins at 0.1 s, and a half is 1.5 octaves.
    expect(judgeValue(attack, 0.1 / 8).distance).toBeCloseTo(-3, 9);
    expect(judgeValue(attack, 0.1 / 8).factor).toBeCloseTo(1 / 5, 9);
    expect(judgeValue(attack, 8).distance).toBeCloseTo(1, 9);
  });

  it('0 is far away, not infinitely far', () => {
    expect(judgeValue(attack, 0).distance).toBeCloseTo(Math.log2(1e-4 / 0.1), 9);
  });
});

it('without targets, context and constraints only what needs none is judged', () => {
  const judged = judgements.filter((judgement) => judge(judgement, plainMeasurements(), {}) !== undefined);
  expect(judged.filter(({ score }) => score === 'semantic_match').map(({ name }) => name)).toEqual(['absence']);
  const left = judgements.filter((judgement) => !judged.includes(judgement) && judgement.score !== 'semantic_match');
  expect(left.map(({ name }) => name)).toEqual(['compression', 'mud', 'noise', 'level_drift']);
});

it('the loudness is judged against the constraint, the role, or what is usual; null forbids it', () => {
  const loudness = judgements.find(({ name }) => name === 'loudness')!;
  const ideal = (given: Setup) => judge(loudness, plainMeasurements(), given)?.ideal;
  expect(ideal({ targets, lufsTarget: -23 })).toEqual({ from: -23.2, to: -22.8 });
  expect(ideal({ targets })).toEqual({ from: -20, to: -16 });
  expect(ideal({})).toEqual({ from: -36, to: -9 });
  expect(ideal({ targets, lufsTarget: null })).toBeUndefined();
});

it('a level that grows up to the end: 6 dB/s are music, more where the role has it so; without an upper end nothing is judged', () => {
  const runaway = judgements.find(({ name }) => name === 'runaway')!;
  const measured = { ...plainMeasurements(), level_drift: 18, duration: 4, peak_time: 4 };
  const verdict = (driftDbPerSec?: RoleTargets['driftDbPerSec']) =>
    judge(runaway, measured, driftDbPerSec ? { targets: { ...targets, driftDbPerSec } } : {});
  expect(verdict()?.ideal).toEqual({ to: 6 });
  expect(verdict()?.factor).toBeCloseTo(1 / 2, 9);
  expect(verdict({ from: -10, to: 0 })?.ideal).toEqual({ to: 6 });
  expect(verdict({ from: -10, to: 12 })?.ideal).toEqual({ to: 12 });
  expect(verdict({ from: -10, to: 12 })?.factor).toBeCloseTo(4 / 5, 9);
  expect(verdict({ from: -15 })).toBeUndefined();
});
