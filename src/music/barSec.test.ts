import { expect, test } from 'vitest';
import { barSec } from './barSec.ts';

test('a bar of 4/4 and one of 6/8', () => {
  expect(barSec({ tempo: 120, time_signature: [4, 4] })).toBe(2);
  // The tempo counts quarter notes, not the eighths that 6/8 is written in.
  expect(barSec({ tempo: 90, time_signature: [6, 8] })).toBe(2);
});
