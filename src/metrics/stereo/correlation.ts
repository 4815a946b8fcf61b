/** The correlation of two channels: of all, in windows, and the lowest. */
import { correlationOf } from './pairSums.ts';
import { sumsOfBlocks, type PairScan } from './pairScan.ts';

export interface Correlation {
  /** Of the whole sound. `null` if no window of a channel has sound. */
  readonly whole: number | null;
  /** The lowest of the series. `null` if no window has sound on both channels. */
  readonly least: number | null;
  /** Of each window of 0.4 s, 0.1 s apart; `null` where a channel is silent. */
  readonly series: readonly (number | null)[];
  /** Whether there is a window with sound on either channel. */
  readonly sounds: boolean;
}

/** Blocks in a window. */
const WINDOW_BLOCKS = 4;

/** Mean square below which a window is silent: −70 dBFS. */
export const SILENT_POWER = 1e-7;

/** The last window may be up to 0.1 s shorter; a sound under 0.4 s is one window. */
export function correlation(scan: PairScan): Correlation {
  const { edges } = scan;
  const blocks = edges.length - 1;
  const series: (number | null)[] = [];
  let [leftSounds, rightSounds] = [false, false];
  let least: number | null = null;
  for (let first = 0; first === 0 || first + WINDOW_BLOCKS <= blocks; first++) {
    const end = Math.min(blocks, first + WINDOW_BLOCKS);
    const window = sumsOfBlocks(scan, first, end);
    const silent = SILENT_POWER * (edges[end]! - edges[first]!);
    const [left, right] = [window.left >= silent, window.right >= silent];
    const value = left && right ? correlationOf(window) : null;
    series.push(value);
    leftSounds ||= left;
    rightSounds ||= right;
    if (value !== null) least = Math.min(least ?? 1, value);
  }
  const whole = leftSounds && rightSounds ? correlationOf(sumsOfBlocks(scan, 0, blocks)) : null;
  return { whole, least, series, sounds: leftSounds || rightSounds };
}
