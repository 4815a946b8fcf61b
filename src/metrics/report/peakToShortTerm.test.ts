import { expect, it } from 'vitest';
import { peakToShortTerm } from './peakToShortTerm.ts';

/** Seconds of short-term loudness, from the first complete window on. */
const loudness = (...levels: (number | null)[]) => [
  ...Array<null>(299).fill(null),
  ...levels.flatMap((level) => Array<number | null>(100).fill(level)),
];
const peaks = (...levels: number[]) => levels.flatMap((level) => Array<number>(10).fill(level));

it('is the true peak of the same 3 s over their loudness, where that is smallest', () => {
  // Windows that end at 3.0 to 3.9 s are at −20, those up to 4.9 s at −14, and the loud peak has left them at 4.0 s.
  const shortTerm = loudness(-20, -14);
  expect(peakToShortTerm({ shortTerm, truePeak: peaks(-1, -6, -6, -6, -6) })).toBe(8);
  expect(peakToShortTerm({ shortTerm, truePeak: peaks(-6, -6, -6, -6, -1) })).toBe(8);
  expect(peakToShortTerm({ shortTerm, truePeak: peaks(-1, -1, -1, -1, -1) })).toBe(13);
});

it('is null under 3 s and for silence, and leaves silent windows out', () => {
  expect(peakToShortTerm({ shortTerm: Array<null>(290).fill(null), truePeak: peaks(-1, -1, -1) })).toBeNull();
  expect(peakToShortTerm({ shortTerm: loudness(null), truePeak: Array<null>(40).fill(null) })).toBeNull();
  expect(peakToShortTerm({ shortTerm: loudness(null, -20), truePeak: peaks(-9, -9, -9, -9, -9) })).toBe(11);
});
