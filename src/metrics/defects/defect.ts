/** Something in a sound that should not be there, and where it is. */

export interface Defect {
  /** From 0. */
  readonly channel: number;
  /** Its first sample. */
  readonly frame: number;
  /** How many samples it lasts, at least 1. */
  readonly frames: number;
  /** Its size; the detector says in what unit. */
  readonly level: number;
}

/** What a detector found. */
export interface Defects {
  /** How many there are in all. */
  readonly count: number;
  /** Samples that they last together, over all channels. */
  readonly frames: number;
  /** The first of them by position, at most `DEFECT_LIMIT`. */
  readonly list: readonly Defect[];
}

/** No more defects than these are listed, so that a broken file does not make a report without end. */
export const DEFECT_LIMIT = 100;
