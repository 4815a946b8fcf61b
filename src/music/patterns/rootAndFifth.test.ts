import { expect, test } from 'vitest';
import { plainRequest } from '../../../test/support/patternRequests.ts';
import { type ScaleName, scaleNames } from '../scales.ts';
import { rootAndFifth } from './rootAndFifth.ts';

test.each(scaleNames)('%s: the fifth is perfect, but in locrian', (scale: ScaleName) => {
  const notes = rootAndFifth(plainRequest({ scale, lengthBeats: 3 }));
  expect(notes.map(({ semitones }) => semitones)).toEqual([0, scale === 'locrian' ? 6 : 7]);
  expect(notes.map(({ lengthBeats }) => lengthBeats)).toEqual([3, 3]);
});
