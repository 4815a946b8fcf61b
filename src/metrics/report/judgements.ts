/** Everything that a report judges. A new judgement is a record here; scores, findings and docs/scores.md follow. */
import type { Judgement } from './judgement.ts';
import { matchJudgements } from './matchJudgements.ts';
import { perceptualJudgements } from './perceptualJudgements.ts';
import { readinessJudgements } from './readinessJudgements.ts';
import { stabilityJudgements } from './stabilityJudgements.ts';

export const judgements: readonly Judgement[] = [
  ...matchJudgements,
  ...readinessJudgements,
  ...perceptualJudgements,
  ...stabilityJudgements,
];
