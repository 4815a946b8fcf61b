import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../math/random.ts';
import { drawRhythm } from './drawRhythm.ts';

test('eighths that fill the length without gaps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer(), (sixteenths, seed) => {
      const length = sixteenths / 16;
      let at = 0;
      for (const slot of drawRhythm(length, createRandom(seed))) {
        expect(slot.startBeats).toBe(at);
        expect(Number.isInteger(2 * at)).toBe(true);
        expect(slot.lengthBeats).toBeGreaterThan(0);
        expect(slot.lengthBeats).toBeLessThanOrEqual(2);
        at += slot.lengthBeats;
      }
      expect(at).toBe(length);
    }),
    { numRuns: 50 },
  );
});
