import { describe, expect, it } from 'vitest';
import {
  correlation,
  firstDifference,
  peakOf,
  powerDecibels,
  renderVoices,
  rmsOf,
  sumOf,
} from '../../../test/support/renderUnit.ts';
import { densityOf, pinkDeviations } from '../../../test/support/thirdOctaves.ts';
import { pinkNoise } from './pinkNoise.ts';

const seeds = [0, 1, 2, -1759636613] as const;
const notesAt = async (sampleRate: number, seconds: number) =>
  (await renderVoices(() => pinkNoise(), { frames: seconds * sampleRate, sampleRate, values: { seed: seeds } })).map(
    ([x]) => x,
  );

describe('pinkNoise', () => {
  it.each([
    // The rate, seconds, the resolution that a third octave at 40 Hz asks for, and how far each may be off: there a minute has
    // 550 independent values, so that one standard deviation is 0.18 dB, and the filter itself is up to 0.25 dB off.
    [44100, 60, 2 ** 16, 1],
    [8000, 60, 2 ** 14, 1],
    [192000, 6, 2 ** 18, 2],
  ])('at %i Hz falls by 3 dB per octave, third octave by third octave', async (sampleRate, seconds, size, limit) => {
    const densities = (await notesAt(sampleRate, seconds)).map((x) => densityOf(x, size, sampleRate));
    const mean = densities[0]!.map((_, bin) => sumOf(densities.map((density) => density[bin]!)) / 4);
    for (const [density, bound] of [...densities.map((each) => [each, limit] as const), [mean, 0.7 * limit] as const]) {
      for (const [band, level] of pinkDeviations(density, sampleRate / size, sampleRate).entries())
        expect(Math.abs(level), `third octave ${band}`).toBeLessThan(bound);
    }
  });

  it.each([
    [44100, 0.1846],
    [8000, 0.1607],
    [192000, 0.1947],
  ])('at %i Hz has an RMS of %d, no mean, and peaks below 1', async (sampleRate, rms) => {
    const notes = await notesAt(sampleRate, 10);
    // The lowest octaves are the fewest independent values: a tenth of a decibel for 40 seconds in all.
    expect(Math.abs(powerDecibels(sumOf(notes.map((x) => rmsOf(x) ** 2)) / 4 / rms ** 2))).toBeLessThan(0.3);
    for (const x of notes) {
      expect(peakOf(x)).toBeLessThan(1);
      // The density at 0 Hz is that at 5 Hz, 0.05²/ln 2/5 Hz: over 10 s the mean has a deviation of 0.006.
      expect(Math.abs(sumOf(x) / x.length)).toBeLessThan(0.025);
    }
  });

  it('is another one for each seed and instance, and the same in each lane', async () => {
    const frames = 2 ** 17;
    const body = () => ({ out: [pinkNoise(), pinkNoise()] as const });
    const notes = (await renderVoices(body, { frames, values: { seed: seeds } })).flat();
    for (const [i, a] of notes.entries()) {
      // Three seconds of pink noise are worth some hundred independent values.
      for (const b of notes.slice(i + 1)) expect(Math.abs(correlation(a, b))).toBeLessThan(0.3);
    }
    const same = await renderVoices(body, { frames, values: { seed: 1 } });
    for (const [x] of same) expect(firstDifference(x, notes[2]!)).toBe(-1);
  });
});
