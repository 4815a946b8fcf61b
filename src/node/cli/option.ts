/** Options of a command, as data: the parser, the help and the types are read from them. */
import type { NumberRange } from '../../inputChecks.ts';

interface OptionBase {
  /** Without the dashes. */
  readonly name: string;
  /** One letter. */
  readonly short?: string;
  readonly meaning: string;
}

export interface FlagOption extends OptionBase {
  readonly kind: 'flag';
}

export interface NumberOption extends OptionBase, NumberRange {
  readonly kind: 'number';
  /** What the help calls the value, e.g. `seconds`. */
  readonly value: string;
  readonly default?: number;
}

export interface ChoiceOption extends OptionBase {
  readonly kind: 'choice';
  readonly value: string;
  readonly choices: readonly string[];
  readonly default?: string;
}

export interface TextOption extends OptionBase {
  readonly kind: 'text';
  readonly value: string;
}

/** May be given several times. */
export interface ListOption extends OptionBase {
  readonly kind: 'list';
  readonly value: string;
}

export type Option = FlagOption | NumberOption | ChoiceOption | TextOption | ListOption;

type ValueOf<O extends Option> = O extends FlagOption
  ? boolean
  : O extends NumberOption
    ? number | (O extends { readonly default: number } ? never : undefined)
    : O extends ListOption
      ? readonly string[]
      : O extends ChoiceOption
        ? O['choices'][number] | (O extends { readonly default: string } ? never : undefined)
        : string | undefined;

export type OptionValue = ValueOf<Option>;

/** One value for each option, by name. */
export type OptionValues<Options extends readonly Option[] = readonly Option[]> = {
  readonly [O in Options[number] as O['name']]: ValueOf<O>;
};
