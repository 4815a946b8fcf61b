import { expect, test } from 'vitest';
import { type ScaleName, scaleNames, scales } from './scales.ts';
import { scaleTriads } from './scaleTriads.ts';

test.each(scaleNames)('%s: notes of the scale, a root with a fifth above it, the first on the tonic', (scale) => {
  const steps: readonly number[] = scales[scale];
  for (const [root, third, fifth] of scaleTriads(scale)) {
    for (const tone of [root, third, fifth]) expect(steps).toContain(tone % 12);
    expect(root).toBeLessThan(12);
    // Minor and major thirds, and fourths; diminished, perfect and augmented fifths.
    expect([3, 4, 5]).toContain(third - root);
    expect([6, 7, 8]).toContain(fifth - root);
  }
  expect(scaleTriads(scale)[0]![0]).toBe(0);
});

// M major, m minor, d diminished, A augmented: the tables of harmony textbooks, e.g. W. Piston, "Harmony".
test.each([
  ['major', 'MmmMMmd'],
  ['minor', 'mdMmmMM'],
  ['dorian', 'mmMMmdM'],
  ['phrygian', 'mMMmdMm'],
  ['lydian', 'MMmdMmm'],
  ['mixolydian', 'MmdMmmM'],
  ['locrian', 'dMmmMMm'],
  ['harmonic_minor', 'mdAmMMd'],
  ['melodic_minor', 'mmAMMdd'],
] as const)('the chords of %s are %s', (scale: ScaleName, expected) => {
  const kinds: Record<string, string> = { '4,7': 'M', '3,7': 'm', '3,6': 'd', '4,8': 'A' };
  const found = scaleTriads(scale).map(([root, third, fifth]) => kinds[[third - root, fifth - root].join()]);
  expect(found.join('')).toBe(expected);
});
