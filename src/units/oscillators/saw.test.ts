// The reference is theory: a saw has harmonics of 2/(πk); a B-spline of four points weighs each by sinc⁴ before it is sampled,
// so that those above half the sample rate fold back; the equaliser weighs what it finds and is one sample late.
import { describe, expect, it } from 'vitest';
import type { Lanes } from '../../../test/support/kernelHost.ts';
import {
  decibels,
  exactPitch,
  firstDifference,
  FRAMES_OF_PITCH,
  peakOf,
  powerDecibels,
  renderVoice,
  renderVoices,
  spectrumOf,
  worstError,
  type ExactPitch,
} from '../../../test/support/renderUnit.ts';
import { midiToHz } from '../../music/midiToHz.ts';
import { frequency, param } from '../../ir/index.ts';
import { drooping, DROOPING_PEAK, saw } from './saw.ts';

const RATE = 44100;
const N = FRAMES_OF_PITCH;
/** The equaliser's first two samples know nothing of what was before. */
const SETTLED = 2;

interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** A saw at an exact pitch: one period of the spectrum of the settled sound. */
async function sawSpectra(pitches: readonly ExactPitch[], start = 0): Promise<Spectrum[]> {
  const values = {
    frequency: [0, 1, 2, 3].map((lane) => pitches[lane % pitches.length]!.frequencyHz) as never as Lanes,
  };
  const notes = await renderVoices(() => saw(frequency(), { start }), { frames: N + SETTLED, values });
  return pitches.map((_, lane) => spectrumOf(notes[lane]![0].subarray(SETTLED)));
}

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

/** What theory says of the same: every partial up to 64 times the sample rate, folded. */
function theory({ periods }: ExactPitch, startTurns: number): Spectrum {
  const re = new Float64Array(N / 2 + 1);
  const im = new Float64Array(N / 2 + 1);
  for (let k = 1; k * periods < 64 * N; k++) {
    const cycles = (k * periods) / N;
    const folded = (k * periods) % N;
    const bin = Math.min(folded, N - folded);
    const amplitude = (2 / (Math.PI * k)) * (k % 2 === 1 ? 1 : -1) * sinc(cycles) ** 4;
    const equalised = amplitude * (1 + 0.4 * (1 - Math.cos((2 * Math.PI * bin) / N)));
    // A sine of `cycles` per sample which begins one sample late, seen from sample SETTLED on. Folded, its sign changes.
    const angle = 2 * Math.PI * ((cycles * (SETTLED - 1) + k * startTurns) % 1);
    re[bin]! += (equalised * Math.sin(angle) * N) / 2;
    im[bin]! += ((folded <= N / 2 ? -1 : 1) * equalised * Math.cos(angle) * N) / 2;
  }
  return { re, im };
}

const powerAt = ({ re, im }: Spectrum, bin: number) => re[bin]! ** 2 + im[bin]! ** 2;

/** Power of the harmonics, and of everything else, below a frequency. */
function bandPowers(spectrum: Spectrum, periods: number, limitHz: number) {
  let harmonic = 0;
  let rest = powerAt(spectrum, 0);
  for (let bin = 1; bin < (limitHz * N) / RATE; bin++) {
    if (bin % periods === 0) harmonic += powerAt(spectrum, bin);
    else rest += powerAt(spectrum, bin);
  }
  return { harmonic, rest };
}

const fours = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / 4) }, (_, at) => list.slice(4 * at, 4 * at + 4));

/** Every semitone from 262 to 4186 Hz, and its spectrum. */
const semitones = Array.from({ length: 49 }, (_, at) => exactPitch(midiToHz(60 + at)));
const spectraOfSemitones = (await Promise.all(fours(semitones).map((pitches) => sawSpectra(pitches)))).flat();

describe('saw at 44.1 kHz', () => {
  it('is what theory says, partials, phases and aliases, to −104 dB', async () => {
    for (const startTurns of [0, 0.25, 0.625]) {
      const low = [16.35, 32.7, 110.3, 220, 261.6, 1000, 2637, 3730, 4186, 5500, 8000, 10000, 11000].map((hz) =>
        exactPitch(hz),
      );
      for (const pitches of fours(low)) {
        for (const [at, got] of (await sawSpectra(pitches, startTurns * 2 ** 32)).entries()) {
          const wanted = theory(pitches[at]!, startTurns);
          let error = 0;
          let signal = 0;
          for (let bin = 0; bin <= N / 2; bin++) {
            error += (got.re[bin]! - wanted.re[bin]!) ** 2 + (got.im[bin]! - wanted.im[bin]!) ** 2;
            signal += powerAt(wanted, bin);
          }
          expect(powerDecibels(error / signal), `${pitches[at]!.frequencyHz} Hz`).toBeLessThan(-104);
        }
      }
    }
  });

  it('has harmonics of 2/(πk) within half a decibel up to 10 kHz, for all semitones from 262 to 4186 Hz', () => {
    for (const [at, { periods, frequencyHz }] of semitones.entries()) {
      for (let k = 1; k * frequencyHz <= 10000; k++) {
        const amplitude = (2 * Math.sqrt(powerAt(spectraOfSemitones[at]!, k * periods))) / N;
        expect(Math.abs(decibels(amplitude / (2 / (Math.PI * k)))), `${frequencyHz} Hz, ${k}`).toBeLessThan(0.5);
      }
    }
  });

  // The worst semitones are those with an alias just inside the band; the Cs are what published figures mostly show.
  it.each([
    ['semitone', 1, 10000, -66.5],
    ['semitone', 1, 18000, -36],
    ['C', 12, 10000, -75.5],
    ['C', 12, 18000, -43.5],
  ])('for every %s, what is not a harmonic is far below the harmonics', (_name, every, limitHz, limit) => {
    for (const [at, { periods, frequencyHz }] of semitones.entries()) {
      if (at % every !== 0) continue;
      const { harmonic, rest } = bandPowers(spectraOfSemitones[at]!, periods, limitHz);
      expect(powerDecibels(rest / harmonic), `${frequencyHz} Hz, below ${limitHz} Hz`).toBeLessThan(limit);
    }
  });
});

describe('saw', () => {
  it('rises through 0 at its first sample, and starts where it is told to', async () => {
    // One sample late by its equaliser; the slope of a saw from −1 to 1 is 2·f.
    const options = { frames: 100, values: { frequency: 100 } };
    for (const startTurns of [0, 0.25, -0.25]) {
      const x = await renderVoice(() => saw(frequency(), { start: startTurns * 2 ** 32 }), options);
      for (const at of [2, 10, 50]) expect(x[at]).toBeCloseTo(2 * (startTurns + ((at - 1) * 100) / RATE), 5);
    }
  });

  it('stays below 1.15 from 16 Hz on, and below 1.4 at any frequency, however foolish', async () => {
    for (const [limit, hertz] of [
      [1.15, [16, 27.5, 55, 440]],
      [1.15, [3000, 8000, 11025, 15000]],
      [1.15, [20000, 22050, 44100, 1e9]],
      [1.4, [0, 0.01, 1, 10]],
      [1.4, [-5, -1e9, NaN, -Infinity]],
    ] as const) {
      const options = { frames: 20000, values: { frequency: hertz } };
      for (const [left] of await renderVoices(() => saw(frequency(), { start: 0x7ff00000 }), options)) {
        expect(peakOf(left)).toBeLessThanOrEqual(limit);
      }
    }
  });

  it('sounds the same to the bit where its frequency may move', async () => {
    const options = { frames: 5000, values: { frequency: 441.5, hz: 441.5 } };
    const fixed = await renderVoice(() => saw(frequency()), options);
    expect(firstDifference(await renderVoice(() => saw(param('hz', 100)), options), fixed)).toBe(-1);
    expect(peakOf(fixed)).toBeGreaterThan(0.9);
  });

  it('is drooping, equalised and scaled', async () => {
    const options = { frames: 3000, values: { frequency: 700 } };
    const x = await renderVoice(() => drooping(frequency()), options);
    const wanted = await renderVoice(() => saw(frequency()), options);
    const y = (at: number) => 1.4 * (x[at - 1] ?? 0) - 0.2 * (x[at]! + (x[at - 2] ?? 0));
    expect(worstError(wanted, (at) => y(at) / DROOPING_PEAK)).toBeLessThan(1e-6);
  });
});
