/** Dropouts: gaps in a sound, and samples that got stuck. */
import { gainToDb } from '../../math/index.ts';
import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';
import type { Defect, Defects } from './defect.ts';
import { listDefects } from './listDefects.ts';
import { isSeries } from './recurs.ts';

/** A gap is below −60 dBFS. */
const GAP_LEVEL = 0.001;
/** Longer ones are pauses; both in s. */
const SHORTEST_GAP_SEC = 0.001;
const SHORTEST_GAP = 16;
const LONGEST_GAP_SEC = 0.5;
/** A value that is not silence is held for longer, in s: the crests of slow waves are flat too. */
const SHORTEST_HOLD_SEC = 0.002;
/** The sound on either side of a gap: −40 dBFS over three pieces of so many s, and none of them 10 dB below that. */
const PIECE_SEC = 0.005;
const PIECES = 3;
const LOUD = 0.01;
const LOUD_PIECE = 0.00316;
/** The sound breaks off: so shortly before the gap, in s, it is still at this share of its level. A ramp of 1 ms is not. */
const EDGE_SEC = 0.0001;
const EDGE_SHARE = 0.4;
/** Sounds that stand still so often, as share of their samples, are made of steps. */
const STEPPED = 0.25;
/** Gaps of one length (within this share) at equal distances of up to 1 s (within that share) are a rhythm or a pitch … */
const RHYTHM_SEC = 1;
const RHYTHM_SHARE = 0.8;
const RHYTHM_TOLERANCE = 0.05;
/** … unless they are shorter than this share of their distances. */
const RHYTHM_GAP = 0.15;
/** A dropout is compared with so many on either side. */
const NEIGHBOURS = 64;

/** A run of samples in which nothing happens. */
interface Run {
  readonly frame: number;
  readonly frames: number;
  /** What is held, or 0 for samples that are merely below −60 dBFS. */
  readonly value: number;
}

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
  const samples = finiteSamples(given);
  const found: Dropout[] = [];
  for (const run of quietRuns(samples, sampleRate)) {
    const isFinite = given[run.frame]! - given[run.frame]! === 0;
    const around = isFinite ? levelAround(samples, run, sampleRate) : undefined;
    if (around !== undefined) found.push({ frame: run.frame, frames: run.frames, around });
  }
  return withoutRhythms(found, sampleRate);
}

/** Runs of the right length. Each holds one of the samples that are as far apart as the shortest is long. */
function quietRuns(samples: Float32Array, sampleRate: number): Run[] {
  const shortest = Math.max(SHORTEST_GAP, Math.ceil(SHORTEST_GAP_SEC * sampleRate));
  const shortestHold = Math.ceil(SHORTEST_HOLD_SEC * sampleRate);
  const longest = Math.floor(LONGEST_GAP_SEC * sampleRate);
  const runs: Run[] = [];
  for (let at = shortest - 1; at < samples.length; at += shortest) {
    const value = samples[at]!;
    const isGap = Math.abs(value) < GAP_LEVEL;
    if (!isGap && value !== samples[at - 1] && value !== samples[at + 1]) continue;
    const run = isGap ? gapAt(samples, at, shortest) : holdAt(samples, at);
    if (run.frames >= (isGap ? shortest : shortestHold) && run.frames <= longest) runs.push(run);
    at = Math.max(at, run.frame + run.frames - 1);
  }
  return runs;
}

/** The samples around this one that are equal to it. */
function holdAt(samples: Float32Array, at: number): Run {
  const value = samples[at]!;
  let first = at;
  while (first > 0 && samples[first - 1] === value) first--;
  let behind = at + 1;
  while (behind < samples.length && samples[behind] === value) behind++;
  return { frame: first, frames: behind - first, value };
}

/** The samples around this one below −60 dBFS; of them those that are equal, if enough are: the sound may have been near 0 anyway. */
function gapAt(samples: Float32Array, at: number, enough: number): Run {
  let first = at;
  while (first > 0 && Math.abs(samples[first - 1]!) < GAP_LEVEL) first--;
  let behind = at + 1;
  while (behind < samples.length && Math.abs(samples[behind]!) < GAP_LEVEL) behind++;
  const frames = behind - first;
  let held: Run = { frame: first, frames: 0, value: 0 };
  for (let start = first; start < behind; start += Math.max(1, holdAt(samples, start).frames)) {
    const run = holdAt(samples, start);
    if (run.frames > held.frames) held = run;
  }
  return held.frames >= enough && 2 * held.frames >= frames ? held : { frame: first, frames, value: 0 };
}

/** The RMS of the louder side, if the run is a dropout. */
function levelAround(samples: Float32Array, run: Run, sampleRate: number): number | undefined {
  const before = sideOf(samples, run, run.frame - 1, -1, sampleRate);
  if (before === undefined) return undefined;
  const after = sideOf(samples, run, run.frame + run.frames, 1, sampleRate);
  if (after === undefined) return undefined;
  if (!before.breaksOff && !after.breaksOff) return undefined;
  const isPlateau = (before.isAbove && after.isAbove) || (before.isBelow && after.isBelow);
  return isPlateau && before.isJoined && after.isJoined ? undefined : Math.max(before.level, after.level);
}

/** The sound on one side of a run, from its nearest sample `at` away from it, if it is loud and breaks off. */
function sideOf(samples: Float32Array, { value }: Run, at: number, direction: 1 | -1, sampleRate: number) {
  const piece = Math.ceil(PIECE_SEC * sampleRate);
  const end = at + direction * piece * PIECES;
  if (end < 0 || end >= samples.length) return undefined;
  let power = 0;
  let movement = 0;
  let steepest = 0;
  let flat = 0;
  let [isAbove, isBelow] = [true, true];
  for (let first = 0; first < PIECES; first++) {
    let sum = 0;
    for (let k = first * piece; k < (first + 1) * piece; k++) {
      const x = samples[at + direction * k]!;
      const step = Math.abs(x - samples[at + direction * (k + 1)]!);
      sum += x * x;
      movement += step * step;
      if (step === 0) flat++;
      if (step > steepest) steepest = step;
      if (x > value) isBelow = false;
      else if (x < value) isAbove = false;
    }
    if (sum < LOUD_PIECE * LOUD_PIECE * piece) return undefined;
    power += sum;
  }
  const level = Math.sqrt(power / (piece * PIECES));
  if (level < LOUD || flat > STEPPED * piece * PIECES) return undefined;
  // One value may be near 0 by chance. Of the other side it is enough that it moves: the slope is scaled to the RMS of the values.
  const edge = Math.ceil(EDGE_SEC * sampleRate);
  let furthest = 0;
  let fastest = 0;
  for (let k = 0; k < edge; k++) {
    const x = samples[at + direction * k]!;
    furthest = Math.max(furthest, Math.abs(x - value));
    fastest = Math.max(fastest, Math.abs(x - samples[at + direction * (k + 1)]!));
  }
  const breaksOff = furthest >= EDGE_SHARE * level;
  if (!breaksOff && fastest * Math.sqrt(power / movement) < EDGE_SHARE * level) return undefined;
  const isJoined = Math.abs(samples[at]! - value) <= 1.5 * steepest;
  return { level, isAbove, isBelow, isJoined, breaksOff };
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
    return !isSeries(distances, furthest, RHYTHM_TOLERANCE);
  });
}
