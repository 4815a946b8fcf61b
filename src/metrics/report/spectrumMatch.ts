/** Compares the long-term spectrum with a role's target curve. */
import { log10 } from '../../math/log10.ts';
import { log2 } from '../../math/log2.ts';
import { pow } from '../../math/pow.ts';
import { clearPitch } from './clearPitch.ts';
import type { Measurements } from './measurements.ts';
import type { SpectrumAnchor } from './roleTargets.ts';

export interface SpectrumMatch {
  /** Mean distance beyond the curve's spread, in dB, at least 0. */
  readonly distanceDb: number;
  /** What remains above the curve rises with frequency by so much, in dB per octave: above 0 is too bright. */
  readonly slopeDbPerOctave: number;
  /** Excess over curve and spread, third octave by third octave, in dB; below 0 within them. */
  readonly excess: readonly {
    readonly hz: number;
    readonly db: number;
    /** Curve and spread there, in dB relative to the sum of all third octaves. */
    readonly limitDb: number;
  }[];
}

/** Levels more than this below the strongest octave count as that: how empty an empty octave is does not matter. */
const FLOOR_DB = -60;

/**
 * The octave around each third octave is compared, because a single note has gaps between its partials but at least one
 * partial in each octave. The curve is moved up or down until the mean difference is 0, so loudness does not matter. Bands
 * outside the curve's anchors are not compared; below the pitch only what is too much counts, because a note has nothing there.
 *
 * @returns `null` for silence, and where fewer than three bands can be compared
 */
export function spectrumMatch(measurements: Measurements, curve: readonly SpectrumAnchor[]): SpectrumMatch | null {
  const { third_octave_frequencies: centres, third_octave_levels: levels } = measurements;
  if (levels === null) return null;
  const octaves = octaveLevels(levels);
  const pitch = clearPitch(measurements) ?? 0;
  const bands = centres
    .map((hz, band) => ({ hz, level: octaves[band]!, target: targetAt(curve, hz), counts: hz * 1.13 > pitch }))
    .filter(({ hz }) => hz >= curve[0]![0] && hz <= curve.at(-1)![0]);
  const compared = bands.filter(({ counts }) => counts);
  if (compared.length < 3) return null;

  const offset = mean(compared.map(({ level, target }) => level - target.levelDb));
  const meanOctave = mean(compared.map(({ hz }) => log2(hz)));
  let distance = 0;
  let slope = 0;
  let width = 0;
  const excess = bands.map(({ hz, level, target, counts }) => {
    const difference = level - target.levelDb - offset;
    const above = difference - target.spreadDb;
    distance += Math.max(0, above, counts ? -difference - target.spreadDb : 0);
    if (counts) {
      slope += difference * (log2(hz) - meanOctave);
      width += (log2(hz) - meanOctave) * (log2(hz) - meanOctave);
    }
    return { hz, db: above, limitDb: target.levelDb + offset + target.spreadDb };
  });
  return { distanceDb: distance / compared.length, slopeDbPerOctave: slope / width, excess };
}

/** Level of the octave around each third octave, in dB, no lower than the floor below the highest. */
function octaveLevels(levels: readonly number[]): number[] {
  const powers = levels.map((level) => pow(10, level / 10));
  const sums = powers.map((power, band) => (powers[band - 1] ?? 0) + power + (powers[band + 1] ?? 0));
  const floor = Math.max(...sums) * pow(10, FLOOR_DB / 10);
  return sums.map((sum) => 10 * log10(Math.max(sum, floor)));
}

/** Anchors are joined by straight lines over octaves. */
function targetAt(curve: readonly SpectrumAnchor[], hz: number): { levelDb: number; spreadDb: number } {
  let right = 1;
  while (right < curve.length - 1 && curve[right]![0] < hz) right++;
  const [fromHz, fromDb, fromSpread] = curve[right - 1]!;
  const [toHz, toDb, toSpread] = curve[right]!;
  const share = Math.max(0, Math.min(1, log2(hz / fromHz) / log2(toHz / fromHz)));
  return { levelDb: fromDb + share * (toDb - fromDb), spreadDb: fromSpread + share * (toSpread - fromSpread) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
