import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreNames, type Verdict } from './judgement.ts';
import { judgements } from './judgements.ts';
import { explain, overallScore, overallWeights, scoresOf, type Scores } from './scores.ts';

const verdict = fc.record({
  judgement: fc.constantFrom(...judgements),
  value: fc.constant(1),
  ideal: fc.constant({ to: 0 }),
  distance: fc.constant(1),
  factor: fc.oneof(fc.double({ min: 1e-12, max: 1, noNaN: true }), fc.constant(1)),
});
const verdicts: fc.Arbitrary<Verdict[]> = fc.array(verdict, { maxLength: 30 });

describe('scores', () => {
  it('lie in (0, 1], fall with every factor, and are 1 where nothing is judged', () => {
    expect(scoresOf([])).toEqual({ semantic_match: 1, mix_readiness: 1, perceptual_quality: 1, stability: 1 });
    fc.assert(
      fc.property(verdicts, verdict, (some, one) => {
        const [before, after] = [scoresOf(some), scoresOf([...some, one])];
        for (const name of scoreNames) {
          expect(after[name]).toBeGreaterThan(0);
          expect(after[name]).toBeLessThanOrEqual(before[name]);
          expect(before[name]).toBeLessThanOrEqual(1);
        }
        expect(overallScore(after)).toBeLessThanOrEqual(overallScore(before) + 1e-12);
        expect(overallScore(after)).toBeGreaterThan(0);
      }),
    );
  });

  it('their costs sum to what they lack', () => {
    fc.assert(
      fc.property(verdicts, (some) => {
        const scores = scoresOf(some);
        const explanations = explain(some, scores);
        expect(explanations).toHaveLength(some.length);
        for (const name of scoreNames) {
          const costs = explanations.filter(({ score }) => score === name).map(({ cost }) => cost);
          for (const cost of costs) expect(cost).toBeGreaterThanOrEqual(0);
          expect(costs.reduce((sum, cost) => sum + cost, 0)).toBeCloseTo(1 - scores[name], 12);
        }
      }),
    );
  });
});

describe('the overall score', () => {
  const all = (score: number): Scores =>
    Object.fromEntries(scoreNames.map((name) => [name, score])) as Record<(typeof scoreNames)[number], number>;

  it('has weights that sum to 1', () => {
    expect(scoreNames.reduce((sum, name) => sum + overallWeights[name], 0)).toBeCloseTo(1, 12);
  });

  it('is the score itself where all are equal', () => {
    for (const score of [1, 0.5, 0.001]) expect(overallScore(all(score))).toBeCloseTo(score, 12);
  });

  it('is the product of powers', () => {
    const scores = { semantic_match: 0.5, mix_readiness: 0.8, perceptual_quality: 0.9, stability: 0.1 };
    expect(overallScore(scores)).toBeCloseTo(0.5 ** 0.3 * 0.8 ** 0.2 * 0.9 ** 0.3 * 0.1 ** 0.2, 12);
    expect(overallScore(scores, ['semantic_match'])).toBeCloseTo(
      (0.8 ** 0.2 * 0.9 ** 0.3 * 0.1 ** 0.2) ** (1 / 0.7),
      12,
    );
  });
});
