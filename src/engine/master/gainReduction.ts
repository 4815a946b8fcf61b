/**
 * The gain of a limiter that knows the future: it comes down to what the largest peak in sight asks for, along two moving
 * averages that meet it in time and without a corner, stays down from crest to crest of a tone, and lets go exponentially.
 */
import { exp } from '../../math/index.ts';
import { SlidingMaximum } from './slidingMaximum.ts';

/** How long the gain takes to come down. In samples: or else it would move while the sinc of a meter looks. */
const ATTACK_SEC = 0.0015;
const ATTACK_SAMPLES = 64;
/** Between peaks that are no further apart the gain does not rise: half a period of 20 Hz, so that tones are not distorted. */
const BRIDGE_SEC = 0.025;
/** Time constant of letting go. */
const RELEASE_SEC = 0.02;
/** Frames around a peak for which its gain is reached. */
const MARGIN = 4;
/** Frames that have one level before it is smoothed: what is asked of so few frames need not be known one by one. */
const GROUP = 4;
/** Reductions are whole multiples of 2⁻³⁰, so that sums of them are exact. */
const UNIT = 0x40000000;
/** What is left of a reduction when it is let go: nobody hears −84 dB. */
const NEGLIGIBLE = UNIT / 16384;

/**
 * For each frame, what the gain of 1 is reduced by: from 0, where nothing is limited, to below 1.
 *
 * @param peaks for each frame, the largest value from it to the next
 * @param gain what the peaks are multiplied by, and then must not exceed 1
 * @param reductions written to, as long as `peaks`
 * @returns the largest reduction
 */
export function gainReduction(peaks: Float32Array, gain: number, sampleRate: number, reductions: Float32Array): number {
  const length = Math.floor(Math.max(ATTACK_SEC * sampleRate, ATTACK_SAMPLES) / 2 + 0.5);
  // Two means of `length` values are late by this, and see as much to either side.
  const late = length - 1;
  const scale = 1 / (length * length * UNIT);
  const keep = exp(-GROUP / (RELEASE_SEC * sampleRate));

  // In groups. Needs are widened by `held` and half a bridge, and narrowed by half a bridge: what lies between two of them remains.
  const held = Math.ceil((late + MARGIN) / GROUP);
  const halfBridge = Math.floor(((BRIDGE_SEC / 2) * sampleRate) / GROUP + 0.5);
  const widest = new SlidingMaximum(2 * (halfBridge + held) + 1);
  const narrowest = new SlidingMaximum(2 * halfBridge + 1);
  const ahead = 2 * halfBridge + held;

  // The last values of both means, and their sums: exact, as all are whole and below 2⁵³.
  const firstValues = new Float64Array(length);
  const secondValues = new Float64Array(length);
  let firstSum = 0;
  let secondSum = 0;
  let slot = 0;

  const frames = peaks.length;
  reductions.fill(0);
  let largest = 0;
  let level = 0;
  let idle = true;
  let lastNeed = 0;
  let next = 0;
  for (let group = 0; GROUP * group < frames + late; group++) {
    if (idle) {
      next = firstOver(peaks, gain, next);
      if (next === frames) break;
      group = Math.floor(next / GROUP) - ahead;
      widest.restart(0);
      narrowest.restart(UNIT);
    }
    const newest = GROUP * (group + ahead);
    next = Math.min(frames, newest + GROUP);
    let peak = 1;
    for (let frame = newest; frame < next; frame++) peak = Math.max(peak, gain * peaks[frame]!);
    const need = peak > 1 ? Math.ceil((1 - 1 / peak) * UNIT) : 0;
    if (need > 0) lastNeed = group + ahead;
    const bridged = UNIT - narrowest.add(UNIT - widest.add(need));
    level = Math.floor(level * keep);
    if (level < NEGLIGIBLE) level = 0;
    if (bridged > level) level = bridged;

    for (let frame = GROUP * group - late, end = frame + GROUP; frame < end; frame++) {
      firstSum += level - firstValues[slot]!;
      firstValues[slot] = level;
      secondSum += firstSum - secondValues[slot]!;
      secondValues[slot] = firstSum;
      slot = slot + 1 === length ? 0 : slot + 1;
      if (frame < 0 || frame >= frames) continue;
      const reduction = secondSum * scale;
      reductions[frame] = reduction;
      if (reduction > largest) largest = reduction;
    }
    idle = secondSum === 0 && group > lastNeed;
  }
  return largest;
}

/** The first frame from `from` on that passes 1 with this gain; how many frames there are if none does. */
function firstOver(peaks: Float32Array, gain: number, from: number): number {
  let frame = from;
  while (frame < peaks.length && !(gain * peaks[frame]! > 1)) frame++;
  return frame;
}
