import { describe, expect, it } from 'vitest';
import { quietRuns } from './quietRuns.ts';

const RATE = 44100;
const loud = (): Float32Array => Float32Array.from({ length: 60000 }, (_, at) => 0.5 + 0.2 * Math.sin(at));
const held = (from: number, frames: number, value: number): Float32Array => loud().fill(value, from, from + frames);

describe('quietRuns', () => {
  it.each([
    [45, 0],
    [2000, 0],
    [22050, 0],
    [45, -0.0005],
    [89, 0.3],
    [22050, -0.7],
  ])('finds %i samples of %f, wherever they are', (frames, value) => {
    for (const from of [1, 44, 45, 1000, 1043]) {
      expect(quietRuns(held(from, frames, value), RATE)).toEqual([{ frame: from, frames, value: Math.fround(value) }]);
    }
  });

  it.each([
    [44, 0],
    [22051, 0],
    [88, 0.3],
    [22051, 0.3],
  ])('leaves %i samples of %f', (frames, value) => {
    expect(quietRuns(held(1000, frames, value), RATE)).toEqual([]);
  });

  it('leaves what has no sound on one side', () => {
    expect(quietRuns(held(0, 2000, 0), RATE)).toEqual([]);
    expect(quietRuns(held(58000, 2000, 0), RATE)).toEqual([]);
    expect(quietRuns(new Float32Array(2000), RATE)).toEqual([]);
  });

  it('finds one after the other', () => {
    const x = held(1000, 100, 0).fill(0, 1101, 1201).fill(0.1, 1201, 1301);
    expect(quietRuns(x, RATE).map(({ frame, frames }) => [frame, frames])).toEqual([
      [1000, 100],
      [1101, 100],
      [1201, 100],
    ]);
  });

  it('takes samples below −60 dBFS that are not equal', () => {
    const x = loud();
    for (let at = 1000; at < 1100; at++) x[at] = 0.0009 * Math.sin(at);
    expect(quietRuns(x, RATE)).toEqual([{ frame: 1000, frames: 100, value: 0 }]);
  });

  it('leaves out samples that were near 0 anyway', () => {
    const x = held(1000, 100, 0);
    x[999] = 0.0004;
    x[1100] = -0.0002;
    expect(quietRuns(x, RATE)).toEqual([{ frame: 1000, frames: 100, value: 0 }]);
  });
});
