/** A judgement: one measured value, the range in which it is ideal, and what lies outside of it costs. */
import { log2 } from '../../math/log2.ts';
import type { MusicalContext } from '../../music/musicalContext.ts';
import type { Advice } from './finding.ts';
import type { Aspect } from './aspects.ts';
import { factor } from './factor.ts';
import type { Measurements } from './measurements.ts';
import type { Range, RoleTargets } from './roleTargets.ts';

export const scoreNames = ['semantic_match', 'mix_readiness', 'perceptual_quality', 'stability'] as const;
export type ScoreName = (typeof scoreNames)[number];

export type Direction = 'raise' | 'lower';

/** What measurements are compared with. */
export interface Setup {
  readonly targets?: RoleTargets | undefined;
  /** Its name, for messages. */
  readonly role?: string | undefined;
  /** Absent: the pitch is not compared with a scale. */
  readonly context?: MusicalContext | undefined;
  /** In LUFS; `null`: the sound may be as loud as it is. */
  readonly lufsTarget?: number | null | undefined;
  /** In dBTP. */
  readonly truePeakLimit?: number | undefined;
  /** Constraints that were given although samples do not tell whether they are kept, with their limits. */
  readonly notJudged?: readonly (readonly [constraint: string, limit: number])[] | undefined;
}

/** Where the ideal range comes from, if it is not the same for every sound. */
export interface IdealRule {
  /** In words, for the reference. */
  readonly text: string;
  /** `undefined`: there is nothing to compare with, and the judgement is left out. */
  readonly of: (setup: Setup) => Range | undefined;
}

export interface Judgement {
  /** snake_case. */
  readonly name: string;
  /** Codes of its findings, for values below and above the ideal range. */
  readonly codes: { readonly below?: string; readonly above?: string };
  readonly score: ScoreName;
  /** The measurement that it is about. */
  readonly measurement: keyof Measurements;
  readonly unit: string;
  /** The value as the subject of a sentence. */
  readonly subject: string;
  /** What it is about, in one sentence, with the source of its figures. */
  readonly meaning: string;
  /** What is judged; `null`: it cannot be told, and the judgement is left out. */
  readonly value: (measurements: Measurements, setup: Setup) => number | null;
  readonly ideal: Range | IdealRule;
  /** How far outside the range is counted: in the unit, or in octaves (doublings) for frequencies and times. */
  readonly scale: 'linear' | 'octaves';
  /** How far below the range halves the factor. */
  readonly halfBelow?: number;
  /** How far above. */
  readonly halfAbove?: number;
  /** A smaller factor is a warning; 1: every value outside the range is; 0: none, because another judgement warns of it. */
  readonly warnBelow: number;
  /** What has to change. */
  readonly aspect: Aspect;
  /** A larger value means less of the aspect. */
  readonly inverse?: boolean;
  /** Whether the aspect must grow or shrink, where the side of the range does not say so. */
  readonly direction?: (measurements: Measurements, setup: Setup) => Direction;
  /** What to do where the aspect's words and the role's remedy would mislead; `undefined`: they would not. */
  readonly advice?: (value: number, measurements: Measurements, setup: Setup) => Advice | undefined;
  /** What is wrong, as the beginning of a sentence, where "subject is value, so much above the limit" would not do. */
  readonly problem?: (value: number, measurements: Measurements, setup: Setup) => string;
  /** It moves if the sound is only made louder. */
  readonly movesWithGain: boolean;
}

/** A judgement of one sound. */
export interface Verdict {
  readonly judgement: Judgement;
  readonly value: number;
  readonly ideal: Range;
  /** Outside the range, as the judgement counts it. Below the range it is negative. */
  readonly distance: number;
  /** In (0, 1]. */
  readonly factor: number;
}

/** On the scale of octaves, smaller values count as this: 0.1 ms, 0.0001 Hz. */
const SMALLEST = 1e-4;

/** @returns `undefined` where there is nothing to judge or nothing to compare it with */
export function judge(judgement: Judgement, measurements: Measurements, setup: Setup): Verdict | undefined {
  const ideal = 'of' in judgement.ideal ? judgement.ideal.of(setup) : judgement.ideal;
  const value = ideal === undefined ? null : judgement.value(measurements, setup);
  if (ideal === undefined || value === null) return undefined;
  const distance = distanceFrom(ideal, value, judgement.scale);
  const half = distance < 0 ? judgement.halfBelow : judgement.halfAbove;
  return { judgement, value, ideal, distance, factor: half === undefined ? 1 : factor(Math.abs(distance), half) };
}

function distanceFrom({ from, to }: Range, value: number, scale: Judgement['scale']): number {
  const place = (x: number): number => (scale === 'octaves' ? log2(Math.max(x, SMALLEST)) : x);
  if (from !== undefined && value < from) return place(value) - place(from);
  if (to !== undefined && value > to) return place(value) - place(to);
  return 0;
}
