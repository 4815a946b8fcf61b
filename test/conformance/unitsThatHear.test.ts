// Filters and effects.
import { effectCases } from '../support/unitCases/effectCases.ts';
import { filterCases } from '../support/unitCases/filterCases.ts';
import { unitConformance } from '../support/unitConformance.ts';

unitConformance({ ...effectCases, ...filterCases });
