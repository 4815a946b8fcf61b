import { AudioError, ConfigurationError } from '../../errors.ts';
import { inputChecks } from '../../inputChecks.ts';
import { checkChannels, checkSampleRate, MAX_CHANNELS, type Channels } from '../checkChannels.ts';
import { CHUNK, TruePeakScan } from './truePeakScan.ts';

export interface TruePeakOptions {
  /** Whether `blockPeaks` will be asked for. Without, it takes up to half the time less. The default is true. */
  readonly blockPeaks?: boolean;
}

/** Peaks of what is held back, as if nothing but silence followed. */
interface Rest {
  readonly samplePeak: number;
  /** Of the blocks that are not ended: one or two, none before the first sample. */
  readonly peaks: readonly number[];
}

/** Samples before a block that are kept: bounds and the interpolator reach back so far. */
const BEFORE = 3 * CHUNK;
/** Samples after a block that must be known before it can be ended. */
const AFTER = 2 * CHUNK;
/** So much silence before the first and after the last sample is looked at, more than the interpolator reaches. */
const RINGING = CHUNK;

const checkAudio = inputChecks('audio', AudioError);
const checkOptions = inputChecks('options object', ConfigurationError);

/**
 * True peaks after ITU-R BS.1770-5, Annex 2, of a sound that comes in chunks: the largest magnitude of its samples and of
 * fifteen points between any two, of all channels. `TruePeakKernel` tells how the points are computed. DC is kept, nothing is
 * clamped, and what is not finite counts as 0. The same bits however the sound is cut.
 *
 * Steady tones up to 0.45 of the sample rate read −0.03 to +0.02 dB at any phase.
 */
export class TruePeakMeter {
  readonly #sampleRate: number;
  readonly #inBlocks: boolean;
  /** Each holds `BEFORE` samples, then block `#block` as far as it is known. */
  readonly #scans: readonly TruePeakScan[];
  readonly #ended: number[] = [];
  #peak = 0;
  #samplePeak = 0;
  #block = 0;
  #held = 0;
  #rest: Rest | undefined;

  /**
   * @param channelCount 1 to 256
   * @param sampleRate in Hz, 8000 to 192000
   * @throws AudioError, ConfigurationError for wrong options
   */
  constructor(channelCount: number, sampleRate: number, options: TruePeakOptions = {}) {
    const range = { min: 1, max: MAX_CHANNELS, integer: true, example: 2 };
    const count = checkAudio.number(channelCount, 'channelCount', range);
    const given = checkOptions.object(options, '', ['blockPeaks']);
    this.#sampleRate = checkSampleRate(sampleRate);
    this.#inBlocks = checkOptions.boolean(given.get('blockPeaks') ?? true, 'blockPeaks');
    const longest = BEFORE + Math.ceil(sampleRate / 10) + 1 + AFTER + RINGING;
    // Bounds look at whole chunks, one further.
    const size = CHUNK * (Math.ceil(longest / CHUNK) + 2);
    this.#scans = Array.from({ length: count }, () => new TruePeakScan(size));
  }

  /** @throws AudioError, `channel_count_mismatch` unless there are as many channels as before */
  add(channels: Channels): void {
    const list = checkChannels(channels, this.#sampleRate, 0);
    if (list.length !== this.#scans.length) {
      const problem = `There are ${list.length} channels, but the meter is for ${this.#scans.length}.`;
      const expected = `${this.#scans.length} channels`;
      const suggestion = 'Make a meter for each sound.';
      throw checkAudio.problem('channels', 'channel_count_mismatch', problem, expected, suggestion);
    }
    this.#rest = undefined;
    const length = list[0]!.length;
    for (let from = 0; from < length;) {
      const wanted = this.#blockLength() + AFTER;
      const to = Math.min(length, from + wanted - this.#held);
      this.#scans.forEach(({ samples }, i) => samples.set(list[i]!.subarray(from, to), BEFORE + this.#held));
      this.#held += to - from;
      if (this.#held === wanted) this.#endBlock();
      from = to;
    }
  }

  /** Of everything so far, with silence around it; 1 is full scale. At least the sample peak. */
  peak(): number {
    return Math.max(this.#peak, ...this.#measureRest().peaks);
  }

  /** The largest magnitude of any sample so far; 1 is full scale. */
  samplePeak(): number {
    return Math.max(this.#samplePeak, this.#measureRest().samplePeak);
  }

  /**
   * The true peak of each 0.1 s, 1 is full scale. Block i begins at sample round(i · sampleRate / 10); the last may be shorter.
   * What lies between two blocks belongs to the first of them. Empty with `blockPeaks: false`.
   */
  blockPeaks(): Float64Array {
    return this.#inBlocks ? Float64Array.from([...this.#ended, ...this.#measureRest().peaks]) : new Float64Array();
  }

  #blockLength(): number {
    return blockEdge(this.#block + 1, this.#sampleRate) - blockEdge(this.#block, this.#sampleRate);
  }

  #endBlock(): void {
    const length = this.#blockLength();
    for (const scan of this.#scans) scan.prepare();
    const samplePeak = this.#samplePeakOf(0, length);
    const peak = this.#peakOf(this.#block === 0 ? -RINGING : 0, length, samplePeak);
    this.#samplePeak = Math.max(this.#samplePeak, samplePeak);
    this.#peak = Math.max(this.#peak, peak);
    if (this.#inBlocks) this.#ended.push(peak);
    for (const { samples } of this.#scans) samples.copyWithin(0, length, length + BEFORE + AFTER);
    this.#held = AFTER;
    this.#block++;
  }

  #measureRest(): Rest {
    if (this.#rest !== undefined) return this.#rest;
    const held = this.#held;
    for (const scan of this.#scans) {
      scan.samples.fill(0, BEFORE + held);
      scan.prepare();
    }
    const length = Math.min(held, this.#blockLength());
    const blocks = [[0, length] as const, [length, held] as const].filter(([from, to]) => from < to);
    const peaks = blocks.map(([from, to]) => {
      const before = this.#block === 0 && from === 0 ? RINGING : 0;
      const after = to === held ? RINGING : 0;
      return this.#peakOf(from - before, to + after, this.#samplePeakOf(from, to));
    });
    return (this.#rest = { samplePeak: this.#samplePeakOf(0, held), peaks });
  }

  #samplePeakOf(from: number, to: number): number {
    return this.#scans.reduce((peak, scan) => Math.max(peak, scan.samplePeak(BEFORE + from, BEFORE + to)), 0);
  }

  /** All channels together: what one has reached, the next need not look for. */
  #peakOf(from: number, to: number, samplePeak: number): number {
    const floor = this.#inBlocks ? samplePeak : Math.max(samplePeak, this.#peak);
    return this.#scans.reduce((peak, scan) => scan.peak(BEFORE + from, BEFORE + to, peak), floor);
  }
}

/** The sample where a block begins. */
function blockEdge(block: number, sampleRate: number): number {
  return Math.floor((block * sampleRate) / 10 + 0.5);
}
