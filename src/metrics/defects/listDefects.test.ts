import { describe, expect, it } from 'vitest';
import { DEFECT_LIMIT } from './defect.ts';
import { listDefects } from './listDefects.ts';

describe('listDefects', () => {
  it('sorts by position, then by channel', () => {
    const at = (channel: number, frame: number) => ({ channel, frame, frames: 2, level: 0 });
    const { count, frames, list } = listDefects([at(1, 5), at(0, 9), at(0, 5), at(2, 1)]);
    expect([count, frames]).toEqual([4, 8]);
    expect(list.map(({ channel, frame }) => [channel, frame])).toEqual([
      [2, 1],
      [0, 5],
      [1, 5],
      [0, 9],
    ]);
  });

  it('counts all, but lists no more than the limit', () => {
    const found = Array.from({ length: 250 }, (_, index) => ({ channel: 0, frame: 250 - index, frames: 3, level: 0 }));
    const { count, frames, list } = listDefects(found);
    expect([count, frames, list.length, list[0]!.frame]).toEqual([250, 750, DEFECT_LIMIT, 1]);
  });

  it('is empty for nothing', () => {
    expect(listDefects([])).toEqual({ count: 0, frames: 0, list: [] });
  });
});
