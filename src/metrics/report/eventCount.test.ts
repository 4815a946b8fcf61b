import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Defect, Defects } from '../defects/defect.ts';
import { listDefects } from '../defects/listDefects.ts';
import { eventCount } from './eventCount.ts';

const RATE = 44100;

function found(...places: (readonly [channel: number, frame: number, frames?: number])[]): Defects {
  return listDefects(places.map(([channel, frame, frames = 1]): Defect => ({ channel, frame, frames, level: 1 })));
}
const count = (...places: (readonly [number, number, number?])[]): number => eventCount(found(...places), RATE);

describe('eventCount', () => {
  it('is one for what happens in several channels at once', () => {
    expect(count([0, 100], [1, 100])).toBe(1);
    expect(count([0, 100], [1, 140], [2, 120])).toBe(1);
    expect(count([0, 100, 5000], [1, 3000, 10])).toBe(1);
  });

  it('is one each for what does not', () => {
    expect(count()).toBe(0);
    expect(count([0, 100], [1, 200])).toBe(2);
    expect(count([0, 100], [0, 110])).toBe(2);
    expect(count([0, 100], [1, 100], [0, 110], [1, 110])).toBe(2);
  });

  it('does not depend on how many channels are alike', () => {
    const frames = fc.uniqueArray(fc.integer({ min: 0, max: 1e6 }), { maxLength: 200 });
    fc.assert(
      fc.property(frames, fc.integer({ min: 2, max: 4 }), (places, channels) => {
        const all = places.flatMap((frame) => Array.from({ length: channels }, (_, of) => [of, frame] as const));
        // The list of 100 may end within an event.
        const spread = places.length * channels > 100 ? 0.05 * places.length : 0;
        expect(Math.abs(count(...all) - places.length)).toBeLessThanOrEqual(spread);
      }),
    );
  });
});
