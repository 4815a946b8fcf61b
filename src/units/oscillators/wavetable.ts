/**
 * A wavetable oscillator: single-cycle waves given as spectra, read from tables that hold what fits below half the sample rate at
 * the pitch (`waveLevels`), by cubic B-splines; a knob morphs from wave to wave.
 */
import { GraphError } from '../../errors.ts';
import { control, fixedForNote, instancePath, num, sampleRate, scope, table, type F32, type I32, type Num, type TableHandle } from '../../ir/index.ts'; // prettier-ignore
import { log2 } from '../math/log2.ts';
import { readList } from '../readList.ts';
import { readOptions, startOption, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { phasor } from './phasor.ts';
import { LEVELS_PER_OCTAVE, waveLevels, type Wave } from './waveLevels.ts';

export const wavetableOptions = {
  position: { unit: '1', min: 0, max: 1, default: 0, doc: 'from the first wave, at 0, by way of all others to the last, at 1' }, // prettier-ignore
  start: startOption,
} as const satisfies OptionTable;
export type WavetableOptions = OptionsOf<typeof wavetableOptions>;

const MOST_WAVES = 256;
const MOST_HARMONICS = 1024;
/** In a table. */
const MOST_NUMBERS = 1048576;
/** Of an amplitude. */
const LARGEST = 1000;
/** Share of the sample rate below which all harmonics stay. */
const LIMIT = 0.48;

/**
 * `waves` are lists of `amplitudes` of harmonics, the fundamental first, at most 1024, and of their `startTurns`, if these are not 0. From 0 Hz up to half the sample rate nothing folds. Which
 * harmonics fit is decided on the control grid, a quarter of an octave at a time: a glide then changes what lies above a third of the
 * sample rate (15 kHz at 44.1 kHz), and nothing below.
 */
export function wavetable(frequencyHz: Num, waves: readonly Wave[], options: WavetableOptions = {}): F32 {
  return scope('wavetable', () => {
    const { position, start } = readOptions(wavetableOptions, options);
    const levels = waveLevels(readList('wave', waves, MOST_WAVES, checkedWave));
    if (levels.values.length > MOST_NUMBERS) throw tooLarge(waves.length);
    const all = tableOf(levels.values);
    const level = levelAt(num(frequencyHz), levels.sizes.length - 1);
    const [size, centre] = [levels.sizes, levels.centres].map((list) => tableOf(list).at(level)) as [F32, F32];

    const { phase } = phasor(frequencyHz, start);
    const place = phase.toFloat().mul(size.mul(1 / 4294967296));
    const before = place.floor();
    const weights = splineWeights(place.sub(before));
    const index = before.toInt().add(centre.toInt());
    if (waves.length === 1) return splineSum(all, index, weights);
    const through = control(position).mul(waves.length - 1);
    const first = through.floor().min(waves.length - 2);
    const near = index.add(first.toInt().mul(levels.stride));
    return splineSum(all, near, weights).mix(splineSum(all, near.add(levels.stride), weights), through.sub(first));
  });
}

/** The highest level all of whose harmonics stay below the limit; it does not change between two points of the control grid. */
function levelAt(hertz: F32, highest: number): I32 {
  const octaves = log2(sampleRate().mul(LIMIT).div(hertz.abs()));
  const level = octaves.mul(LEVELS_PER_OCTAVE).floor().clamp(0, highest);
  return (fixedForNote(level) ? level : control(level, 'hold')).toInt();
}

type Four = readonly [F32, F32, F32, F32];

/** Six times the cubic B-spline, seen from the four samples around a point `t` behind the second. */
function splineWeights(t: F32): Four {
  const u = num(1).sub(t);
  const [tt, uu] = [t.mul(t), u.mul(u)];
  const [first, last] = [uu.mul(u), tt.mul(t)];
  const second = tt.mul(t.mul(3).sub(6)).add(4);
  return [first, second, num(6).sub(first).sub(second).sub(last), last];
}

function splineSum(all: TableHandle, index: I32, [a, b, c, d]: Four): F32 {
  const [early, late] = [all.at(index.sub(1)).mul(a), all.at(index).mul(b)];
  return early.add(late).add(
    all
      .at(index.add(1))
      .mul(c)
      .add(all.at(index.add(2)).mul(d)),
  );
}

/** A table of the next power of two. */
function tableOf(values: ArrayLike<number>): TableHandle {
  let length = 2;
  while (length < values.length) length *= 2;
  const padded = new Float64Array(length);
  padded.set(values);
  return table(padded);
}

function tooLarge(count: number): GraphError {
  return new GraphError(`The ${count} waves of ${instancePath()} have more harmonics than its table can hold.`, {
    code: 'bad_list',
    path: `${instancePath()}/wave`,
    expected: 'up to 13 waves of 1024 harmonics, or as many times more as they have fewer',
    suggestion: 'leave out every other wave, or the highest harmonics',
  });
}

function checkedWave(wave: Wave): Wave {
  const { amplitudes, startTurns } = Object(wave) as Partial<Wave>;
  for (const [name, list] of Object.entries({ amplitudes, startTurns })) {
    if (name === 'startTurns' && list === undefined) continue;
    const isList = Array.isArray(list) && list.length >= 1 && list.length <= MOST_HARMONICS;
    if (isList && list.every((x) => typeof x === 'number' && Math.abs(x) <= LARGEST)) continue;
    const path = `${instancePath()}/${name}`;
    throw new GraphError(`${path} is no list of numbers, or too long.`, {
      code: 'bad_list',
      path,
      expected: `1 to ${MOST_HARMONICS} numbers from −${LARGEST} to ${LARGEST}`,
      suggestion: 'give one for each harmonic, the fundamental first',
    });
  }
  return wave;
}
