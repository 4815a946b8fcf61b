/**
 * Colours for numbers: from near black over violet, red and orange to near white, with lightness rising in even steps, so that
 * more is brighter to every reader and on every printer. A path in Oklab (B. Ottosson, "A perceptual color space for image
 * processing", 2020), whose lightness is a straight line and whose hue turns by half a circle; sRGB after IEC 61966-2-1.
 */
import { cos } from '../math/cos.ts';
import { pow } from '../math/pow.ts';
import { sin } from '../math/sin.ts';
import type { Colour } from './theme.ts';

/** Few enough to leave the other colours of a picture room in a palette of 256. */
const LEVELS = 200;

let table: readonly Colour[] | undefined;

/** The colour of a share from 0 to 1; what is outside is taken for the nearest end, NaN for 0. */
export function colourMap(share: number): Colour {
  table ??= Array.from({ length: LEVELS }, (_, level) => colourOf(level / (LEVELS - 1)));
  return table[share > 0 ? Math.floor(Math.min(1, share) * (LEVELS - 1) + 0.5) : 0]!;
}

function colourOf(t: number): Colour {
  const lightness = 0.2 + 0.78 * t;
  const chroma = 0.165 * sin(Math.PI * t);
  const hue = (Math.PI / 180) * (280 + 180 * t);
  const [a, b] = [chroma * cos(hue), chroma * sin(hue)];
  const long = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
  const medium = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
  const short = cube(lightness - 0.0894841775 * a - 1.291485548 * b);
  return [
    encoded(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    encoded(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    encoded(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

function cube(x: number): number {
  return x * x * x;
}

/** Linear light to a byte of sRGB. */
function encoded(linear: number): number {
  const x = Math.max(0, Math.min(1, linear));
  const curved = x <= 0.0031308 ? 12.92 * x : 1.055 * pow(x, 1 / 2.4) - 0.055;
  return Math.floor(255 * curved + 0.5);
}
