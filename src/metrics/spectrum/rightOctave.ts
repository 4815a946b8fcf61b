/** What is left to be right about a pitch when its period may be a multiple or a fraction of the true one. */

/** The steps in which a pitch can be wrong. */
const STEPS = [2, 3] as const;

/** Lines are looked at up to so many times the higher of two pitches: further up those of detuned voices run together. */
const MOST_HARMONICS = 8;

/** −30 dB: lines that have less of all power than this do not count. */
const LEAST_SHARE = 0.001;

/**
 * A line that was not expected is so many times as strong as what lies just beside it. Expected lines are missing where there is
 * less than so much just beside them and half-way to the next; near the lowest pitch, lines are hardly apart.
 */
const [NEW_RISE, LEAST_RISE, LEAST_RISE_HALFWAY] = [6, 3, 8];
const [CLOSE_BINS, LEAST_RISE_CLOSE] = [6, 2];

/** An offset fills the bins below. */
const FIRST_BIN = 2;

/** How far a line reaches to both sides, in bins, unless the next is near, and as a share of its frequency. */
const [LINE_BINS, LINE_SHARE] = [2, 0.02];

/**
 * The fundamental, in bins, that a spectrum has lines for: `fundamental` multiplied by 2 and 3 while the lines in between are
 * missing, then divided while there are some.
 *
 * @param lowest no fundamental is lower, in bins
 * @param isPeriodic whether the sound repeats itself with the period of this fundamental at least as well as with the given one
 */
export function rightOctave(
  powers: Float64Array,
  fundamental: number,
  lowest: number,
  isPeriodic: (fundamental: number) => boolean,
): number {
  const total = powers.subarray(FIRST_BIN).reduce((sum, power) => sum + power, 0);
  const hasLines = (pitch: number, step: number): boolean => {
    const { beside, halfway } = risesOf(powers, total, pitch, step);
    return beside >= (pitch < CLOSE_BINS ? LEAST_RISE_CLOSE : LEAST_RISE) || halfway >= LEAST_RISE_HALFWAY;
  };
  let right = fundamental;
  for (const step of STEPS) {
    while (right * step * 1.5 < powers.length && !hasLines(right, step)) right *= step;
  }
  for (const step of STEPS) {
    const isDivided = (pitch: number): boolean =>
      pitch >= lowest && isPeriodic(pitch) && risesOf(powers, total, pitch, step).beside >= NEW_RISE;
    while (isDivided(right / step)) right /= step;
  }
  return right;
}

/**
 * The power of the lines of a fundamental that are no multiples of `step`, over what lies just beside them (where noise has
 * formants, they can be narrower than the distance of two lines), and half-way to the next. 0 if they are weak.
 */
function risesOf(powers: Float64Array, total: number, fundamental: number, step: number) {
  const count = Math.min(MOST_HARMONICS * step, Math.floor(powers.length / fundamental - 0.5));
  let lines = 0;
  let beside = 0;
  let halfway = 0;
  for (let number = 1; number <= count; number++) {
    if (number % step === 0) continue;
    const middle = number * fundamental;
    const reach = Math.max(1, Math.min(fundamental / 4, LINE_BINS + LINE_SHARE * middle));
    const around = (apart: number): number =>
      (powerAround(powers, middle - apart, reach) + powerAround(powers, middle + apart, reach)) / 2;
    lines += powerAround(powers, middle, reach);
    beside += around(Math.min(fundamental / 2, 2 * reach + 1));
    halfway += around(fundamental / 2);
  }
  if (lines < LEAST_SHARE * total) return { beside: 0, halfway: 0 };
  return { beside: lines / beside, halfway: lines / halfway };
}

/** Bins count as far as they are inside. */
function powerAround(powers: Float64Array, middle: number, reach: number): number {
  const last = Math.min(powers.length - 1, Math.ceil(middle + reach));
  let power = 0;
  for (let bin = Math.max(FIRST_BIN, Math.floor(middle - reach)); bin <= last; bin++) {
    const inside = Math.min(bin + 0.5, middle + reach) - Math.max(bin - 0.5, middle - reach);
    power += powers[bin]! * Math.max(0, inside);
  }
  return power;
}
