// The unit test of one function's error: one test for each range of accuracyCases.
import { expect, it } from 'vitest';
import { accuracyCases, measureAccuracy, type MeasuredFunction } from './mathAccuracy.ts';

/** Enough to meet every entry of every table several times. */
const POINTS = 1500;

/** Declares the tests. The error must stay below `limitUlp` units in the last place. */
export function testAccuracy(name: MeasuredFunction, limitUlp: number): void {
  it.each(accuracyCases[name])(`${name} is within ${limitUlp} ulp: $range`, (accuracyCase) => {
    const { maxUlp, worst } = measureAccuracy(name, accuracyCase, POINTS);
    expect(maxUlp, `worst at (${worst.join(', ')})`).toBeLessThan(limitUlp);
  });
}
