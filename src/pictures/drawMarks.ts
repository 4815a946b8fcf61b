/** Ticks at the top of a plot: where something was found. */
import type { LegendEntry } from './drawLegend.ts';
import { toPixels, type Plot } from './plot.ts';
import { curveColour } from './theme.ts';

/** A place in a sound. */
export interface Mark {
  /** From 0. */
  readonly channel: number;
  /** Its first sample. */
  readonly frame: number;
  /** How many samples it lasts. Default 1. */
  readonly frames?: number;
}

/** Marks of one kind. */
export interface MarkGroup {
  /** For the legend. */
  readonly name: string;
  readonly marks: readonly Mark[];
  /** How many there are in all, where the marks are only the first. The legend says so. */
  readonly count?: number | undefined;
  /** How many of these the marks are: fewer where some mark one thing in several channels. Default: one each. */
  readonly shown?: number | undefined;
}

/** Marks with the colour of their kind, which is the same whichever other kinds there are. */
export interface ColouredMarks extends LegendEntry {
  readonly marks: readonly Mark[];
}

/** In dots of the font; ticks are lower where their rows would fill more than a third of the plot. */
const TICK = { width: 3, least: 2, most: 5, gap: 1 };

/** The kinds that have marks. Blue is the signal's own colour. */
export function colouredMarks(groups: readonly MarkGroup[]): ColouredMarks[] {
  return groups
    .map((group, index) => ({ name: legendName(group), marks: group.marks, colour: curveColour(index + 1) }))
    .filter(({ marks }) => marks.length > 0);
}

function legendName({ name, marks, shown = marks.length, count = shown }: MarkGroup): string {
  return count > shown ? `${name} (first ${shown} of ${count})` : name;
}

/** One row of ticks for each kind, over a plot whose x axis is time; of one channel. */
export function drawMarks(plot: Plot, kinds: readonly ColouredMarks[], channel: number, sampleRate: number): void {
  const { canvas, left, right, top, bottom, scale } = plot;
  const room = Math.floor((bottom - top) / (3 * scale * Math.max(1, kinds.length))) - TICK.gap;
  const height = Math.max(TICK.least, Math.min(TICK.most, room));
  kinds.forEach(({ marks, colour }, row) => {
    const y = top + row * (height + TICK.gap) * scale;
    for (const { channel: of, frame, frames = 1 } of marks) {
      if (of !== channel) continue;
      const [from, to] = [frame, frame + frames].map((at) => toPixels(plot, at / sampleRate, 0)[0]) as [number, number];
      if (to < left || from > right) continue;
      const middle = (from + to) / 2;
      const half = Math.max(TICK.width * scale, to - from) / 2;
      // The least width is kept at both ends of the plot.
      const first = Math.max(left, Math.min(right - TICK.width * scale, Math.floor(middle - half + 0.5)));
      const end = Math.min(right, Math.max(first + TICK.width * scale, Math.floor(middle + half + 0.5)));
      canvas.fill(first, y, end - first, height * scale, colour);
    }
  });
}
