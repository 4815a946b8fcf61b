/** Dropouts: gaps in a sound, and samples that got stuck. */
import { gainToDb } from '../../math/index.ts';
import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';
import type { Defect, Defects } from './defect.ts';
import { listDefects } from './listDefects.ts';
import { GAP_LEVEL, quietRuns, type QuietRun } from './quietRuns.ts';
import { isSeries } from './recurs.ts';

/** A gap is 40 dB below the sound around it too. */
const DEEP = 0.01;
/** The sound on either side of a gap: −40 dBFS over three pieces of so many s, and none of them 10 dB below that. */
const PIECE_SEC = 0.005;
const PIECES = 3;
const LOUD = 0.01;
const LOUD_PIECE = 0.00316;
/** The sound breaks off: so shortly before the gap, in s, it is still at this share of its level. A ramp of 1 ms is not. */
const EDGE_SEC = 0.0001;
const EDGE_SHARE = 0.4;
/** Sounds that stand still so often, as share of their samples, are made of steps; no value at which they stand anyway is a dropout. */
const STEPPED = 0.25;
/** A value that got stuck is as near to the one before as neighbours are: within so many of their mean steps. */
const NEAR = 4;
/** What hardly moved for so long, in s, did not get stuck: all its steps are smaller than this share of the mean. */
const STILL_SEC = 0.002;
const STILL = 0.2;
/** Gaps of one length (within this share) at equal distances of up to 1 s (within that share) are a rhythm or a pitch … */
const RHYTHM_SEC = 1;
const RHYTHM_SHARE = 0.8;
const RHYTHM_TOLERANCE = 0.05;
/** … unless they are shorter than this share of their distances. */
const RHYTHM_GAP = 0.15;
/** A dropout is compared with so many on either side. */
const NEIGHBOURS = 64;

interface Dropout extends Pick<Defect, 'frame' | 'frames'> {
  /** RMS of the sound on the louder side. */
  readonly around: number;
}

/**
 * Gaps of 1 ms to 0.5 s below −60 dBFS, and values that are held for 2 ms to 0.5 s, where the sound before and after is louder than −40 dBFS
 * for 15 ms and breaks off and sets in abruptly. The level is that of the sound on the louder side, in dBFS. Not reported are pauses
 * that fade within 1 ms or more, crests and plateaus (clipping, square waves), gaps that recur at equal distances, and runs of
 * samples that are not finite (`findNotFinite`).
 *
 * @throws AudioError as `checkChannels`
 */
export function findDropouts(channels: Channels, sampleRate: number): Defects {
  return listDefects(
    checkChannels(channels, sampleRate).flatMap((samples, channel) =>
      dropoutsIn(samples, sampleRate).map(({ frame, frames, around }) => {
        return { channel, frame, frames, level: gainToDb(around) };
      }),
    ),
  );
}

/** The dropouts of one channel, in order. */
export function dropoutsIn(given: Float32Array, sampleRate: number): Dropout[] {
  // A run that a sample breaks because it is not finite is none.
  const runs = quietRuns(given, sampleRate);
  if (runs.length === 0) return [];
  const samples = finiteSamples(given);
  const found: Dropout[] = [];
  for (const run of samples === given ? runs : quietRuns(samples, sampleRate)) {
    const isFinite = given[run.frame]! - given[run.frame]! === 0;
    const around = isFinite ? levelAround(samples, run, sampleRate) : undefined;
    if (around !== undefined) found.push({ frame: run.frame, frames: run.frames, around });
  }
  return withoutRhythms(found, sampleRate);
}

/** The RMS of the louder side, if the run is a dropout. */
function levelAround(samples: Float32Array, run: QuietRun, sampleRate: number): number | undefined {
  const before = sideOf(samples, run, run.frame - 1, -1, sampleRate);
  if (before === undefined) return undefined;
  const after = sideOf(samples, run, run.frame + run.frames, 1, sampleRate);
  if (after === undefined) return undefined;
  const level = Math.max(before.level, after.level);
  const isHeld = Math.abs(run.value) >= GAP_LEVEL;
  if (isHeld ? !(before.isNear && !before.isStill && after.breaksOff) : !isGap(samples, run, before, after))
    return undefined;
  if (before.isJoined && after.isJoined && isOfSound(run, before, after)) return undefined;
  return level;
}

/** Whether a run that the sound may have come to by itself is a crest, or the tread of a stair. */
function isOfSound({ value }: QuietRun, before: Side, after: Side): boolean {
  if ((before.isAbove && after.isAbove) || (before.isBelow && after.isBelow)) return true;
  return before.isStepped && after.isStepped && before.nearest < value === value < after.nearest;
}

/**
 * Whether a quiet run is deep, and the sound breaks off on one side at least: on the other it may happen to be near 0, but must
 * move as fast as it does.
 */
function isGap(samples: Float32Array, { frame, frames }: QuietRun, before: Side, after: Side): boolean {
  const deepest = DEEP * Math.max(before.level, after.level);
  for (let at = frame; at < frame + frames; at++) if (Math.abs(samples[at]!) > deepest) return false;
  if (before.breaksOff) return after.breaksOff || after.moves;
  return after.breaksOff && before.moves;
}

interface Side {
  /** RMS. */
  readonly level: number;
  readonly nearest: number;
  /** Whether all samples are at least, or at most, the value of the run. */
  readonly isAbove: boolean;
  readonly isBelow: boolean;
  /** Whether it is made of steps. */
  readonly isStepped: boolean;
  /** Whether the nearest sample is as near to that value as any neighbours are, and as most are. */
  readonly isJoined: boolean;
  readonly isNear: boolean;
  /** Whether it hardly moves next to the run. */
  readonly isStill: boolean;
  /** Whether the nearest samples are still, or already, loud, or at least move as fast as the others. */
  readonly breaksOff: boolean;
  readonly moves: boolean;
}

/** The sound on one side of a run, from its nearest sample `at` away from it, if it is loud. */
function sideOf(
  samples: Float32Array,
  { value }: QuietRun,
  at: number,
  direction: 1 | -1,
  sampleRate: number,
): Side | undefined {
  const piece = Math.ceil(PIECE_SEC * sampleRate);
  const end = at + direction * piece * PIECES;
  if (end < 0 || end >= samples.length) return undefined;
  let power = 0;
  let size = 0;
  let movement = 0;
  let steepest = 0;
  const lately = Math.ceil(STILL_SEC * sampleRate);
  let late = 0;
  let flat = 0;
  let isVisited = false;
  let [isAbove, isBelow] = [true, true];
  for (let first = 0; first < PIECES; first++) {
    let sum = 0;
    for (let k = first * piece; k < (first + 1) * piece; k++) {
      const x = samples[at + direction * k]!;
      const step = Math.abs(x - samples[at + direction * (k + 1)]!);
      sum += x * x;
      size += Math.abs(x);
      movement += step;
      if (step === 0) flat++;
      if (Math.abs(x - value) < GAP_LEVEL) isVisited = true;
      if (step > steepest) steepest = step;
      if (k < lately && step > late) late = step;
      if (x > value) isBelow = false;
      else if (x < value) isAbove = false;
    }
    if (sum < LOUD_PIECE * LOUD_PIECE * piece) return undefined;
    power += sum;
  }
  const level = Math.sqrt(power / (piece * PIECES));
  const isStepped = flat > STEPPED * piece * PIECES;
  if (level < LOUD || (isVisited && isStepped)) return undefined;
  const edge = Math.ceil(EDGE_SEC * sampleRate);
  let furthest = 0;
  let fastest = 0;
  for (let k = 0; k < edge; k++) {
    const x = samples[at + direction * k]!;
    furthest = Math.max(furthest, Math.abs(x - value));
    fastest = Math.max(fastest, Math.abs(x - samples[at + direction * (k + 1)]!));
  }
  const isJoined = Math.abs(samples[at]! - value) <= 1.5 * steepest;
  const isNear = Math.abs(samples[at]! - value) * piece * PIECES <= NEAR * movement;
  return {
    level,
    nearest: samples[at]!,
    isStepped,
    isAbove,
    isBelow,
    isJoined,
    isNear,
    isStill: late * piece * PIECES < STILL * movement,
    breaksOff: furthest >= EDGE_SHARE * level,
    // Slopes are scaled as values are, by their means.
    moves: fastest * size >= EDGE_SHARE * level * movement,
  };
}

/** Gaps of one length, at equal distances, are part of the sound. */
function withoutRhythms(dropouts: readonly Dropout[], sampleRate: number): Dropout[] {
  return dropouts.filter((dropout, index) => {
    const furthest = Math.min(RHYTHM_SEC * sampleRate, dropout.frames / RHYTHM_GAP);
    const distances: number[] = [];
    for (const direction of [-1, 1]) {
      for (let other = index + direction; Math.abs(other - index) <= NEIGHBOURS; other += direction) {
        const there = dropouts[other];
        if (!there || Math.abs(there.frame - dropout.frame) > 2 * furthest) break;
        const ratio = there.frames / dropout.frames;
        if (ratio >= RHYTHM_SHARE && ratio <= 1 / RHYTHM_SHARE) distances.push(there.frame - dropout.frame);
      }
    }
    return !isSeries(distances, distances, furthest, RHYTHM_TOLERANCE);
  });
}
