import { AudioError } from '../../errors.ts';
import { inputChecks } from '../../inputChecks.ts';
import { gainToDb } from '../../math/index.ts';
import { checkChannels, checkSampleRate, MAX_CHANNELS, type Channels } from '../checkChannels.ts';
import { TruePeakMeter } from '../levels/truePeakMeter.ts';
import { EnergyMeter, type LoudnessEnergies } from './energyMeter.ts';
import { gatedLoudness } from './gatedLoudness.ts';
import { loudnessRange } from './loudnessRange.ts';
import { lufs } from './lufs.ts';
import { readLoudnessOptions, type LoudnessOptions } from './readLoudnessOptions.ts';
import { SUB_BLOCK_SEC, subBlockEdge, subBlocks } from './subBlocks.ts';
import { windowPowers } from './windowPowers.ts';

export type { LoudnessOptions } from './readLoudnessOptions.ts';

/** Loudness after ITU-R BS.1770-5, EBU R 128, Tech 3341 and Tech 3342. `null` where it is not defined. */
export interface Loudness {
  /** Gated, of the whole sound, in LUFS; `null` under 400 ms and below −70 LUFS. */
  readonly integrated: number | null;
  /** The loudest 400 ms, in LUFS. */
  readonly momentaryMax: number | null;
  /** The loudest 3 s, in LUFS; `null` under 3 s. */
  readonly shortTermMax: number | null;
  /** Loudness range, in LU; `null` under 3 s. */
  readonly range: number | null;
  /** Of all channels, in dBTP. */
  readonly truePeak: number | null;
  /** Of all channels, in dBFS. */
  readonly samplePeak: number | null;
  readonly series: LoudnessSeries;
}

/** How it went. */
export interface LoudnessSeries {
  /** Value i of `momentary` and `shortTerm` belongs to the window that ends at (i + 1) · stepSec. */
  readonly stepSec: typeof SUB_BLOCK_SEC;
  /** Of 400 ms, in LUFS; `null` before the first complete window, and for silence. */
  readonly momentary: readonly (number | null)[];
  /** Of 3 s, in LUFS; `null` before the first complete window, and for silence. */
  readonly shortTerm: readonly (number | null)[];
  /** The largest true peak of each 0.1 s, in dBTP; the last may be shorter. `null` for silence. */
  readonly truePeak: readonly (number | null)[];
}

const check = inputChecks('audio', AudioError);

/** Measures a sound that comes in chunks. The same bits however it is cut. */
export class LoudnessMeter {
  readonly #channelCount: number;
  readonly #sampleRate: number;
  readonly #padShort: boolean;
  readonly #energies: EnergyMeter;
  readonly #peaks: TruePeakMeter | undefined;

  /**
   * @param channelCount 1 to 256
   * @param sampleRate in Hz, 8000 to 192000
   * @throws AudioError, ConfigurationError for wrong options
   */
  constructor(channelCount: number, sampleRate: number, options?: LoudnessOptions) {
    this.#channelCount = check.number(channelCount, 'channelCount', {
      min: 1,
      max: MAX_CHANNELS,
      integer: true,
      example: 2,
    });
    this.#sampleRate = checkSampleRate(sampleRate);
    const { weights, truePeak, padShort } = readLoudnessOptions(options, channelCount);
    this.#padShort = padShort;
    this.#energies = new EnergyMeter(weights, sampleRate);
    this.#peaks = truePeak ? new TruePeakMeter(channelCount, sampleRate) : undefined;
  }

  /** @throws AudioError, `channel_count_mismatch` unless there are as many channels as before */
  add(channels: Channels): void {
    const list = checkChannels(channels, this.#sampleRate, 0);
    if (list.length !== this.#channelCount) {
      const problem = `There are ${list.length} channels, but the meter is for ${this.#channelCount}.`;
      const suggestion = 'Make a meter for each sound.';
      const expected = `${this.#channelCount} channels`;
      throw check.problem('channels', 'channel_count_mismatch', problem, expected, suggestion);
    }
    this.#energies.add(list);
    this.#peaks?.add(list);
  }

  /** Of everything so far; it can go on afterwards. */
  result(): Loudness {
    const shortest = this.#padShort ? subBlockEdge(subBlocks.momentary, this.#sampleRate) : 0;
    const energies = this.#energies.energies(shortest);
    const momentary = windowPowers(energies, subBlocks.momentary);
    const shortTerm = windowPowers(energies, subBlocks.shortTerm);
    return {
      integrated: gatedLoudness(energies),
      momentaryMax: lufs(largest(momentary)),
      shortTermMax: lufs(largest(shortTerm)),
      range: loudnessRange(energies),
      truePeak: decibels(this.#peaks?.peak() ?? 0),
      samplePeak: decibels(this.#peaks?.samplePeak() ?? 0),
      series: {
        stepSec: SUB_BLOCK_SEC,
        momentary: seriesOf(momentary, energies),
        shortTerm: seriesOf(shortTerm, energies),
        truePeak: Array.from(this.#peaks?.blockPeaks() ?? [], decibels),
      },
    };
  }
}

function largest(powers: Float64Array): number {
  let max = 0;
  for (const power of powers) if (power > max) max = power;
  return max;
}

/** One value for each sub-block; the first windows are not complete. */
function seriesOf(powers: Float64Array, { values }: LoudnessEnergies): (number | null)[] {
  const incomplete = values.length - powers.length;
  return Array.from(values, (_energy, i) => (i < incomplete ? null : lufs(powers[i - incomplete]!)));
}

function decibels(peak: number): number | null {
  return peak > 0 ? gainToDb(peak) : null;
}
