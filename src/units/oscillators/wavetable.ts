/**
 * A wavetable oscillator: single-cycle waves given as spectra, read from tables that hold what fits below half the
 * sample rate at the pitch (`waveLevels`), by cubic B-splines; a knob morphs from wave to wave.
 */
import { GraphError } from '../../errors.ts';
import { describeValue, inputChecks } from '../../inputChecks.ts';
import { control, instancePath, num, sampleRate, scope, table, type F32, type I32, type Num, type TableHandle } from '../../ir/index.ts'; // prettier-ignore
import { log2 } from '../math/log2.ts';
import { readList } from '../readList.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { topFade } from './partialGain.ts';
import { phasor } from './phasor.ts';
import { startKnob, startPhase } from './startPhase.ts';
import { levelLayout, LEVELS_PER_OCTAVE, waveLevels, type Wave } from './waveLevels.ts';

export const wavetableOptions = {
  position: { unit: '1', min: 0, max: 1, default: 0, doc: 'from the first wave, at 0, by way of all others to the last, at 1' }, // prettier-ignore
  startTurns: startKnob,
} as const satisfies OptionTable;
export type WavetableOptions = OptionsOf<typeof wavetableOptions>;

const MOST_WAVES = 256;
const MOST_HARMONICS = 1024;
/** In a table. */
const MOST_NUMBERS = 1048576;
/** Of an amplitude. */
const LARGEST = 1000;
/** Share of the sample rate below which all harmonics but the fundamental stay. */
const LIMIT = 0.48;

const check = inputChecks('wave', GraphError);

/**
 * `waves` are lists of `amplitudes` of harmonics, the fundamental first, at most 1024, and of their `startTurns`, if
 * these are not 0. Nothing folds, up to half the sample rate. The fundamental stays as it is up to 0.45 of it and is
 * gone at 0.49. Of all others those below 0.285 of it (12.5 kHz at 44.1 kHz) are whole, and none is above 0.48. Between
 * these they fade with the pitch, in steps of a quarter of an octave, decided on the control grid: a glide takes or
 * gives at most half of a harmonic at a time.
 */
export function wavetable(frequencyHz: Num, waves: readonly Wave[], options: WavetableOptions = {}): F32 {
  return scope('wavetable', () => {
    const { position } = readOptions(wavetableOptions, options);
    const checked = readList('wave', waves, MOST_WAVES, checkedWave);
    const layout = levelLayout(Math.max(...checked.map(({ amplitudes }) => amplitudes.length)));
    if (layout.stride * checked.length > MOST_NUMBERS) throw tooLarge(checked.length);
    const all = tableOf(waveLevels(checked, layout));
    const level = levelAt(num(frequencyHz), layout.sizes.length - 1);
    const [size, centre] = [layout.sizes, layout.centres].map((list) => tableOf(list).at(level)) as [F32, F32];
    const gain = control(topFade(num(frequencyHz)));

    const { phase } = phasor(frequencyHz, startPhase(options.startTurns));
    const place = phase.toFloat().mul(size.mul(1 / 4294967296));
    const before = place.floor();
    const weights = splineWeights(place.sub(before));
    const index = before.toInt().add(centre.toInt());
    if (checked.length === 1) return splineSum(all, index, weights).mul(gain);
    const through = control(position).mul(checked.length - 1);
    const first = through.floor().min(checked.length - 2);
    const near = index.add(first.toInt().mul(layout.stride));
    const far = splineSum(all, near.add(layout.stride), weights);
    return splineSum(all, near, weights).mix(far, through.sub(first)).mul(gain);
  });
}

/**
 * The highest level all of whose harmonics stay below the limit; it does not change between two points of the control
 * grid.
 */
function levelAt(hertz: F32, highest: number): I32 {
  const octaves = log2(sampleRate().mul(LIMIT).div(hertz.abs()));
  const level = octaves.sub(1).mul(LEVELS_PER_OCTAVE).floor().clamp(0, highest);
  return control(level, 'hold').toInt();
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
    expected: 'up to 12 waves of 1024 harmonics, or as many times more as they have fewer',
    suggestion: 'leave out every other wave, or the highest harmonics',
  });
}

function checkedWave(wave: Wave): Wave {
  const given = check.object(wave, instancePath(), ['amplitudes', 'startTurns']);
  const amplitudes = checkedNumbers('amplitudes', given.get('amplitudes'), MOST_HARMONICS);
  const startTurns = given.get('startTurns');
  if (startTurns === undefined) return { amplitudes };
  return { amplitudes, startTurns: checkedNumbers('startTurns', startTurns, amplitudes.length) };
}

function checkedNumbers(name: string, list: unknown, most: number): number[] {
  const length = typeof list === 'object' ? ((list as Partial<ArrayLike<unknown>> | null)?.length ?? 0) : 0;
  const isList = Number.isInteger(length) && length >= 1 && length <= most;
  const numbers = isList ? Array.from({ length }, (_, at) => (list as ArrayLike<unknown>)[at]) : [];
  if (isList && numbers.every((x): x is number => typeof x === 'number' && Math.abs(x) <= LARGEST)) return numbers;
  const path = `${instancePath()}/${name}`;
  const found = isList ? 'has entries that are no such numbers' : `is ${describeValue(list)}`;
  throw new GraphError(`${path} ${found}.`, {
    code: 'bad_list',
    path,
    expected: `1 to ${most} numbers from −${LARGEST} to ${LARGEST}`,
    suggestion:
      name === 'amplitudes'
        ? 'give one for each harmonic, the fundamental first'
        : 'give at most one for each amplitude, the fundamental’s first',
  });
}
