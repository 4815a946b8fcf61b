// What is asked of band-limited oscillators: spectra at exact pitches, the power of harmonics and of everything else.
import type { F32 } from '../../src/ir/index.ts';
import { midiToHz } from '../../src/music/midiToHz.ts';
import type { Lanes } from './kernelHost.ts';
import { exactPitch, FRAMES_OF_PITCH, renderVoices, spectrumOf, type ExactPitch } from './renderUnit.ts';

export const RATE = 44100;
const N = FRAMES_OF_PITCH;
/** The equaliser's first four samples know nothing of what was before. */
export const SETTLED = 4;

export interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export const powerAt = ({ re, im }: Spectrum, bin: number): number => re[bin]! ** 2 + im[bin]! ** 2;

/** An oscillator at exact pitches: for each the spectrum of a whole number of periods of the settled sound. */
export async function spectraOf(body: () => F32, pitches: readonly ExactPitch[]): Promise<Spectrum[]> {
  const spectra: Spectrum[] = [];
  for (let first = 0; first < pitches.length; first += 4) {
    const four = pitches.slice(first, first + 4);
    const hertz = [0, 1, 2, 3].map((lane) => four[lane % four.length]!.frequencyHz) as never as Lanes;
    const notes = await renderVoices(body, { frames: N + SETTLED, values: { frequency: hertz } });
    four.forEach((_, lane) => spectra.push(spectrumOf(notes[lane]![0].subarray(SETTLED))));
  }
  return spectra;
}

/** Every semitone from 262 to 4186 Hz. */
export const semitones: readonly ExactPitch[] = Array.from({ length: 49 }, (_, at) => exactPitch(midiToHz(60 + at)));

/** Power of the harmonics, and of everything else, below a frequency. */
export function bandPowers(spectrum: Spectrum, periods: number, limitHz: number): { harmonic: number; rest: number } {
  let harmonic = 0;
  let rest = powerAt(spectrum, 0);
  for (let bin = 1; bin < (limitHz * N) / RATE; bin++) {
    if (bin % periods === 0) harmonic += powerAt(spectrum, bin);
    else rest += powerAt(spectrum, bin);
  }
  return { harmonic, rest };
}

/** Amplitude of a harmonic. */
export const amplitudeAt = (spectrum: Spectrum, bin: number): number => (2 * Math.sqrt(powerAt(spectrum, bin))) / N;

/** Everything that is no harmonic over the harmonics, in dB: the worst of some pitches, below a frequency. */
export function worstRest(spectra: readonly Spectrum[], pitches: readonly ExactPitch[], limitHz: number): number {
  const ratios = spectra.map((spectrum, at) => {
    const { harmonic, rest } = bandPowers(spectrum, pitches[at]!.periods, limitHz);
    return 10 * Math.log10(rest / harmonic);
  });
  return Math.max(...ratios);
}

/** How far the harmonics up to 10 kHz are from `wanted(k)`, at most, in dB; where that is 0 they are left out. */
export function worstHarmonic(
  spectra: readonly Spectrum[],
  pitches: readonly ExactPitch[],
  wanted: (k: number) => number,
): number {
  let worst = 0;
  for (const [at, { periods, frequencyHz }] of pitches.entries()) {
    for (let k = 1; k * frequencyHz <= 10000; k++) {
      if (wanted(k) === 0) continue;
      const ratio = amplitudeAt(spectra[at]!, k * periods) / wanted(k);
      worst = Math.max(worst, Math.abs(20 * Math.log10(ratio)));
    }
  }
  return worst;
}
