// All units but filters and effects, which another worker tests at the same time.
import { expect, it } from 'vitest';
import { effectCases } from '../support/unitCases/effectCases.ts';
import { filterCases } from '../support/unitCases/filterCases.ts';
import { unitCases, unitNames } from '../support/unitCases/index.ts';
import { unitConformance } from '../support/unitConformance.ts';

it('the table has every unit of src/units/index.ts', () => {
  expect(Object.keys(unitCases).sort()).toEqual([...unitNames].sort());
});

const elsewhere = new Set([...Object.keys(effectCases), ...Object.keys(filterCases)]);
unitConformance(Object.fromEntries(Object.entries(unitCases).filter(([name]) => !elsewhere.has(name))));
