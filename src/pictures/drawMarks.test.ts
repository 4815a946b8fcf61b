import { describe, expect, it } from 'vitest';
import { columnsOf, mean, rowsOf, USUAL } from '../../test/support/pixels.ts';
import { linearAxis, timeAxis } from './axis.ts';
import type { Canvas } from './canvas.ts';
import { colouredMarks, drawMarks, type Mark } from './drawMarks.ts';
import { drawPlot, startPicture } from './plot.ts';
import { curveColour } from './theme.ts';

const RATE = 1000;
const [CLIPS, CLICKS, GAPS] = [curveColour(1), curveColour(2), curveColour(3)];

function drawn(groups: Record<string, Mark[]>, channel = 0, height = 480): Canvas {
  const { canvas, box, scale } = startPicture({ height });
  const plot = drawPlot(canvas, box, { x: timeAxis(0, 2), y: linearAxis(-1, 1, '') }, { scale });
  const kinds = colouredMarks(Object.entries(groups).map(([name, marks]) => ({ name, marks })));
  drawMarks(plot, kinds, channel, RATE);
  return canvas;
}

const columnOf = (seconds: number): number => USUAL.left + (seconds / 2) * (USUAL.right - USUAL.left);

describe('drawMarks', () => {
  it('puts a tick at the place of each mark of its channel, on top', () => {
    const marks = [
      { channel: 0, frame: 500 },
      { channel: 1, frame: 1000 },
    ];
    for (const [channel, seconds] of [
      [0, 0.5],
      [1, 1],
    ] as const) {
      const canvas = drawn({ clips: marks }, channel);
      const columns = columnsOf(canvas, CLIPS);
      expect(columns).toHaveLength(6);
      expect(Math.abs(mean(columns) + 0.5 - columnOf(seconds))).toBeLessThan(1);
      expect(rowsOf(canvas, columns[2]!, CLIPS)).toEqual(Array.from({ length: 10 }, (_, row) => USUAL.top + row));
    }
    expect(columnsOf(drawn({ clips: marks }, 2), CLIPS)).toEqual([]);
  });

  it('shows how long something lasts', () => {
    const columns = columnsOf(drawn({ clips: [{ channel: 0, frame: 500, frames: 700 }] }), CLIPS);
    expect(Math.abs(columns[0]! - columnOf(0.5))).toBeLessThan(1);
    expect(Math.abs(columns.at(-1)! + 1 - columnOf(1.2))).toBeLessThan(1);
  });

  it('keeps ticks at both ends whole, and leaves out what lies beyond', () => {
    const ends = columnsOf(drawn({ clips: [{ channel: 0, frame: 0 }] }), CLIPS);
    expect([ends[0], ends.length]).toEqual([USUAL.left, 6]);
    const last = columnsOf(drawn({ clips: [{ channel: 0, frame: 1999 }] }), CLIPS);
    expect([last.at(-1), last.length]).toEqual([USUAL.right - 1, 6]);
    expect(columnsOf(drawn({ clips: [{ channel: 0, frame: 2100 }] }), CLIPS)).toEqual([]);
  });

  it('gives each kind a row and its own colour, whichever kinds are empty', () => {
    const at = (frame: number): Mark[] => [{ channel: 0, frame }];
    const canvas = drawn({ clips: at(500), clicks: [], gaps: at(500) });
    expect(columnsOf(canvas, CLICKS)).toEqual([]);
    const column = Math.floor(columnOf(0.5));
    const [clips, gaps] = [rowsOf(canvas, column, CLIPS), rowsOf(canvas, column, GAPS)];
    expect(gaps[0]!).toBeGreaterThan(clips.at(-1)! + 1);
  });

  it('says of how many the marks are the first', () => {
    const marks: Mark[] = [0, 1].map((channel) => ({ channel, frame: 500 }));
    const names = (group: object) => colouredMarks([{ name: 'clips', marks, ...group }]).map(({ name }) => name);
    expect(names({})).toEqual(['clips']);
    expect(names({ count: 2 })).toEqual(['clips']);
    expect(names({ count: 880 })).toEqual(['clips (first 2 of 880)']);
    expect(names({ count: 440, shown: 1 })).toEqual(['clips (first 1 of 440)']);
    expect(names({ count: 1, shown: 1 })).toEqual(['clips']);
  });

  it('leaves the curve beside and below a tick as it is', () => {
    const { canvas, box, scale } = startPicture({});
    const plot = drawPlot(canvas, box, { x: timeAxis(0, 2), y: linearAxis(-1, 1, '') }, { scale });
    canvas.fill(plot.left, plot.top, plot.right - plot.left, 40, GAPS);
    drawMarks(plot, colouredMarks([{ name: 'clips', marks: [{ channel: 0, frame: 500 }] }]), 0, RATE);
    const ticked = columnsOf(canvas, CLIPS);
    expect(rowsOf(canvas, ticked[0]! - 1, GAPS)).toHaveLength(40);
    expect(rowsOf(canvas, ticked[0]!, GAPS)).toHaveLength(30);
  });

  it('leaves a low plot to its curve', () => {
    const at: Mark[] = [{ channel: 0, frame: 500 }];
    // 48 rows for the plot.
    const canvas = drawn({ clips: at, clicks: at, gaps: at }, 0, 108);
    expect(Math.max(...rowsOf(canvas, Math.floor(columnOf(0.5)), GAPS)) - USUAL.top).toBeLessThan(18);
  });
});
