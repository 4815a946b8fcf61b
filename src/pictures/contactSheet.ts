/** Picture: many small pictures with their titles, in sections. */
import type { RgbImage } from '../io/encodePng.ts';
import { Canvas } from './canvas.ts';
import { drawText, fitText, TEXT_HEIGHT } from './drawText.ts';
import { theme } from './theme.ts';

export interface SheetSection {
  readonly title: string;
  readonly cells: readonly { readonly title: string; readonly image: RgbImage }[];
}

export interface SheetOptions {
  readonly title?: string;
  /** Pictures beside each other. Default 5. */
  readonly columns?: number;
}

const GAP = 12;
const HEADING = 2 * TEXT_HEIGHT + GAP;
const CAPTION = TEXT_HEIGHT + 5;

/** All cells are as large as the largest picture. Sections without pictures are left out. */
export function contactSheet(sections: readonly SheetSection[], options: SheetOptions = {}): RgbImage {
  const { title = '', columns = 5 } = options;
  const shown = sections.filter(({ cells }) => cells.length > 0);
  const images = shown.flatMap(({ cells }) => cells.map(({ image }) => image));
  const cellWidth = images.reduce((most, { width }) => Math.max(most, width), 1);
  const cellHeight = CAPTION + images.reduce((most, { height }) => Math.max(most, height), 0);
  const rowsOf = (section: SheetSection): number => Math.ceil(section.cells.length / columns);
  const used = Math.min(
    columns,
    shown.reduce((most, { cells }) => Math.max(most, cells.length), 1),
  );
  const rows = shown.reduce((sum, section) => sum + rowsOf(section), 0);
  const head = title === '' ? 0 : 3 * TEXT_HEIGHT + 2 * GAP;
  const width = GAP + used * (cellWidth + GAP);
  const height = GAP + head + shown.length * HEADING + rows * (cellHeight + GAP);
  const canvas = new Canvas(width, height);

  drawText(canvas, GAP, GAP, fitText(title, width - 2 * GAP, 3), { scale: 3 });
  let top = GAP + head;
  for (const section of shown) {
    drawText(canvas, GAP, top, fitText(section.title, width - 2 * GAP, 2), { scale: 2 });
    canvas.fill(GAP, top + 2 * TEXT_HEIGHT + 4, width - 2 * GAP, 1, theme.axis);
    top += HEADING;
    section.cells.forEach((cell, index) => {
      const x = GAP + (index % columns) * (cellWidth + GAP);
      const y = top + Math.floor(index / columns) * (cellHeight + GAP);
      drawText(canvas, x, y, fitText(cell.title, cellWidth));
      canvas.draw(cell.image, x, y + CAPTION);
    });
    top += rowsOf(section) * (cellHeight + GAP);
  }
  return canvas;
}
