// The biquads of R. Bristow-Johnson, "Audio EQ Cookbook" (W3C Working Group Note, 2021), as references: not a line is shared with ours.
import { over, polynomialOf, size, turned } from './responses.ts';

export type BandKind = 'peak' | 'lowShelf' | 'highShelf';

/** |H| of a band of an equaliser. Frequencies end at 0.49 of the rate, as ours do. */
export function cookbook(kind: BandKind, frequencyHz: number, gainDb: number, q: number, rate: number) {
  const a = 10 ** (gainDb / 40);
  const w = 2 * Math.PI * Math.min(frequencyHz / rate, 0.49);
  const cos = Math.cos(w);
  const alpha = Math.sin(w) / (2 * q);
  const root = 2 * Math.sqrt(a) * alpha;
  const [b, c] = {
    peak: [
      [1 + alpha * a, -2 * cos, 1 - alpha * a],
      [1 + alpha / a, -2 * cos, 1 - alpha / a],
    ],
    lowShelf: [
      [a * (a + 1 - (a - 1) * cos + root), 2 * a * (a - 1 - (a + 1) * cos), a * (a + 1 - (a - 1) * cos - root)],
      [a + 1 + (a - 1) * cos + root, -2 * (a - 1 + (a + 1) * cos), a + 1 + (a - 1) * cos - root],
    ],
    highShelf: [
      [a * (a + 1 + (a - 1) * cos + root), -2 * a * (a - 1 + (a + 1) * cos), a * (a + 1 + (a - 1) * cos - root)],
      [a + 1 - (a - 1) * cos + root, 2 * (a - 1 - (a + 1) * cos), a + 1 - (a - 1) * cos - root],
    ],
  }[kind] as [number[], number[]];
  return (hz: number): number => {
    const z = turned((-2 * Math.PI * hz) / rate);
    return size(over(polynomialOf(b, z), polynomialOf(c, z)));
  };
}
