/** What kind of event a burst of prediction errors is: a click, or something that belongs to the sound. */
import { ORDER, TAPS } from './designErrorFilter.ts';
import { wrongSamples, type WrongSamples } from './wrongSamples.ts';

export interface ClickShape {
  /** Index of its first wrong sample. */
  readonly at: number;
  /** How many samples are wrong; 1 for a jump. */
  readonly frames: number;
  /** By how much: of the jump, or of the sample that is most wrong. With its sign. */
  readonly size: number;
  /** Whether the sound goes on elsewhere from there. */
  readonly isJump: boolean;
}

/** The events that a single number describes: each leaves its pattern in the errors, times its size. */
type Event = 'sample' | 'jump' | 'corner' | 'bend' | 'stroke';

/** An event that explains the errors, and the largest error that it does not explain. */
interface Explanation {
  readonly event: Event;
  readonly at: number;
  readonly size: number;
  readonly left: number;
}

/** Errors that an event leaves may be this much above what is usual there. */
const USUAL = 1.5;
/** An explanation is good if it leaves no more than this share of the peak, and none if it leaves more than that. */
const WELL_EXPLAINED = 0.15;
const BARELY_EXPLAINED = 0.4;
/** Several wrong samples explain more by having more freedom; so they are believed if they leave less … */
const RUN_EXPLAINED = 0.2;
/** … and if the peak is so many times what is usual … */
const RUN_PEAK = 8;
/** … and if what is wrong has edges: between neighbours it changes by this share of its size. A fast fade has none. */
const EDGE = 0.4;
/** A run may begin and end with samples that are hardly wrong: so many are tried beside those that are seen to be. */
const SPARE = 4;
/** A shorter run explains as much as a longer one if it leaves no more than this times what that leaves. */
const AS_WELL = 1.5;
/** Errors so far apart are two events. */
const GAP = 2 * ORDER;
/** A single event is alone: so many samples around it are as usual. */
const ALONE = 4 * ORDER;

/**
 * Finds out what made the errors around `peakAt`. Three kinds of events are clicks: one sample that is wrong, up to `longest`
 * of them, and a jump from which the sound goes on. No clicks are corners (a drum that starts at phase 0 is one), bends, and strokes, which excite the
 * resonances of the sound.
 *
 * @param errors of `filter`; they reach beyond anything that belongs to the event
 * @param usual the size of errors in the neighbourhood
 * @returns nothing if it is no click
 */
export function clickShape(
  errors: Float64Array,
  filter: Float64Array,
  peakAt: number,
  usual: number,
  longest: number,
): ClickShape | undefined {
  const peak = Math.abs(errors[peakAt]!);
  const single = explain(errors, filter, peakAt);
  const shape = { at: single.at, frames: 1, size: single.size, isJump: single.event === 'jump' };
  const click = single.event === 'sample' || single.event === 'jump' ? shape : undefined;
  if (single.left <= Math.max(USUAL * usual, WELL_EXPLAINED * peak)) return click;
  const [first, last] = extent(errors, peakAt, Math.max(2 * usual, peak / 100));
  if (peak > RUN_PEAK * usual && last - first < longest + ORDER) {
    const from = Math.max(0, first - SPARE);
    const run =
      explainByRun(errors, filter, from, Math.max(last - ORDER, first + 1) + SPARE, usual, peak) ??
      explainByRun(errors, filter, from, last + 1, usual, peak);
    if (run && !hasEdges(run)) return undefined;
    if (run && run.frames <= longest) return { at: run.at, frames: run.frames, size: run.size, isJump: false };
  }
  return single.left < BARELY_EXPLAINED * peak ? click : undefined;
}

const hasEdges = ({ edge, size }: WrongSamples): boolean => edge > EDGE * Math.abs(size);

interface Run extends WrongSamples {
  readonly at: number;
  readonly frames: number;
}

/** The shortest run of wrong samples from `first` to before `behind` that explains the errors as well as all of them; all, if they have no edges. */
function explainByRun(
  errors: Float64Array,
  filter: Float64Array,
  first: number,
  behind: number,
  usual: number,
  peak: number,
): Run | undefined {
  const run = (at: number, frames: number): Run => ({ at, frames, ...wrongSamples(errors, filter, at, frames) });
  const all = run(first, behind - first);
  if (all.left > Math.max(USUAL * usual, RUN_EXPLAINED * peak)) return undefined;
  if (!hasEdges(all)) return all;
  const enough = Math.max(USUAL * usual, AS_WELL * all.left);
  const at = first + largest(all.frames - 1, (less) => run(first + less, all.frames - less).left <= enough);
  const frames = behind - at;
  return run(at, frames - largest(frames - 1, (less) => run(at, frames - less).left <= enough));
}

/** The largest number up to `most` that is good, if those below it are. 0 is. */
function largest(most: number, isGood: (number: number) => boolean): number {
  let good = 0;
  let bad = most + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isGood(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** The first and the last error above the threshold that belong together with the one at `peakAt`. */
export function extent(errors: Float64Array, peakAt: number, threshold: number): readonly [number, number] {
  let first = peakAt;
  for (let at = peakAt; at >= 0 && at >= first - GAP; at--) if (Math.abs(errors[at]!) > threshold) first = at;
  let last = peakAt;
  for (let at = peakAt; at < errors.length && at <= last + GAP; at++) if (Math.abs(errors[at]!) > threshold) last = at;
  return [first, last];
}

/**
 * The single event that explains most of the energy of the errors. A wrong sample leaves the filter itself in them, a jump its
 * running sum, a corner the sum of that, and so on; a stroke leaves a single error.
 */
function explain(errors: Float64Array, filter: Float64Array, peakAt: number): Explanation {
  let best = { explained: -1, event: 'stroke' as Event, at: peakAt, size: 0, pattern: filter };
  for (const [event, pattern] of patternsOf(filter)) {
    let power = 0;
    for (const value of pattern) power += value * value;
    for (let at = Math.max(0, peakAt - ORDER); at <= peakAt + 1; at++) {
      let product = 0;
      for (let k = 0; k < TAPS; k++) product += pattern[k]! * errors[at + k]!;
      const explained = (product * product) / power;
      if (explained > best.explained) best = { explained, event, at, size: product / power, pattern };
    }
  }
  let left = 0;
  for (let at = Math.max(0, peakAt - ALONE); at < Math.min(errors.length, peakAt + ALONE + ORDER); at++) {
    const k = at - best.at;
    const explained = k >= 0 && k < TAPS ? best.size * best.pattern[k]! : 0;
    left = Math.max(left, Math.abs(errors[at]! - explained));
  }
  return { event: best.event, at: best.at, size: best.size, left };
}

/** What each event leaves in the first errors; behind them all but wrong samples go on, but next to 0. */
function patternsOf(filter: Float64Array): (readonly [Event, Float64Array])[] {
  const sums = (pattern: Float64Array): Float64Array => {
    let sum = 0;
    return pattern.map((value) => (sum += value));
  };
  const jump = sums(filter);
  const corner = sums(jump);
  const stroke = new Float64Array(TAPS);
  stroke[0] = 1;
  return [
    ['sample', filter],
    ['jump', jump],
    ['corner', corner],
    ['bend', sums(corner)],
    ['stroke', stroke],
  ];
}
