import { describe, expect, it } from 'vitest';
import type { Event, Lanes } from '../../../test/support/kernelHost.ts';
import {
  blackmanHarris,
  correlation,
  firstDifference,
  partialOf,
  powerDecibels,
  powerOf,
  powersOf,
  renderVoices,
  sumOf,
  worstError,
  type Stereo,
} from '../../../test/support/renderUnit.ts';
import { hash32 } from '../../math/hash32.ts';
import { GraphError } from '../../errors.ts';
import { frequency, instrument, param } from '../../ir/index.ts';
import { unison, type UnisonOptions } from './unison.ts';

const RATE = 44100;
const FRAMES = 2 ** 16;
/** As an engine hands them out: hashes. */
const seeds = [1, 2, 3, 4].map(hash32) as unknown as Lanes;

async function unisons(options: UnisonOptions, frequencyHz: number, frames = FRAMES): Promise<Stereo[]> {
  const values = { frequency: frequencyHz, seed: seeds };
  return renderVoices(() => ({ out: unison(frequency(), options) }), { frames, values });
}

/** What the spline and the equaliser make of a partial: see stepResidual.ts. */
function liftAt(hertz: number): number {
  const x = (Math.PI * 1.1 * hertz) / RATE;
  return (Math.sin(x) / x) ** 4 * (1 + 0.21 * (1 - Math.cos((4 * Math.PI * hertz) / RATE)));
}

/** Where the saws lie, from −1 (lowest) to 1 (highest). */
const placesOf = (voices: number): number[] =>
  Array.from({ length: voices }, (_, at) => (voices === 1 ? 0 : (2 * at) / (voices - 1) - 1));

describe('unison', () => {
  it.each([1, 2, 3, 7, 8, 16])('%i saws: as many pitches, evenly spaced in cents, equally loud', async (voices) => {
    const f0 = 2000;
    const detuneCents = 100;
    const [[left, right]] = (await unisons({ voices, detuneCents, spread: 0 }, f0)) as [Stereo];
    const wanted = (liftAt(f0) * 2) / Math.PI / Math.sqrt(voices) / Math.SQRT2;
    const pitches = placesOf(voices).map((place) => f0 * 2 ** ((detuneCents * place) / 1200));
    for (const hz of pitches) {
      const [below, at, above] = [-1, 0, 1].map((offset) => partialOf(left, hz + offset).amplitude / wanted);
      expect(at).toBeCloseTo(1, 1.5);
      // A hertz to either side is past the peak: the pitch is right.
      expect(Math.max(below!, above!)).toBeLessThan(0.75);
    }
    // No other pitch is there: what they hold is all that lies around f0.
    const window = blackmanHarris(FRAMES);
    const powers = powersOf(left.map((x, at) => x * window[at]!));
    const around = powers.subarray(Math.floor((0.8 * f0 * FRAMES) / RATE), Math.ceil((1.2 * f0 * FRAMES) / RATE));
    const windowPower = sumOf(window.map((w) => w * w));
    expect(sumOf(around) / ((voices * wanted ** 2 * FRAMES * windowPower) / 4)).toBeCloseTo(1, 1.5);
    expect(firstDifference(left, right)).toBe(-1);
  });

  it.each([1, 2, 3, 5, 8, 16])('%i saws have the power of one', async (voices) => {
    // A saw has the power 1/3; of which the partials beyond 22 kHz and the droop below take 0.06 dB.
    for (const spread of [0, 0.6, 1]) {
      const notes = await unisons({ voices, detuneCents: 100, spread }, 440);
      const power = sumOf(notes.map(([left, right]) => powerOf(left) + powerOf(right))) / notes.length;
      expect(Math.abs(powerDecibels(power * 3))).toBeLessThan(0.25);
    }
  });

  it('places the saws by equal power: low ones left, high ones right, as far as spread says', async () => {
    const f0 = 1000;
    const detuneCents = 80;
    for (const voices of [2, 5]) {
      for (const spread of [0.25, 1]) {
        const [[left, right]] = (await unisons({ voices, detuneCents, spread }, f0)) as [Stereo];
        for (const place of placesOf(voices)) {
          const hz = f0 * 2 ** ((detuneCents * place) / 1200);
          const [l, r] = [left, right].map((side) => partialOf(side, hz).amplitude / (2 / Math.PI)) as [number, number];
          const angle = ((place * spread + 1) * Math.PI) / 4;
          expect(l * Math.sqrt(voices)).toBeCloseTo(Math.cos(angle), 2);
          expect(r * Math.sqrt(voices)).toBeCloseTo(Math.sin(angle), 2);
        }
      }
    }
  });

  it('with a detune of 0 is one pitch: every period is the same', async () => {
    // 441 Hz: a hundred samples to a period.
    for (const [left, right] of await unisons({ voices: 6, detuneCents: 0, spread: 1 }, 441, 8000)) {
      for (const side of [left, right]) {
        const later = side.subarray(7100, 7900);
        expect(worstError(side.subarray(100, 900), later)).toBeLessThan(1e-3);
        expect(powerOf(side)).toBeGreaterThan(1e-3);
      }
    }
  });

  it('is latched with the note or moves with it, all the same', async () => {
    const values = { frequency: 300, hz: 300, detune: 30, spread: 0.5, seed: seeds };
    const options = { frames: 3000, values };
    const [fixed] = await renderVoices(
      () => ({ out: unison(frequency(), { voices: 3, detuneCents: 30, spread: 0.5 }) }),
      options,
    );
    const [live] = await renderVoices(
      () => ({
        out: unison(param('hz', 1), { voices: 3, detuneCents: param('detune', 0), spread: param('spread', 0) }),
      }),
      options,
    );
    for (const side of [0, 1] as const) expect(worstError(live![side], fixed![side])).toBeLessThan(1e-4);
  });
});

describe('the phases of a unison', () => {
  it('differ from note to note, from seed to seed and from instance to instance', async () => {
    const one = { voices: 16, detuneCents: 50, spread: 0 };
    const two = () => ({ out: [unison(500, one)[0], unison(500, one)[0]] as const });
    const options = { frames: 2 ** 14, values: { seed: seeds } };
    const all = (await renderVoices(two, options)).flat();
    for (const [at, a] of all.entries()) {
      // Sums of 16 saws with unrelated phases: the deviation of their correlation is 0.18.
      for (const b of all.slice(at + 1)) expect(Math.abs(correlation(a, b))).toBeLessThan(0.6);
    }
    const again = (await renderVoices(two, options)).flat();
    all.forEach((x, at) => expect(firstDifference(x, again[at]!)).toBe(-1));
  });

  it('are spread evenly over the period', async () => {
    // A note every 32 samples in each lane. A single saw at 8 Hz is 2·phase, three samples after its start.
    const count = 1000;
    const events = Array.from({ length: count * 4 }, (_, at): Event => {
      const frame = 32 * Math.floor(at / 4);
      return { kind: 'reset', frame, lane: at % 4, values: { start: frame, seed: hash32(at + 1) } };
    });
    const notes = await renderVoices(() => ({ out: unison(frequency(), { voices: 1, detuneCents: 0, spread: 0 }) }), {
      frames: 32 * count,
      values: { frequency: 8 },
      events,
    });
    const bins = new Float64Array(10);
    for (const [left] of notes) {
      for (let note = 0; note < count; note++) {
        const phase = (left[32 * note + 10]! * Math.SQRT2 + 1) / 2;
        bins[Math.min(9, Math.max(0, Math.floor(phase * 10)))]!++;
      }
    }
    // Chi-squared with 9 degrees of freedom: 0.01 % of all uniform samples exceed 33.7.
    expect(sumOf(bins.map((n) => (n - (4 * count) / 10) ** 2 / ((4 * count) / 10)))).toBeLessThan(33.7);
  });
});

describe('unison refuses', () => {
  const build = (options: Partial<UnisonOptions>) => () =>
    instrument('choir', () => ({ out: unison(220, { voices: 7, detuneCents: 10, spread: 1, ...options }) }));

  it.each([0, 17, -1, 2.5, NaN, Infinity])('%d voices', (voices) => {
    expect(build({ voices })).toThrow(GraphError);
    expect(build({ voices })).toThrow(
      expect.objectContaining({ code: 'out_of_range', path: expect.stringMatching(/\/voices$/) as unknown }),
    );
  });

  it.each([
    [{ detuneCents: -1 }, 'detuneCents'],
    [{ detuneCents: 101 }, 'detuneCents'],
    [{ spread: 1.01 }, 'spread'],
    [{ spread: NaN }, 'spread'],
  ])('%o', (options, path) => {
    expect(build(options)).toThrow(
      expect.objectContaining({
        code: 'out_of_range',
        path: expect.stringMatching(new RegExp(`/${path}$`)) as unknown,
      }),
    );
  });
});
