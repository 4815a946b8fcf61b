/** Long signals for pictures: of each stretch only the smallest and the largest sample, which is all that a column of pixels shows. */

export interface SampleExtremes {
  /** Two for each stretch, in order of time. */
  readonly length: number;
  readonly index: (at: number) => number;
  /** NaN for a stretch that has no numbers. */
  readonly value: (at: number) => number;
}

/** Of `length` samples from `first` on, in stretches of `size` samples, the last one shorter. */
export function sampleExtremes(
  samples: ArrayLike<number>,
  first: number,
  length: number,
  size: number,
): SampleExtremes {
  const stretches = Math.ceil(length / size);
  const [places, values] = [new Float64Array(2 * stretches), new Float64Array(2 * stretches)];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = first + stretch * size;
    const to = Math.min(first + length, from + size);
    let least = NaN;
    let most = NaN;
    let [leastAt, mostAt] = [from, from];
    for (let at = from; at < to; at++) {
      const x = samples[at]!;
      // Written so that the first number replaces NaN, and NaN replaces nothing.
      if (!(x >= least) && x === x) [least, leastAt] = [x, at];
      if (!(x <= most) && x === x) [most, mostAt] = [x, at];
    }
    const inOrder = leastAt <= mostAt;
    places[2 * stretch] = inOrder ? leastAt : mostAt;
    values[2 * stretch] = inOrder ? least : most;
    places[2 * stretch + 1] = inOrder ? mostAt : leastAt;
    values[2 * stretch + 1] = inOrder ? most : least;
  }
  return { length: 2 * stretches, index: (at) => places[at]!, value: (at) => values[at]! };
}
