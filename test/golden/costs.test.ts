// What a sample costs, counted in operations and not in time: patches may become cheaper, not dearer.
import { expect, it } from 'vitest';
import type { Graph } from '../../src/ir/index.ts';
import { CONTROL_STEP, type OpName } from '../../src/ops/index.ts';
import { optimise } from '../../src/passes/index.ts';
import { patches } from '../support/patches.ts';
import { HOW, isUpdating, readGolden, writeGolden } from './golden.ts';

const FILE = './costs.json';

/** Nodes that name a value which is there already. */
const FREE: readonly OpName[] = ['const', 'iconst', 'input', 'iinput', 'state', 'istate', 'tick'];

export interface Costs {
  /** Operations in every sample: those of audio rate, and a share of the control step's. */
  readonly perSample: number;
  /** Operations in the sample, in the control step, and in each call of the kernel. */
  readonly audio: number;
  readonly control: number;
  readonly live: number;
  /** What is kept from sample to sample. */
  readonly registers: number;
  readonly lines: number;
}

function costsOf(raw: Graph): Costs {
  const graph = optimise(raw);
  const count = (rate: string) => graph.nodes.filter((node) => node.rate === rate && !FREE.includes(node.op)).length;
  // A grid value that is interpolated takes a multiplication and an addition in the sample.
  const ramps = graph.nodes.filter((node) => node.op === 'control' && node.attribute === 'linear').length;
  const audio = count('audio') + 2 * ramps;
  return {
    perSample: Number((audio + count('control') / CONTROL_STEP).toFixed(2)),
    audio,
    control: count('control'),
    live: count('live'),
    registers: graph.registers.length,
    lines: graph.lines.length,
  };
}

it('patches cost no more than they did', () => {
  const got: Record<string, Costs> = Object.fromEntries(
    Object.entries(patches).map(([name, graph]) => [name, costsOf(graph)]),
  );
  for (const costs of Object.values(got)) expect(costs.perSample).toBeGreaterThan(50);
  if (isUpdating) writeGolden(FILE, got as never);
  const limits = readGolden(FILE) as unknown as Record<string, Costs>;
  expect(Object.keys(limits).sort(), `The table ${FILE} lists other patches. ${HOW}`).toEqual(Object.keys(got).sort());
  const grown = Object.entries(got).flatMap(([name, costs]) =>
    (Object.keys(costs) as (keyof Costs)[])
      .filter((what) => costs[what] > limits[name]![what])
      .map((what) => `${name}: ${what} grew from ${limits[name]![what]} to ${costs[what]}`),
  );
  expect(grown, `These patches cost more than they did:\n  ${grown.join('\n  ')}\n${HOW}\n`).toEqual([]);
});
