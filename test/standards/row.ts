/** A line of the table of what is asked of the units, and what is measured. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  /** What is asked: one of the two. */
  readonly atMost?: number;
  readonly atLeast?: number;
  /** On the compiled backend. */
  readonly measure: () => Promise<number>;
}

/** Whether a measured value is what was asked. NaN never is. */
export function isMet({ atMost = Infinity, atLeast = -Infinity }: Row, measured: number): boolean {
  return measured <= atMost && measured >= atLeast;
}
