/**
 * A delay in time with the music, whose echoes go from left to right and back: two lines, each of which feeds the other. The sound
 * of both sides goes into the left one.
 */
import {
  control,
  delayLine,
  fixedForNote,
  num,
  perLane,
  register,
  sampleRate,
  scope,
  shuffle,
} from '../../ir/index.ts';
import type { DelayLine, F32 } from '../../ir/index.ts';
import { onePole } from '../filters/onePole.ts';
import { mixKnob, readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { panGains } from '../stereo/pan.ts';

export const pingPongDelayOptions = {
  mix: { ...mixKnob, default: 0.3 },
  tempoBpm: { unit: 'bpm', min: 20, max: 400, default: 120, doc: 'beats in a minute' },
  beats: {
    unit: 'beats',
    min: 0.0625,
    max: 4,
    default: 0.75,
    doc: 'from one echo to the next; more than 4 s are taken as 4 s',
  },
  feedback: { unit: '1', min: 0, max: 0.95, default: 0.5, doc: 'each echo as a share of the one before' },
  dampingHz: {
    unit: 'Hz',
    min: 20,
    max: 96000,
    default: 6000,
    doc: 'cutoff of the low-pass between one echo and the next',
  },
  width: {
    unit: '1',
    min: 0,
    max: 1,
    default: 1,
    doc: '0: all echoes in the middle; 1: at the far left and right; equal power',
  },
} as const satisfies OptionTable;
export type PingPongDelayOptions = OptionsOf<typeof pingPongDelayOptions>;

const LONGEST_SEC = 4;
const FADE_SEC = 0.03;

/**
 * Effects only; lanes are (left, right, left, right). Echoes come at whole samples. Where the time between them moves, the lines
 * are faded over to the new one, 30 ms at a time: no clicks, and no pitch that bends.
 */
export function pingPongDelay(x: F32, options: PingPongDelayOptions = {}): F32 {
  return scope('pingPongDelay', () => {
    const { mix, tempoBpm, beats, feedback, dampingHz, width } = readOptions(pingPongDelayOptions, options);
    const distance = num(60).div(tempoBpm).mul(beats).min(LONGEST_SEC).mul(sampleRate()).nearest();
    const line = delayLine(LONGEST_SEC);
    const echo = fixedForNote(distance) ? line.tap(distance.toInt()) : faded(line, distance);
    const other = swapped(echo);
    const both = x.add(swapped(x)).mul(perLane(0.5, 0, 0.5, 0));
    const again = onePole({ cutoffHz: dampingHz })(other).low.mul(control(feedback));
    line.write(both.add(again));
    const [there, here] = panGains(width);
    return x.mix(echo.mul(control(here)).add(other.mul(control(there))), control(mix));
  });
}

/** Left and right exchanged. */
const swapped = (x: F32): F32 => shuffle(x, x, [1, 0, 3, 2]);

/** What was written at a distance that may move: from where it is read to where it should be by then, one fade after the other. */
function faded(line: DelayLine, distance: F32): F32 {
  const [from, to, fade] = [register(), register(), register(1)];
  const arrived = fade.value.ge(1);
  // At first there is nothing to fade from.
  const start = arrived.select(to.value.gt(0).select(to.value, distance), from.value);
  const end = arrived.select(distance, to.value);
  const share = arrived.select(0, fade.value);
  from.set(start);
  to.set(end);
  fade.set(share.add(num(1 / FADE_SEC).div(sampleRate())));
  return line.tap(start.toInt()).mix(line.tap(end.toInt()), share);
}
