/** Clicks: samples that do not follow from their neighbours. */
import { gainToDb } from '../../math/index.ts';
import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';
import { clickShape, extent, type ClickShape } from './clickShape.ts';
import type { Defects } from './defect.ts';
import { dropoutsIn } from './findDropouts.ts';
import { notFiniteRuns } from './findNotFinite.ts';
import { ORDER, TAPS } from './linearPrediction.ts';
import { listDefects } from './listDefects.ts';
import { errorsFrom, filterOfBlock, predictionErrors, type PredictionErrors } from './predictionErrors.ts';
import { isSeries, recurs } from './recurs.ts';

/** Shorter sounds are clicks themselves, in s. */
const SHORTEST_SEC = 0.01;
/** What lasts longer is no click but an event, in s. */
const LONGEST_SEC = 0.001;
/** Errors are compared with those so near, in s: a period of 16 Hz, so that pulses of low notes are among them. */
const NEIGHBOURHOOD_SEC = 0.06;
/** The error of a click is larger than this many times … */
const PEAK = 4;
/** … the error of the block that comes at this place when the neighbourhood is sorted: so many clicks may be near each other. */
const RANK = 8;
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

/** … and which of the events that were looked at it was. */
interface NumberedClick extends Click {
  readonly event: number;
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
  const samples = finiteSamples(given);
  const errors = predictionErrors(samples, sampleRate);
  const clicks: NumberedClick[] = [];
  const peaksAt: number[] = [];
  for (const [block, usual] of outstandingBlocks(errors, samples.length, sampleRate)) {
    const event = eventIn(block, samples, errors, sampleRate);
    peaksAt.push(event.from + event.peakAt);
    const click = recurs(samples, sampleRate, errors, event.from + event.peakAt)
      ? undefined
      : clickOf(event, usual, samples, sampleRate);
    if (click) clicks.push({ ...click, event: peaksAt.length - 1 });
  }
  const single = clicks.filter(({ event }) => !isOfRhythm(samples, peaksAt, event, sampleRate));
  if (single.length === 0) return single;
  single.sort((a, b) => a.at - b.at);
  const reported = [...notFiniteRuns(given), ...dropoutsIn(given, sampleRate)];
  const edges = reported.flatMap(({ frame, frames }) => [frame, frame + frames]).sort((a, b) => a - b);
  return merged(single, longestClick(sampleRate)).filter(({ at }) => !isNearEdge(edges, at));
}

const longestClick = (sampleRate: number): number => Math.max(8, Math.ceil(LONGEST_SEC * sampleRate));

/** Blocks whose error stands out, and what is usual around them. */
function outstandingBlocks(
  { blockFrames, peaks }: PredictionErrors,
  length: number,
  sampleRate: number,
): [block: number, usual: number][] {
  const blocks = Math.ceil((length + TAPS) / blockFrames);
  const reach = Math.ceil((NEIGHBOURHOOD_SEC * sampleRate) / blockFrames);
  const largest = new Float64Array(RANK);
  const found: [number, number][] = [];
  for (let block = 0; block < blocks; block++) {
    const peak = peaks[block]!;
    if (peak < SMALLEST / 2 || peak < (peaks[block - 1] ?? 0) || peak <= (peaks[block + 1] ?? 0)) continue;
    const from = Math.max(0, block - reach);
    const to = Math.min(blocks, block + reach + 1);
    const rank = Math.max(3, Math.floor((RANK * (to - from)) / (2 * reach + 1) + 0.5));
    largest.fill(0);
    let usual = 0;
    for (let other = from; other < to; other++) {
      const value = peaks[other]!;
      if (value <= usual || Math.abs(other - block) < 2) continue;
      let place = rank - 1;
      for (; place > 0 && largest[place - 1]! < value; place--) largest[place] = largest[place - 1]!;
      largest[place] = value;
      usual = largest[rank - 1]!;
      if (PEAK * usual >= peak) break;
    }
    if (peak > PEAK * usual) found.push([block, usual]);
  }
  return found;
}

/** The errors around a block's largest one, with the filter that holds there. */
interface ErrorEvent {
  readonly filter: Float64Array;
  readonly errors: Float64Array;
  /** Sample of the first error. */
  readonly from: number;
  /** Index of the largest one of the block. */
  readonly peakAt: number;
}

function eventIn(block: number, samples: Float32Array, all: PredictionErrors, sampleRate: number): ErrorEvent {
  const around = 3 * Math.max(2 * ORDER, longestClick(sampleRate));
  const at = filterOfBlock(block);
  const filter = all.filters.subarray(at, at + TAPS);
  const from = block * all.blockFrames - around;
  const errors = errorsFrom(samples, from, all.blockFrames + 2 * around, filter);
  let peakAt = around;
  for (let k = around; k < around + all.blockFrames; k++)
    if (Math.abs(errors[k]!) > Math.abs(errors[peakAt]!)) peakAt = k;
  return { filter, errors, from, peakAt };
}

function clickOf(event: ErrorEvent, usual: number, samples: Float32Array, sampleRate: number): Click | undefined {
  const longest = longestClick(sampleRate);
  const shape =
    clickShape(event.errors, event.filter, event.peakAt, usual, longest) ?? jump(event, usual, samples, longest);
  return shape && audible({ ...shape, at: event.from + shape.at }, samples, sampleRate);
}

/** A sample that is further from where the past says than anything around it moves, whatever comes after it. */
function jump(
  { errors, peakAt, from }: ErrorEvent,
  usual: number,
  samples: Float32Array,
  around: number,
): ClickShape | undefined {
  const [first, last] = extent(errors, peakAt, Math.max(usual, Math.abs(errors[peakAt]!) / 100));
  if (last - first > TAPS + 1) return undefined;
  let steepest = 0;
  for (let at = from + first - around; at <= from + first + around; at++) {
    if (at === from + first) continue;
    steepest = Math.max(steepest, Math.abs((samples[at] ?? 0) - (samples[at - 1] ?? 0)));
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

/** Whether events like this one stand at equal distances from it. */
function isOfRhythm(samples: Float32Array, peaksAt: readonly number[], event: number, sampleRate: number): boolean {
  const here = peaksAt[event]!;
  const distances: number[] = [];
  for (const direction of [-1, 1]) {
    for (let other = event + direction; Math.abs(other - event) <= NEIGHBOURS; other += direction) {
      const there = peaksAt[other];
      if (there === undefined || Math.abs(there - here) > 2 * RHYTHM_SEC * sampleRate) break;
      if (unlikeness(samples, here, there, longestClick(sampleRate)) < UNLIKE) distances.push(there - here);
    }
  }
  return isSeries(distances, RHYTHM_SEC * sampleRate, RHYTHM_TOLERANCE);
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
