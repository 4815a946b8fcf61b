/** Clipping: crests that were cut off. */
import { gainToDb } from '../../math/index.ts';
import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';
import type { Defect, Defects } from './defect.ts';
import { listDefects } from './listDefects.ts';

/** So many samples at the extreme value make a run. */
const SHORTEST = 3;
/** Longer ones, half a period of 10 Hz, are no crests, in s. */
const LONGEST_SEC = 0.05;
/** Samples of a run may lie below the extreme by two steps: dither before rounding spreads a plateau over three values. */
const STEPS = 2;
/** Differences that are quantised are multiples of a step, within this share of it (16 bits times a gain, in float32). */
const OFF_GRID = 0.02;
/** Rounding of float32 at full scale. */
const ROUNDING = 1.2e-7;
/** What is cut off is at least so many steps high (a rounded crest may look like 6, one of fourth order like 24) and this share of the extreme (0.01 dB). */
const SMALLEST_STEPS = 40;
const SMALLEST_SHARE = 0.001;
/** So many of the runs, as a share, must be seen to be cut off. */
const SEEN = 0.25;
/** A crest that is flat by nature falls ever faster: first by less than this share of what it falls then, in half of the time. */
const CORNER = 0.75;
/** The sound has no steps that are coarser than this share of the extreme; square waves and bit crushers do. */
const COARSE = 1 / 8;
/** Clipping cuts off both sides at similar heights; where one extreme is lower than this share of the other, it is no crest. */
const LOW = 0.05;
/** Between the flats of a naive or a rounded square wave lie so many samples at most. */
const SWITCH = 2;

/** A flat piece of the wave at an extreme. */
interface Plateau extends Pick<Defect, 'frame' | 'frames'> {
  readonly value: number;
  /** 1 for a crest: the wave is below it on either side; −1 for a trough. */
  readonly side: 1 | -1;
}

/**
 * Runs of three and more samples at the largest or the smallest value of their channel, between slopes that would have gone on: if the
 * crest were a parabola with these slopes, at least 0.1 % would be missing. The level is that value, in dBFS, so sounds that
 * were turned down afterwards are found too, as long as nothing else was done to them. Values are equal within two steps of the sound's
 * own quantisation. Not reported are round crests, square waves (flats that switch to other flats within three samples: also what is clipped
 * so hard that it is one), and sounds that have as many plateaus at other values: sample and hold, bit crushers.
 *
 * @throws AudioError as `checkChannels`
 */
export function findClipping(channels: Channels, sampleRate: number): Defects {
  return listDefects(
    checkChannels(channels, sampleRate).flatMap((samples, channel) =>
      clippingIn(samples, LONGEST_SEC * sampleRate).map(({ frame, frames, value }) => {
        return { channel, frame, frames, level: gainToDb(Math.abs(value)) };
      }),
    ),
  );
}

function clippingIn(given: Float32Array, longest: number): Plateau[] {
  let samples = given;
  let [lowest, highest] = extremes(samples);
  if (!(highest - lowest < Infinity)) {
    samples = finiteSamples(given);
    [lowest, highest] = extremes(samples);
  }
  if (lowest === highest) return [];
  // Most sounds end here, before anything has to be known of their steps.
  if (!hasRun(samples, lowest, highest)) return [];
  samples = finiteSamples(samples);
  const largest = Math.max(-lowest, highest);
  const sides = [highest, lowest].filter((value) => Math.abs(value) > LOW * largest);
  const step = stepOf(samples);
  if (step > COARSE * largest) return [];
  const runs = sides
    .flatMap((value) => runsAt(samples, value, step, largest))
    .filter(({ frames }) => frames <= longest);
  let cutOff = 0;
  for (const run of runs) if (isCutOff(samples, run, step, largest)) cutOff++;
  // Noise and ripple hide the corners of some crests; those of others tell what it is.
  if (cutOff === 0 || cutOff < SEEN * runs.length) return [];
  return cutOff < countFlats(samples, sides, step, largest) ? [] : runs;
}

/** The smallest and the largest sample, or 0; NaN is neither. Four at a time, for new extremes are rare. */
function extremes(samples: Float32Array): readonly [number, number] {
  let low = 0;
  let high = 0;
  const { length } = samples;
  for (let at = 0; at < length; at += 4) {
    const a = samples[at]!;
    const b = at + 1 < length ? samples[at + 1]! : a;
    const c = at + 2 < length ? samples[at + 2]! : a;
    const d = at + 3 < length ? samples[at + 3]! : a;
    if (a > high || b > high || c > high || d > high) {
      if (a > high) high = a;
      if (b > high) high = b;
      if (c > high) high = c;
      if (d > high) high = d;
    }
    if (a < low || b < low || c < low || d < low) {
      if (a < low) low = a;
      if (b < low) low = b;
      if (c < low) low = c;
      if (d < low) low = d;
    }
  }
  return [low, high];
}

/** Whether there are three samples at an extreme: within two steps of 16 bits of it, or equal to it if steps are larger. */
function hasRun(samples: Float32Array, lowest: number, highest: number): boolean {
  const tolerance = STEPS / 32768;
  const [low, high] = [lowest + tolerance, highest - tolerance];
  for (let at = SHORTEST - 1; at < samples.length; at += SHORTEST) {
    const x = samples[at]!;
    if (!(x <= low || x >= high)) continue;
    const [first, behind] = around(samples, at, x <= low ? lowest : highest, tolerance);
    if (behind - first >= SHORTEST) return true;
  }
  return false;
}

/** The run of samples near a value that holds this one. */
function around(samples: Float32Array, at: number, value: number, tolerance: number): readonly [number, number] {
  let first = at;
  while (first > 0 && Math.abs(samples[first - 1]! - value) <= tolerance) first--;
  let behind = at + 1;
  while (behind < samples.length && Math.abs(samples[behind]! - value) <= tolerance) behind++;
  return [first, behind];
}

/** The step of the quantisation: the smallest difference of neighbours that are not equal, if it divides all others; otherwise 0. */
function stepOf(samples: Float32Array): number {
  let step = Infinity;
  for (let at = 1; at < samples.length; at++) {
    const difference = Math.abs(samples[at]! - samples[at - 1]!);
    if (difference < step && difference > 0) step = difference;
  }
  for (let at = 1; at < samples.length; at++) {
    const steps = Math.abs(samples[at]! - samples[at - 1]!) / step;
    if (Math.abs(steps - Math.floor(steps + 0.5)) > OFF_GRID) return 0;
  }
  return step;
}

/** The runs of samples at one extreme. */
function runsAt(samples: Float32Array, value: number, step: number, largest: number): Plateau[] {
  const tolerance = STEPS * step + ROUNDING * largest;
  const runs: Plateau[] = [];
  for (let at = SHORTEST - 1; at < samples.length; at += SHORTEST) {
    if (Math.abs(samples[at]! - value) > tolerance) continue;
    const [frame, behind] = around(samples, at, value, tolerance);
    if (behind - frame >= SHORTEST) runs.push({ frame, frames: behind - frame, value, side: value > 0 ? 1 : -1 });
    at = Math.max(at, behind - 1);
  }
  return runs;
}

/** Whether a run is a crest whose slopes end in corners, and no flat of a square wave. At the ends of the sound one slope must do. */
function isCutOff(samples: Float32Array, run: Plateau, step: number, largest: number): boolean {
  const { frame, frames, value } = run;
  const hasLeft = frame > 0;
  const hasRight = frame + frames < samples.length;
  if (!hasLeft && !hasRight) return false;
  const left = hasLeft ? steepness(samples, frame - 1, -1, run) : Infinity;
  const right = hasRight ? steepness(samples, frame + frames, 1, run) : Infinity;
  // A parabola with these slopes at its ends is frames · slope / 4 high.
  const missing = (frames * Math.min(left, right)) / 4;
  if (missing < Math.max(SMALLEST_STEPS * step, SMALLEST_SHARE * Math.abs(value))) return false;
  const before = hasLeft ? fallsFrom(samples, frame - 1, -1, run) : [0, 0];
  const after = hasRight ? fallsFrom(samples, frame + frames, 1, run) : [0, 0];
  if (before[0]! + after[0]! < CORNER * (before[1]! + after[1]!)) return false;
  const isSwitchLeft = !hasLeft || isSwitch(samples, frame - 1, -1, largest);
  const isSwitchRight = !hasRight || isSwitch(samples, frame + frames, 1, largest);
  return !(isSwitchLeft && isSwitchRight);
}

/**
 * How fast the wave falls away from a run, per sample, on the way from a quarter to half of the run's length: from the second half of
 * that way on, rounding to steps makes little difference.
 */
function steepness(samples: Float32Array, from: number, direction: 1 | -1, { frames, value, side }: Plateau): number {
  const far = Math.max(1, Math.ceil(frames / 2));
  let steepest = 0;
  for (let k = Math.ceil(far / 2); k <= far; k++) {
    const x = samples[from + direction * (k - 1)];
    if (x === undefined) break;
    steepest = Math.max(steepest, (side * (value - x)) / k);
  }
  return steepest;
}

/** How far the wave falls on the first half of its way from a run, which is as long as the run, and on the next quarter of it. */
function fallsFrom(samples: Float32Array, from: number, direction: 1 | -1, { frames, value, side }: Plateau): number[] {
  const quarter = Math.max(1, Math.floor(frames / 4));
  const half = samples[from + direction * (2 * quarter - 1)] ?? value;
  const further = samples[from + direction * (3 * quarter - 1)] ?? half;
  return [side * (value - half), side * (half - further)];
}

/** Whether the wave is flat again, elsewhere, after at most two samples on the way. */
function isSwitch(samples: Float32Array, from: number, direction: 1 | -1, largest: number): boolean {
  const tolerance = ROUNDING * largest;
  for (let way = 0; way <= SWITCH; way++) {
    const at = from + direction * way;
    const value = samples[at];
    if (value === undefined) return false;
    const next = samples[at + direction];
    const third = samples[at + 2 * direction];
    if (next === undefined || third === undefined) continue;
    if (Math.abs(next - value) <= tolerance && Math.abs(third - value) <= tolerance) return true;
  }
  return false;
}

/** Flats that begin and end with jumps, at other values than these. */
function countFlats(samples: Float32Array, sides: readonly number[], step: number, largest: number): number {
  const tolerance = STEPS * step + ROUNDING * largest;
  const jump = Math.max(SMALLEST_STEPS * step, SMALLEST_SHARE * largest);
  let count = 0;
  for (let at = 0; at + SHORTEST <= samples.length;) {
    const value = samples[at]!;
    let behind = at + 1;
    while (behind < samples.length && Math.abs(samples[behind]! - value) <= tolerance) behind++;
    const isFlat = behind - at >= SHORTEST && at > 0 && behind < samples.length;
    const isElsewhere = sides.every((side) => Math.abs(value - side) > 2 * tolerance);
    if (isFlat && isElsewhere && Math.abs(samples[at - 1]! - value) > jump && Math.abs(samples[behind]! - value) > jump)
      count++;
    at = behind;
  }
  return count;
}
