// What a sample costs, counted in operations and not in time: patches and units may become cheaper, not dearer.
import { expect, it } from 'vitest';
import { costsOf, type Costs } from '../support/costsOf.ts';
import { patches } from '../support/patches.ts';
import { unitCases } from '../support/unitCases/index.ts';
import { HOW, isUpdating, readGolden, writeGolden } from './golden.ts';

const FILE = './costs.json';

it('patches and units cost no more than they did', () => {
  const units = Object.entries(unitCases).map(([name, { cases }]) => [`unit ${name}`, cases[0]!.graph] as const);
  const got: Record<string, Costs> = Object.fromEntries(
    [...Object.entries(patches), ...units].map(([name, graph]) => [name, costsOf(graph)]),
  );
  for (const name of Object.keys(patches)) expect(got[name]!.perSample).toBeGreaterThan(50);
  if (isUpdating) writeGolden(FILE, got as never);
  const limits = readGolden(FILE) as unknown as Record<string, Costs>;
  expect(Object.keys(limits).sort(), `The table ${FILE} lists others. ${HOW}`).toEqual(Object.keys(got).sort());
  const grown = Object.entries(got).flatMap(([name, costs]) =>
    (Object.keys(costs) as (keyof Costs)[])
      .filter((what) => costs[what] > limits[name]![what])
      .map((what) => `${name}: ${what} grew from ${limits[name]![what]} to ${costs[what]}`),
  );
  expect(grown, `These cost more than they did:\n  ${grown.join('\n  ')}\n${HOW}\n`).toEqual([]);
});
