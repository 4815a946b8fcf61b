import { describe, expect, it } from 'vitest';
import { testNoise } from '../../../test/support/renderUnit.ts';
import { clickShape, extent } from './clickShape.ts';
import { TAPS } from './designErrorFilter.ts';

/** The error filter of two resonances. */
const filter = new Float64Array(TAPS);
filter.set([1, -2.2, 2.6, -1.9, 0.7]);

const AT = 150;
const USUAL = 0.001;

/** Errors of a sound that does this from AT on, over a little noise. */
function errorsOf(change: (since: number) => number): Float64Array {
  const errors = Float64Array.from(testNoise(400), (value) => (USUAL / 2) * value);
  for (let at = AT; at < 400; at++) {
    for (let k = 0; k < TAPS && at - k >= AT; k++) errors[at] = errors[at]! + filter[k]! * change(at - k - AT);
  }
  return errors;
}

function shapeOf(errors: Float64Array, longest = 45) {
  let peakAt = AT;
  errors.forEach((error, at) => (peakAt = Math.abs(error) > Math.abs(errors[peakAt]!) ? at : peakAt));
  return clickShape(errors, filter, peakAt, USUAL, longest);
}

describe('clickShape', () => {
  it('knows a wrong sample', () => {
    const shape = shapeOf(errorsOf((since) => (since === 0 ? 0.1 : 0)));
    expect(shape).toMatchObject({ at: AT, frames: 1, isJump: false });
    expect(shape!.size).toBeCloseTo(0.1, 3);
  });

  it('knows a jump', () => {
    const shape = shapeOf(errorsOf(() => -0.2));
    expect(shape).toMatchObject({ at: AT, frames: 1, isJump: true });
    expect(shape!.size).toBeCloseTo(-0.2, 2);
  });

  it.each([2, 5, 20, 44])('knows %i wrong samples', (frames) => {
    const noise = testNoise(frames, 5).map((value) => Math.sign(value) * (0.1 + 0.1 * Math.abs(value)));
    const shape = shapeOf(errorsOf((since) => noise[since] ?? 0));
    expect(shape).toMatchObject({ at: AT, frames, isJump: false });
    const largest = noise.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
    expect(shape!.size).toBeCloseTo(largest, 1);
  });

  it('does not take what is longer for a click', () => {
    const noise = testNoise(60, 5);
    expect(shapeOf(errorsOf((since) => noise[since] ?? 0))).toBeUndefined();
    expect(
      shapeOf(
        errorsOf((since) => (noise[since] ?? 0) * Number(since < 20)),
        10,
      ),
    ).toBeUndefined();
  });

  it('does not take a corner for a click, nor what excites the resonances, nor a bump without edges', () => {
    expect(shapeOf(errorsOf((since) => 0.02 * since))).toBeUndefined();
    expect(shapeOf(errorsOf((since) => 0.002 * since * since))).toBeUndefined();
    const stroke = errorsOf(() => 0);
    stroke[AT] = 0.3;
    expect(shapeOf(stroke)).toBeUndefined();
    expect(
      shapeOf(errorsOf((since) => (since < 40 ? 0.3 * Math.sin((Math.PI * since) / 40) ** 2 : 0))),
    ).toBeUndefined();
  });
});

describe('extent', () => {
  it('bridges gaps of 24 samples', () => {
    const errors = new Float64Array(200);
    for (const at of [50, 74, 100, 124, 149]) errors[at] = 1;
    expect(extent(errors, 100, 0.5)).toEqual([100, 124]);
    expect(extent(errors, 60, 0.5)).toEqual([50, 74]);
  });
});
