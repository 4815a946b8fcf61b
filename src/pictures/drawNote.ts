/** A word in the middle of a plot that has nothing to show. */
import { drawText, fitText, TEXT_HEIGHT } from './drawText.ts';
import type { Plot } from './plot.ts';
import { theme } from './theme.ts';

export function drawNote({ canvas, left, right, top, bottom, scale }: Plot, text: string): void {
  const middle = Math.floor((top + bottom - TEXT_HEIGHT * scale) / 2);
  const style = { scale, align: 'centre', colour: theme.axis } as const;
  drawText(canvas, (left + right) / 2, middle, fitText(text, right - left, scale), style);
}
