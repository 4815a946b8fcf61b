import { describe, expect, it } from 'vitest';
import { floatCaseList, measureFloat } from '../../../test/support/floatAccuracy.ts';

/** For each range; docs/math.md is measured on more. */
const POINTS = 300_000;

describe.each(floatCaseList)('%s', (_name, floatCase) => {
  it.each(floatCase.ranges)('keeps its promise: $range', async (range) => {
    const { maxUlp, maxAbsolute, worst } = await measureFloat(floatCase, range, POINTS);
    if ('ulp' in range.limit) expect(maxUlp, `at ${worst}`).toBeLessThanOrEqual(range.limit.ulp);
    else expect(maxAbsolute, `at ${worst}`).toBeLessThanOrEqual(range.limit.absolute);
  });
});
