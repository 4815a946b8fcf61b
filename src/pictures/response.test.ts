import { expect, it } from 'vitest';
import { columnOfHz, mean, rowOf, rowsOf } from '../../test/support/pixels.ts';
import { response } from './response.ts';
import { curveColour } from './theme.ts';

const RATE = 44100;

it('shows a one-pole low-pass as its transfer function says', () => {
  const pole = 0.9;
  const samples = Float64Array.from({ length: 1000 }, (_, at) => (1 - pole) * pole ** at);
  const image = response([{ name: 'low', samples }], RATE, { toDb: 10, rangeDb: 60 });
  for (const hz of [25, 200, 1000, 5000, 15000]) {
    const angle = (2 * Math.PI * hz) / RATE;
    const level = 20 * Math.log10((1 - pole) / Math.hypot(1 - pole * Math.cos(angle), pole * Math.sin(angle)));
    const row = mean(rowsOf(image, Math.floor(columnOfHz(hz)), curveColour(0))) + 0.5;
    expect(Math.abs(row - rowOf(level, -50, 10))).toBeLessThan(1.5);
  }
});

it('takes answers of any length', () => {
  const late = new Float32Array(70_000);
  late[69_999] = 1;
  const image = response([{ name: 'late', samples: late }], RATE, { toDb: 10, rangeDb: 60 });
  expect(Math.abs(mean(rowsOf(image, 500, curveColour(0))) + 0.5 - rowOf(0, -50, 10))).toBeLessThan(1);
  expect(() => response([{ name: 'none', samples: [] }], RATE)).not.toThrow();
});
