/** The colours of all pictures: dark on white, so that they can be printed. */

/** Red, green and blue, 0–255, sRGB. */
export type Colour = readonly [number, number, number];

export const theme = {
  paper: [255, 255, 255],
  ink: [34, 38, 46],
  axis: [140, 146, 156],
  grid: [229, 232, 236],
  /**
   * One for each curve. Blue, vermilion, bluish green, reddish purple, orange and sky blue can be told apart by colour-blind
   * readers: M. Okabe & K. Ito, "Color universal design", 2008; the last two are darker here, for thin lines on white.
   */
  curves: [
    [0, 114, 178],
    [213, 94, 0],
    [0, 158, 115],
    [204, 121, 167],
    [190, 130, 0],
    [60, 150, 210],
  ],
} as const satisfies Record<string, Colour | readonly Colour[]>;

/** The colour of the curve of this number. After the last colour they begin again. */
export function curveColour(index: number): Colour {
  return theme.curves[index % theme.curves.length]!;
}

/** The same colour, light enough to lie behind others. */
export function tint(colour: Colour): Colour {
  const [red, green, blue] = colour.map((part, index) => Math.floor((part + 3 * theme.paper[index]!) / 4)) as [
    number,
    number,
    number,
  ];
  return [red, green, blue];
}
