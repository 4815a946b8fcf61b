// Random instruments: interpreter, JavaScript and WebAssembly give the same bits, before and after every pass.
import { expect, test } from 'vitest';
import { ops } from '../../src/ops/index.ts';
import { effort, randomGraphsAgree } from '../support/randomRuns.ts';

/** Many short renders of large graphs; renders in which delay lines wrap around; renders longer than the longest block. */
const campaigns = [
  { what: 'large', runs: 540, maxSteps: 40, minFrames: 1, maxFrames: 150, seed: 1 },
  { what: 'longer', runs: 60, maxSteps: 25, minFrames: 200, maxFrames: 1200, seed: 2 },
  { what: 'long', runs: 20, maxSteps: 12, minFrames: 4090, maxFrames: 5000, seed: 3 },
];

test.each(campaigns)('$what random instruments agree', { timeout: 330_000 * effort }, async (campaign) => {
  const met = await randomGraphsAgree({ kind: 'instrument', ...campaign });
  expect(met.graphs).toBeGreaterThanOrEqual(campaign.runs);
  expect(met.audible).toBeGreaterThan(met.graphs / 2);
  if (campaign.runs < 500) return;
  const elsewhere = new Set(['bus', 'shuffle', 'laneSum']);
  for (const op of Object.keys(ops)) {
    if (!elsewhere.has(op)) expect(met.ops.get(op) ?? 0, op).toBeGreaterThan(20);
  }
});
