/** What an operation of the IR is: its types, its purity and what it means. */

/** Types of values. Each value has four lanes; a mask lane is 0 (false) or −1 (true). */
export type Type = 'f32' | 'i32' | 'mask';

/**
 * - `pure`: the result depends on the arguments only, lane by lane (it may be folded, merged, moved and duplicated).
 * - `source`: a value that comes from outside the graph: constants, inputs, the sample counter.
 * - `state`: reads what earlier samples left behind; never merged, never moved to another rate.
 * - `lanes`: pure, but mixes lanes; allowed in effects only, where lanes are channels or lines.
 * - `table`: as good as pure: the result depends on the argument and on a table of the graph, which never changes.
 */
export type Purity = 'pure' | 'source' | 'state' | 'lanes' | 'table';

/** What a node carries beside its arguments. */
export type AttributeKind = 'none' | 'number' | 'name' | 'index' | 'mode' | 'pattern';

export interface Op {
  readonly args: readonly Type[];
  readonly result: Type;
  readonly purity: Purity;
  readonly attribute: AttributeKind;
  /** For pure operations: one lane of the result. f32 arguments and results are float32 values held in a number. */
  readonly meaning?: (a: number, b: number, c: number) => number;
  /** For `lanes` operations: the four lanes of the result, from lanes and the pattern. */
  readonly lanes?: (a: readonly number[], b: readonly number[], pattern: readonly number[]) => number[];
  /** For `table` operations: one lane of the result, from the values of the table and the argument. */
  readonly fromTable?: (values: ArrayLike<number>, a: number) => number;
  /** One line for the reference page. */
  readonly doc: string;
}

/** A pure operation; the common case of an {@link Op}. */
export function pure(args: readonly Type[], result: Type, doc: string, meaning: NonNullable<Op['meaning']>): Op {
  return { args, result, purity: 'pure', attribute: 'none', meaning, doc };
}
