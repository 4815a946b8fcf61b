/** From judgements to scores. */
import { exp } from '../../math/exp.ts';
import { log } from '../../math/log.ts';
import { scoreNames, type ScoreName, type Verdict } from './judgement.ts';

export type Scores = Readonly<Record<ScoreName, number>>;

/** What a judgement took from its score. JSON. */
export interface Explanation {
  readonly score: ScoreName;
  readonly judgement: string;
  readonly measured: number;
  /** `null`: the range is open there. */
  readonly ideal_from: number | null;
  readonly ideal_to: number | null;
  readonly unit: string;
  /** In (0, 1]. */
  readonly factor: number;
  /** Its share of what the score lacks; the costs of a score sum to 1 − score. */
  readonly cost: number;
}

/** No score falls below this, so that a product of many faults still has an order of magnitude. */
export const LOWEST_SCORE = 0.001;

/**
 * Weights of the overall score: what the sound is and how it is heard before what a mixing engineer could still correct, and
 * before faults that are rare.
 */
export const overallWeights: Scores = {
  semantic_match: 0.3,
  mix_readiness: 0.2,
  perceptual_quality: 0.3,
  stability: 0.2,
};

/** Each score is the product of its factors, at least 0.001; 1 where nothing is judged. */
export function scoresOf(verdicts: readonly Verdict[]): Scores {
  const scores: Record<ScoreName, number> = {
    semantic_match: 1,
    mix_readiness: 1,
    perceptual_quality: 1,
    stability: 1,
  };
  for (const { judgement, factor } of verdicts) scores[judgement.score] *= factor;
  for (const name of scoreNames) scores[name] = Math.max(LOWEST_SCORE, scores[name]);
  return scores;
}

/**
 * The weighted geometric mean of the four scores: one that is close to 0 cannot be outweighed by the others.
 *
 * @param leftOut scores that say nothing, because there was nothing to compare with; the other weights stand for them
 */
export function overallScore(scores: Scores, leftOut: readonly ScoreName[] = []): number {
  let sum = 0;
  let weights = 0;
  for (const name of scoreNames) {
    if (leftOut.includes(name)) continue;
    sum += overallWeights[name] * log(scores[name]);
    weights += overallWeights[name];
  }
  return Math.min(1, exp(sum / weights));
}

/** One for each verdict, in their order. Costs are shared in proportion to −ln of the factors. */
export function explain(verdicts: readonly Verdict[], scores: Scores): Explanation[] {
  const losses = verdicts.map(({ factor }) => -log(factor));
  const total = (score: ScoreName): number =>
    verdicts.reduce((sum, { judgement }, index) => (judgement.score === score ? sum + losses[index]! : sum), 0);
  const totals = Object.fromEntries(scoreNames.map((name) => [name, total(name)]));
  return verdicts.map(({ judgement, value, ideal, factor }, index) => ({
    score: judgement.score,
    judgement: judgement.name,
    measured: value,
    ideal_from: ideal.from ?? null,
    ideal_to: ideal.to ?? null,
    unit: judgement.unit,
    factor,
    cost: losses[index] === 0 ? 0 : ((1 - scores[judgement.score]) * losses[index]!) / totals[judgement.score]!,
  }));
}
