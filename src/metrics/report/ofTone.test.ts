import { expect, it } from 'vitest';
import { plainMeasurements } from '../../../test/support/plainMeasurements.ts';
import { ofTone, SHORTEST_SOUND } from './ofTone.ts';

it('is the value of what lasts long enough, and nothing of what is shorter', () => {
  const value = ofTone(({ pitch_clarity: clarity }) => clarity);
  const lasting = (seconds: number) =>
    value(plainMeasurements({ duration: 2, silence_start: 2 - seconds, silence_end: 0 }), {});
  expect(lasting(1.1 * SHORTEST_SOUND)).toBe(0.95);
  expect([lasting(0.9 * SHORTEST_SOUND), lasting(0)]).toEqual([null, null]);
});
