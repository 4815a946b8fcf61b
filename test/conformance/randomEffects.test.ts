// Random effects: interpreter, JavaScript and WebAssembly give the same bits, before and after every pass.
import { expect, it } from 'vitest';
import { randomGraphsAgree } from '../support/randomRuns.ts';

it('600 random effects agree', { timeout: 0 }, async () => {
  const t = performance.now();
  const seen = await randomGraphsAgree({ kind: 'effect', runs: 600, maxSteps: 40, maxFrames: 150, seed: 20250102 });
  console.log(seen.graphs, seen.audible, [...seen.ops].length, performance.now() - t);
  expect(seen.graphs).toBeGreaterThanOrEqual(600);
  expect(seen.audible).toBeGreaterThan(seen.graphs / 2);
});
