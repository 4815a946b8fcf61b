/** What is wrong with a sound, as data: the structured twin of a sentence in `violations` or `warnings`. JSON, in snake_case. */
import type { Defect } from '../defects/defect.ts';

export interface Finding {
  /** Stable, lower-case, snake_case identifier, e.g. `too_loud`. */
  readonly code: string;
  /** The constraint that is broken (`lufs_target`), or the judgement that fell short (`mono_loss`). */
  readonly constraint: string;
  /** `null` where it could not be measured. */
  readonly measured: number | null;
  /** `null` where there is none: nothing was compared. */
  readonly limit: number | null;
  /** Of both numbers; the empty string for plain ones. */
  readonly unit: string;
  /** What to change: a parameter (`cutoff`), a constraint (`constraints.lufs_target`), or `gain` for sounds from elsewhere. */
  readonly parameter: string;
  readonly direction?: 'raise' | 'lower';
  /** Where, for what has a place. */
  readonly positions?: readonly Defect[];
  /** What to do, in words: the end of the sentence. */
  readonly suggestion: string;
}

/** The part of a finding that says what to do; `suggestion` ends its sentence. */
export type Advice = Pick<Finding, 'parameter' | 'suggestion' | 'direction'>;
