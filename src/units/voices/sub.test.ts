// The reference is Fourier's: the first harmonics of a triangle and of a square, at a half and a quarter of the note's frequency.
import { describe, expect, it } from 'vitest';
import {
  exactPitch,
  firstDifference,
  FRAMES_OF_PITCH,
  partialOf,
  peakOf,
  powerDecibels,
  renderVoice,
  renderVoices,
  spectrumOf,
} from '../../../test/support/renderUnit.ts';
import { frequency, param } from '../../ir/index.ts';
import { sine } from '../oscillators/sine.ts';
import { sub, type SubOptions } from './sub.ts';

const N = FRAMES_OF_PITCH;

describe('sub', () => {
  it.each([
    ['sine', [1, 0, 0]],
    ['triangle', [1, -1 / 9, 1 / 25]],
    ['square', [1, 1 / 3, 1 / 5]],
  ] as const)('%s: its harmonics and nothing else, to −115 dB, with a peak of 1', async (shape, wanted) => {
    for (const octaves of [1, 2]) {
      for (const nearHz of [55, 440, 3000, 8000]) {
        // An exact pitch for the sub itself.
        const { frequencyHz, periods } = exactPitch(nearHz / 2 ** octaves);
        const values = { frequency: frequencyHz * 2 ** octaves };
        const x = await renderVoice(() => sub(frequency(), { octaves, shape }), { frames: N, values });
        expect(Math.abs(peakOf(x) - 1)).toBeLessThan(1e-3);
        const { re, im } = spectrumOf(x);
        const scale = (-2 * im[periods]!) / N;
        let error = 0;
        for (let bin = 0; bin <= N / 2; bin++) {
          const at = [periods, 3 * periods, 5 * periods].indexOf(bin);
          error += (2 * re[bin]!) ** 2 + (-2 * im[bin]! - (at < 0 ? 0 : wanted[at]! * scale * N)) ** 2;
        }
        expect(powerDecibels(error / N ** 2)).toBeLessThan(-115);
      }
    }
  });

  it('is locked to the note: after ten minutes, and while it moves', async () => {
    const turnsOf = (x: Float32Array, hz: number) => partialOf(x, hz).turns;
    for (const octaves of [1, 2]) {
      const options = { frames: 8192, tick: 600 * 44100, values: { frequency: 440.7, start: 0 } };
      const low = turnsOf(await renderVoice(() => sub(frequency(), { octaves }), options), 440.7 / 2 ** octaves);
      const note = turnsOf(await renderVoice(() => sine(frequency()), options), 440.7);
      const apart = low * 2 ** octaves - note;
      expect(Math.abs(apart - Math.round(apart))).toBeLessThan(0.01);
    }
    // Wherever the sub passes 0, the note does.
    const glide = () => param('hz', 200);
    const events = Array.from({ length: 100 }, (_, at) => ({ kind: 'live', frame: 64 * at, values: { hz: [1, 2, 3, 4].map((lane) => 200 + lane * at) as never } }) as const); // prettier-ignore
    const notes = await renderVoices(() => ({ out: [sub(glide()), sine(glide())] }), { frames: 6400, events });
    for (const [low, note] of notes) {
      let crossings = 0;
      for (let at = 1; at < low.length; at++) {
        if (low[at - 1]! <= 0 === low[at]! <= 0) continue;
        crossings++;
        expect(Math.min(Math.abs(note[at - 1]!), Math.abs(note[at]!))).toBeLessThan(0.1);
      }
      expect(crossings).toBeGreaterThan(25);
    }
  });

  it('starts where it is told to, and is the same to the bit where the note may move', async () => {
    for (const shape of ['sine', 'triangle', 'square'] as const) {
      const options: SubOptions = { shape, octaves: 2, startTurns: 0.25 };
      const values = { frequency: 333.3, hz: 333.3 };
      const fixed = await renderVoice(() => sub(frequency(), options), { frames: 3000, values });
      expect(firstDifference(await renderVoice(() => sub(param('hz', 1), options), { frames: 3000, values }), fixed)).toBe(-1); // prettier-ignore
      const harmonics = { sine: [1, 0, 0], triangle: [1, -1 / 9, 1 / 25], square: [1, 1 / 3, 1 / 5] }[shape];
      const peak = { sine: 1, triangle: 1 + 1 / 9 + 1 / 25, square: 14 / 15 }[shape];
      expect(fixed[0]).toBeCloseTo((harmonics[0]! - harmonics[1]! + harmonics[2]!) / peak, 5);
    }
  });

  it('stays within ±1 at any frequency', async () => {
    for (const hertz of [[0, 22050, 44100, 1e9] as const, [-5, NaN, Infinity, 8000] as const]) {
      for (const shape of ['triangle', 'square'] as const) {
        for (const [x] of await renderVoices(() => sub(frequency(), { shape }), {
          frames: 2000,
          values: { frequency: hertz },
        }))
          // prettier-ignore
          expect(peakOf(x)).toBeLessThan(1.00001);
      }
    }
  });
});
