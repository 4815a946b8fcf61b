/** Clicks: samples that do not follow from their neighbours. */
import { gainToDb } from '../../math/index.ts';
import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';
import { clickShape, extent, type ClickShape } from './clickShape.ts';
import type { Defects } from './defect.ts';
import { dropoutsIn } from './findDropouts.ts';
import { notFiniteRuns } from './findNotFinite.ts';
import { ORDER, TAPS } from './designErrorFilter.ts';
import { listDefects } from './listDefects.ts';
import { outstandingBlocks } from './outstandingBlocks.ts';
import { errorsFrom, filterOfBlock, predictionErrors, type PredictionErrors } from './predictionErrors.ts';
import { isSeries, recurs, slope, steepestIn } from './recurs.ts';

/** Shorter sounds are clicks themselves, in s. */
const SHORTEST_SEC = 0.01;
/** What lasts longer is no click but an event, in s. */
const LONGEST_SEC = 0.001;
/** Smaller ones are not heard: share of full scale, and of the level around. */
const SMALLEST = 0.001;
const SMALLEST_SHARE = 0.02;
/** Of several wrong samples, which a fast fade may look like. */
const SMALLEST_SHARE_OF_RUN = 0.05;
/** The level around is that of the louder side, of so many s, but no less than the noise of 16 bits. */
const LEVEL_SEC = 0.02;
const LOWEST_LEVEL = 1 / 32768;
/** So long after the beginning of the sound, in s, all but jumps are attacks. */
const ATTACK_SEC = 0.005;
/** So are several wrong samples from which on the power is this many times what it was. */
const ATTACK = 4;
/** Several wrong samples, but no more than these, may be a jump that is rounded off: so many times their size, and further than the sound moves by itself. */
const SOFT_JUMP = 12;
const SOFT_JUMP_SIZE = 1.2;
/** A jump is this much larger than any change from sample to sample nearby. */
const JUMP = 1.4;
/** Clicks that sound alike at equal distances of up to 1 s (within this share) are a rhythm. */
const RHYTHM_SEC = 1;
const RHYTHM_TOLERANCE = 0.001;
/** Alike are clicks if the sound around them, the clicks included, differs by less than this share of its energy. */
const UNLIKE = 0.25;
/** A click is compared with so many on either side. */
const NEIGHBOURS = 32;

/** A click as it is found, before it is one of a list. */
interface Click extends ClickShape {
  /** The level of the sound around, RMS. */
  readonly around: number;
}

/**
 * Clicks of up to 1 ms: single wrong samples, a few of them, jumps, and ends of the sound that are cut off (at the first or the last
 * sample). The level is the size of the jump over the RMS of the 20 ms before or after it, whichever are louder, in dB. Not
 * reported is what belongs to the sound: attacks, edges that recur at a pitch or, one like the other, in a rhythm of up to 1 s; nor
 * what is below −60 dBFS or −34 dB of the level around; nor what `findNotFinite` and `findDropouts` report. Sounds under 10 ms have no clicks.
 *
 * Found by linear prediction of order 12: the error of a click stands out from all but seven errors within 60 ms by a factor of
 * 4. (S. V. Vaseghi, "Advanced Digital Signal Processing and Noise Reduction", chapter on impulsive noise.)
 *
 * @throws AudioError as `checkChannels`
 */
export function findClicks(channels: Channels, sampleRate: number): Defects {
  return listDefects(
    checkChannels(channels, sampleRate).flatMap((samples, channel) =>
      clicksIn(samples, sampleRate).map(({ at, frames, size, around }) => {
        return { channel, frame: at, frames, level: gainToDb(Math.abs(size) / around) };
      }),
    ),
  );
}

function clicksIn(given: Float32Array, sampleRate: number): Click[] {
  if (given.length < SHORTEST_SEC * sampleRate) return [];
  let samples = given;
  let errors = predictionErrors(samples, sampleRate);
  if (!errors.areFinite) {
    samples = finiteSamples(given);
    errors = predictionErrors(samples, sampleRate);
  }
  const outstanding = outstandingBlocks(errors, samples.length, sampleRate, SMALLEST / 2);
  const jumpsAt = outstanding.map(([block]) => steepestIn(samples, errors.blockFrames, block));
  const clicks: Click[] = [];
  outstanding.forEach(([block, usual], index) => {
    if (recurs(samples, sampleRate, errors, block)) return;
    const click = clickIn(block, usual, samples, errors, sampleRate);
    if (click && !isOfRhythm(samples, jumpsAt, index, sampleRate)) clicks.push(click);
  });
  if (clicks.length === 0) return clicks;
  clicks.sort((a, b) => a.at - b.at);
  const reported = [...notFiniteRuns(given), ...dropoutsIn(given, sampleRate)];
  const edges = reported.flatMap(({ frame, frames }) => [frame, frame + frames]).sort((a, b) => a - b);
  return merged(clicks, longestClick(sampleRate)).filter(({ at }) => !isNearEdge(edges, at));
}

const longestClick = (sampleRate: number): number => Math.max(8, Math.ceil(LONGEST_SEC * sampleRate));

function clickIn(
  block: number,
  usual: number,
  samples: Float32Array,
  { blockFrames, filters }: PredictionErrors,
  sampleRate: number,
): Click | undefined {
  const longest = longestClick(sampleRate);
  const around = 3 * Math.max(2 * ORDER, longest);
  const filter = filters.subarray(filterOfBlock(block), filterOfBlock(block) + TAPS);
  const from = block * blockFrames - around;
  const errors = errorsFrom(samples, from, blockFrames + 2 * around, filter);
  let peakAt = around;
  for (let at = around; at < around + blockFrames; at++) {
    if (Math.abs(errors[at]!) > Math.abs(errors[peakAt]!)) peakAt = at;
  }
  const shape =
    clickShape(errors, filter, peakAt, usual, longest) ?? jump(errors, from, peakAt, usual, samples, longest);
  if (!shape || isSoftJump({ ...shape, at: from + shape.at }, samples)) return undefined;
  return audible({ ...shape, at: from + shape.at }, samples, sampleRate);
}

/** Whether a few samples that seem wrong are the way from one level to another: the edge of a band-limited wave. */
function isSoftJump({ at, frames, size }: ClickShape, samples: Float32Array): boolean {
  if (frames === 1 || frames > SOFT_JUMP) return false;
  const way = Math.abs((samples[at + frames] ?? 0) - (samples[at - 1] ?? 0));
  const steepness = Math.max(Math.abs(slope(samples, at - 1)), Math.abs(slope(samples, at + frames + 1)));
  return way > SOFT_JUMP_SIZE * Math.abs(size) && way > SOFT_JUMP_SIZE * (frames + 1) * steepness;
}

/** A sample that is further from where the past says than anything around it moves, whatever comes after it. */
function jump(
  errors: Float64Array,
  from: number,
  peakAt: number,
  usual: number,
  samples: Float32Array,
  around: number,
): ClickShape | undefined {
  const [first, last] = extent(errors, peakAt, Math.max(usual, Math.abs(errors[peakAt]!) / 100));
  if (last - first > TAPS + 1) return undefined;
  const here = from + first;
  let steepest = 0;
  for (let at = here - around; at <= here + around; at++) {
    if (at !== here) steepest = Math.max(steepest, Math.abs(slope(samples, at)));
  }
  const size = errors[first]!;
  return Math.abs(size) > JUMP * steepest ? { at: first, frames: 1, size, isJump: true } : undefined;
}

/** With its position held within the sound, if it can be heard. */
function audible(
  { at, frames, size, isJump }: ClickShape,
  samples: Float32Array,
  sampleRate: number,
): Click | undefined {
  const first = Math.max(0, Math.min(samples.length - 1, at));
  const behind = Math.max(first + 1, Math.min(samples.length, at + frames));
  const length = Math.ceil(LEVEL_SEC * sampleRate);
  const before = powerOf(samples, first - length, first) / length;
  const after = powerOf(samples, behind, behind + length) / length;
  const isAttack = first < ATTACK_SEC * sampleRate || (frames > 1 && after > ATTACK * before);
  if (isAttack && !isJump) return undefined;
  const around = Math.max(Math.sqrt(Math.max(before, after)), LOWEST_LEVEL);
  const share = frames > 1 ? SMALLEST_SHARE_OF_RUN : SMALLEST_SHARE;
  if (Math.abs(size) < Math.max(SMALLEST, share * around)) return undefined;
  return { at: first, frames: behind - first, size, isJump, around };
}

function powerOf(samples: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = Math.max(0, from); at < Math.min(samples.length, to); at++) sum += samples[at]! * samples[at]!;
  return sum;
}

/** Whether jumps like this one stand at equal distances from it. */
function isOfRhythm(samples: Float32Array, jumpsAt: readonly number[], index: number, sampleRate: number): boolean {
  const here = jumpsAt[index]!;
  const around = longestClick(sampleRate);
  const distances: number[] = [];
  for (const direction of [-1, 1]) {
    for (let other = index + direction; Math.abs(other - index) <= NEIGHBOURS; other += direction) {
      const there = jumpsAt[other];
      if (there === undefined || Math.abs(there - here) > 2 * RHYTHM_SEC * sampleRate) break;
      if (unlikeness(samples, here, there, around) < UNLIKE) distances.push(there - here);
    }
  }
  return isSeries(distances, distances, RHYTHM_SEC * sampleRate, RHYTHM_TOLERANCE);
}

/** Energy of the difference of the sound around two samples, as a share of the energy of both. */
function unlikeness(samples: Float32Array, here: number, there: number, around: number): number {
  let difference = 0;
  let energy = 0;
  for (let at = -around; at < around; at++) {
    const a = samples[here + at] ?? 0;
    const b = samples[there + at] ?? 0;
    difference += (a - b) * (a - b);
    energy += a * a + b * b;
  }
  return energy > 0 ? difference / energy : 0;
}

/** Clicks that follow each other within the length of one are one. */
function merged(clicks: readonly Click[], longest: number): Click[] {
  const result: Click[] = [];
  for (const click of clicks) {
    const before = result[result.length - 1];
    if (!before || click.at - before.at - before.frames >= longest) {
      result.push(click);
      continue;
    }
    const behind = Math.max(before.at + before.frames, click.at + click.frames);
    const larger = Math.abs(click.size) > Math.abs(before.size) ? click : before;
    result[result.length - 1] = { ...larger, at: before.at, frames: behind - before.at };
  }
  return result;
}

/** Whether something begins or ends here that another detector reports. `edges` are in order. */
function isNearEdge(edges: readonly number[], at: number): boolean {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < at - TAPS) low = middle + 1;
    else high = middle;
  }
  return low < edges.length && edges[low]! <= at + TAPS;
}
