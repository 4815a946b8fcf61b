/** A kind of sound within a role: a kick is a kind of drum. It has a graph and defaults of its own, and the parameters of its role. */
import type { Graph } from '../ir/index.ts';
import type { PatternName } from '../music/patterns/pattern.ts';
import type { RoleTargets } from '../metrics/report/roleTargets.ts';
import type { Parameter, ParameterValues } from './parameter.ts';

/**
 * Whether a note has a pitch, and where it is: `harmonic`, at the frequency of the note and its multiples; an inharmonic sound, at
 * `ratio` times that frequency, where the partial is that listeners take for the pitch; `none`.
 */
export type Pitched = 'harmonic' | 'none' | { readonly partial: string; readonly ratio: number };

/** What the author of a kind writes. */
export interface KindDefinition<Records extends readonly Parameter[] = readonly Parameter[]> {
  /** snake_case: a value of the parameter `kind`. */
  readonly name: string;
  /** One sentence. */
  readonly description: string;
  /** Words and phrases that ask for it, in lower case; its name counts as well. */
  readonly words: readonly string[];
  readonly pitched: Pitched;
  /** The notes it is made for, in Hz. Others are accepted, as far as the parameter goes. */
  readonly rangeHz: readonly [lowest: number, highest: number];
  /** Where it begins: what differs from the defaults of the records. */
  readonly defaults: Partial<ParameterValues<Records>>;
  /** What differs from the targets of the role. */
  readonly targets?: Partial<RoleTargets>;
  /** What it plays where nobody asks for anything, if it is not what its role plays. */
  readonly defaultPattern?: PatternName;
  /** Where its notes fall in a bar of a loop: see `PatternRequest`. */
  readonly rhythm?: string;
  /** One voice. Only structural parameters may shape it. */
  readonly voice: (values: ParameterValues<Records>) => Graph;
  /** What the sum of the voices passes, if it is not that of the role. Only structural parameters may shape it. */
  readonly space?: (values: ParameterValues<Records>) => Graph;
}

/** A kind as its role gives it. */
export interface Kind extends Omit<KindDefinition, 'targets' | 'space'> {
  /** The records that this kind has, with its own defaults; `kind` is the first. */
  readonly parameters: readonly Parameter[];
  /** Those of the role, and its own. */
  readonly targets: RoleTargets;
  readonly space: (values: ParameterValues) => Graph;
}
