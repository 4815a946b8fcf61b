import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barSpans, joinedBarBeats } from './barSpans.ts';

test('spans follow each other without gaps, from 0 to the end', () => {
  const length = fc.double({ min: 0.01, max: 500, noNaN: true });
  const bar = fc.integer({ min: 1, max: 4096 }).map((n) => n / 16);
  fc.assert(
    fc.property(length, bar, fc.integer({ min: 1, max: 2 }), (lengthBeats, barBeats, barsEach) => {
      const spans = barSpans({ lengthBeats, barBeats }, barsEach);
      const whole = joinedBarBeats(barBeats) * barsEach;
      let at = 0;
      for (const span of spans) {
        expect(span.startBeats).toBe(at);
        at += span.lengthBeats;
        expect(span.lengthBeats).toBeLessThanOrEqual(1.5 * whole);
        if (spans.length > 1) expect(span.lengthBeats).toBeGreaterThanOrEqual(0.5 * whole - 1e-9);
      }
      expect(at).toBeCloseTo(lengthBeats, 9);
    }),
  );
});

test('bars below a beat are joined', () => {
  expect([4, 3.5, 1, 0.5, 0.0625, 0.1875, 0.875].map(joinedBarBeats)).toEqual([4, 3.5, 1, 1, 1, 1.125, 1.75]);
});
