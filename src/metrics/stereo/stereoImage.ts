/** How left and right relate: their phase, what is lost when they are mixed to mono, and which one is louder. */
import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';
import { kWeighting } from '../loudness/kWeighting.ts';
import { bassFilters } from './bassFilters.ts';
import { correlation, SILENT_POWER } from './correlation.ts';
import { filteredSums } from './filteredSums.ts';
import { balanceOf, monoLossOf } from './pairSums.ts';
import { pairScan, sumsOfBlocks } from './pairScan.ts';

export interface StereoImage {
  /**
   * ΣLR/√(ΣL²·ΣR²) of the whole sound, as phase meters show it: without removing the means; 1 for equal channels, −1 for opposite
   * ones, 0 for unrelated ones. `null` if one of the channels is silent throughout.
   */
  readonly correlation: number | null;
  /** The lowest of the series. `null` if the channels never sound together. */
  readonly correlationMin: number | null;
  readonly series: {
    readonly stepSec: 0.1;
    /**
     * Of windows of 0.4 s; value i belongs to the window that begins at i · `stepSec`. `null` where a channel is silent, that is
     * below −70 dBFS. A sound under 0.4 s has one value.
     */
    readonly correlation: readonly (number | null)[];
  };
  /**
   * Loudness of left and right over that of (L + R)/2 on one loudspeaker, in LU: 3.01 for equal channels, 6.02 for unrelated ones,
   * at most 60. K-weighted after ITU-R BS.1770-5 and not gated: gates would leave out just the parts that mono cancels.
   * `null` for silence.
   */
  readonly monoLoss: number | null;
  /**
   * The same below 120 Hz, not weighted and without the means of the channels. `null` where the bass is 40 dB below the whole, or
   * below −70 dBFS.
   */
  readonly bassMonoLoss: number | null;
  /** Loudness of left over right, in LU, K-weighted and not gated; −60 to 60. `null` for silence. */
  readonly balance: number | null;
}

/** Power of the bass over that of the whole below which there is next to none: the onset of a treble tone alone makes −52 dB. */
const NO_BASS = 1e-4;

/**
 * `null` unless there are two channels. Samples that are not finite count as 0.
 *
 * @throws AudioError if the channels cannot be measured
 */
export function stereoImage(channels: Channels, sampleRate: number): StereoImage | null {
  const list = checkChannels(channels, sampleRate);
  if (list.length !== 2) return null;
  let [left, right] = [list[0]!, list[1]!];
  let scan = pairScan(left, right, sampleRate);
  let all = sumsOfBlocks(scan, 0, scan.left.length);
  // Squares of float32 samples cannot overflow: only a sample that is not finite makes such sums.
  if (!(all.left + all.right < Infinity)) {
    [left, right] = [finiteSamples(left), finiteSamples(right)];
    scan = pairScan(left, right, sampleRate);
    all = sumsOfBlocks(scan, 0, scan.left.length);
  }
  const { whole, least, series, sounds } = correlation(scan);
  const { shelf, highPass } = kWeighting(sampleRate);
  const weighted = filteredSums(left, right, [shelf, highPass]);
  const bass = filteredSums(scan.lowLeft, scan.lowRight, bassFilters(scan.lowRate));
  // Mean squares of both channels together.
  const power = (all.left + all.right) / (2 * left.length);
  const bassPower = (bass.left + bass.right) / (2 * scan.lowLeft.length);
  return {
    correlation: whole,
    correlationMin: least,
    series: { stepSec: 0.1, correlation: series },
    monoLoss: sounds ? monoLossOf(weighted) : null,
    bassMonoLoss: bassPower > SILENT_POWER && bassPower > NO_BASS * power ? monoLossOf(bass) : null,
    balance: sounds ? balanceOf(weighted) : null,
  };
}
