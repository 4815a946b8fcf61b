// Every unit in graphs that show it: what the conformance test runs. A unit without a case does not compile.
import { bus, effect } from '../../../src/ir/index.ts';
import * as units from '../../../src/units/index.ts';
import { effectCases } from './effectCases.ts';
import { envelopeCases } from './envelopeCases.ts';
import { filterCases } from './filterCases.ts';
import { mathCases } from './mathCases.ts';
import { noiseCases } from './noiseCases.ts';
import { oscillatorCases } from './oscillatorCases.ts';
import { stereoCases } from './stereoCases.ts';
import type { Unit, UnitCase } from './unitCase.ts';
import { voiceCases } from './voiceCases.ts';

export { isKnob, type Unit, type UnitCase } from './unitCase.ts';

type Units = typeof units;
type UnitName = {
  [Name in keyof Units]: Units[Name] extends (...args: never[]) => unknown ? Name : never;
}[keyof Units];

export const unitCases: Readonly<Record<UnitName, Unit>> = {
  ...oscillatorCases,
  ...noiseCases,
  ...filterCases,
  ...envelopeCases,
  ...effectCases,
  ...voiceCases,
  ...stereoCases,
  ...mathCases,
};

/** What the index exports beside types and tables: the names that the table must have. */
export const unitNames = Object.entries(units)
  .filter(([, value]) => typeof value === 'function')
  .map(([name]) => name);

/** The case of the bus itself, to compare with. */
export const throughCase: UnitCase = { name: 'through', graph: effect('through', () => bus()) };
