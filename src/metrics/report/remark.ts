/** A remark on a sound: a sentence and its structured twin. */
import type { Defect } from '../defects/defect.ts';
import { adviceFor } from './adviceFor.ts';
import type { Advice, Finding } from './finding.ts';
import type { Setup, Verdict } from './judgement.ts';
import type { Measurements } from './measurements.ts';
import { difference, numberText, quantity } from './quantity.ts';

export interface Remark {
  readonly sentence: string;
  readonly finding: Finding;
}

/** What a remark says otherwise than the judgement would. */
export interface RemarkChanges {
  readonly constraint?: string;
  readonly limit?: number;
  readonly advice?: Advice;
}

/** More places than these are in the measurements only. */
const MAX_POSITIONS = 10;

const defects = ['clipping', 'clicks', 'dropouts', 'not_finite'] as const satisfies (keyof Measurements)[];

/** Says how far a value is outside its range, and what to do about it. */
export function remarkOn(
  verdict: Verdict,
  measurements: Measurements,
  setup: Setup,
  changes: RemarkChanges = {},
): Remark {
  const { judgement, value, ideal, distance } = verdict;
  const [edge, code] = distance < 0 ? [ideal.from!, judgement.codes.below!] : [ideal.to!, judgement.codes.above!];
  const limit = changes.limit ?? edge;
  const advice = changes.advice ?? adviceFor(verdict, measurements, setup);
  const positions = positionsOf(measurements, judgement.measurement);
  const problem = judgement.problem?.(value, measurements, setup) ?? problemOf(verdict, limit);
  return {
    sentence: `${problem}: ${advice.suggestion}.`,
    finding: {
      code,
      constraint: changes.constraint ?? judgement.name,
      measured: value,
      limit,
      unit: judgement.unit,
      ...advice,
      ...(positions === undefined ? {} : { positions }),
    },
  };
}

/** "Spectral centroid is 5200 Hz, 2200 Hz above the limit of 3000". */
function problemOf({ judgement, value, distance }: Verdict, limit: number): string {
  const { subject, unit } = judgement;
  const miss = `${difference(value - limit, unit)} ${distance < 0 ? 'below' : 'above'}`;
  return `${subject} is ${quantity(value, unit)}, ${miss} the limit of ${numberText(limit, unit)}`;
}

function positionsOf(measurements: Measurements, key: keyof Measurements): readonly Defect[] | undefined {
  const found = defects.find((name) => name === key);
  return found === undefined ? undefined : measurements[found].positions.slice(0, MAX_POSITIONS);
}
