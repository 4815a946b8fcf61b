/** The quality report: scores, what is wrong and what to do about it, and what each score lacks. JSON. */
import type { Finding } from './finding.ts';
import { judge, type ScoreName, type Setup, type Verdict } from './judgement.ts';
import { judgements } from './judgements.ts';
import type { Measurements } from './measurements.ts';
import { remarkOn, type Remark } from './remark.ts';
import { remarkLists } from './remarkLists.ts';
import { explain, overallScore, scoresOf, type Explanation } from './scores.ts';
import { violationOf } from './violationOf.ts';

export interface QualityReport {
  /** In (0, 1], as all scores: the weighted geometric mean of the other four. */
  readonly overall_score: number;
  /** Is it what its role says, and in key? */
  readonly semantic_match: number;
  /** Can it be used as it is: level, peaks, mono, DC? */
  readonly mix_readiness: number;
  /** Does it sound broken: clipped, harsh, muddy, noisy? */
  readonly perceptual_quality: number;
  /** Is it free from drift, runaway, clicks, dropouts and NaN? */
  readonly stability: number;
  /** Broken constraints and hard defects, in sentences. */
  readonly violations: readonly string[];
  readonly warnings: readonly string[];
  /** The same as data, in the same order. */
  readonly violation_details: readonly Finding[];
  readonly warning_details: readonly Finding[];
  readonly measurements: Measurements;
  /** Everything that was judged. */
  readonly explain: readonly Explanation[];
}

/** Judges measurements. A pure function: equal measurements and setups give equal reports. */
export function qualityReport(measurements: Measurements, setup: Setup = {}): QualityReport {
  const verdicts = judgements.flatMap((judgement) => judge(judgement, measurements, setup) ?? []);
  const scores = scoresOf(verdicts);
  const violations: Remark[] = [];
  const warnings = [...(setup.targets === undefined ? [noRole(setup.role)] : []), ...notJudged(setup)];
  for (const verdict of verdicts) {
    const violation = violationOf(verdict, measurements, setup);
    if (violation !== undefined) violations.push(violation);
    else if (verdict.factor < verdict.judgement.warnBelow) warnings.push(remarkOn(verdict, measurements, setup));
  }
  return {
    overall_score: overallScore(scores, nothingCompared(verdicts) ? ['semantic_match'] : []),
    ...scores,
    ...remarkLists(violations, warnings),
    measurements,
    explain: explain(verdicts, scores),
  };
}

/** Whether only silence could have cost semantic match anything. */
function nothingCompared(verdicts: readonly Verdict[]): boolean {
  const score: ScoreName = 'semantic_match';
  return verdicts.every(
    ({ judgement, factor }) => judgement.score !== score || (judgement.name === 'absence' && factor === 1),
  );
}

function noRole(role: string | undefined): Remark {
  const named = role !== undefined && role !== 'unknown';
  const known = named ? `No targets were given for the role "${role}"` : 'No role was given';
  const suggestion = named ? 'pass its targets' : 'give a role that has targets, such as pad';
  return {
    sentence: `${known}, so the sound was compared with none: ${suggestion}.`,
    finding: {
      code: 'not_compared',
      constraint: 'role',
      measured: null,
      limit: null,
      unit: '',
      parameter: named ? 'targets' : 'role',
      suggestion,
    },
  };
}

/** One for each constraint that a sound cannot break, because time and delay leave no trace in it. */
function notJudged({ notJudged: constraints = [] }: Setup): Remark[] {
  const suggestion = 'see the report of the render';
  return constraints.map(([constraint, limit]) => ({
    sentence: `${constraint} cannot be judged from samples: ${suggestion}.`,
    finding: {
      code: 'not_judged',
      constraint,
      measured: null,
      limit,
      unit: constraint === 'max_latency' ? 'ms' : '',
      parameter: `constraints.${constraint}`,
      suggestion,
    },
  }));
}
