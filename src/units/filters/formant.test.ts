import { describe, expect, it } from 'vitest';
import {
  decibels,
  firstDifference,
  peakOf,
  renderEffect,
  renderVoices,
  testNoise,
} from '../../../test/support/renderUnit.ts';
import { formantsOf, formantTheory } from '../../../test/support/filterTheory.ts';
import { deviation, responseOf } from '../../../test/support/responses.ts';
import { param, time, type F32 } from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { formant, formantOptions } from './formant.ts';
import type { formantTable } from './formantTable.ts';
import { VOWELS } from './formantTable.ts';

describe('formant', () => {
  it.each(formantOptions.singer.choices)('%s: the vowels of the table, within 0.05 dB', async (singer) => {
    for (const vowel of VOWELS.keys()) {
      const response = await responseOf((x) => formant({ vowel, singer })(x));
      expect(deviation(response, formantTheory(formantsOf(singer, vowel), 44100)), VOWELS[vowel]).toBeLessThan(0.05);
    }
  });

  it.each([8000, 192000])('the same at %i Hz', async (rate) => {
    for (const vowel of VOWELS.keys()) {
      const response = await responseOf((x) => formant({ vowel })(x), { rate });
      expect(deviation(response, formantTheory(formantsOf('tenor', vowel), rate)), VOWELS[vowel]).toBeLessThan(0.05);
    }
  });

  it('has the values of the Csound manual', () => {
    // Five of its twenty-five tables, copied by hand as they are printed: formants by columns.
    const printed = (singer: keyof typeof formantTable, vowel: (typeof VOWELS)[number]) => {
      const bands = formantsOf(singer, VOWELS.indexOf(vowel));
      return [0, 1, 2].map((row) => bands.map((band) => band[row]));
    };
    expect(printed('alto', 'e')).toEqual([
      [400, 1600, 2700, 3300, 4950],
      [0, -24, -30, -35, -60],
      [60, 80, 120, 150, 200],
    ]);
    expect(printed('tenor', 'o')).toEqual([
      [400, 800, 2600, 2800, 3000],
      [0, -10, -12, -12, -26],
      [70, 80, 100, 130, 135],
    ]);
    expect(printed('tenor', 'a')).toEqual([
      [650, 1080, 2650, 2900, 3250],
      [0, -6, -7, -8, -22],
      [80, 90, 120, 130, 140],
    ]);
    expect(printed('soprano', 'i')).toEqual([
      [270, 2140, 2950, 3900, 4950],
      [0, -12, -26, -26, -44],
      [60, 90, 100, 120, 120],
    ]);
    expect(printed('bass', 'i')).toEqual([
      [250, 1750, 2600, 3050, 3340],
      [0, -30, -16, -22, -28],
      [60, 90, 100, 120, 120],
    ]);
  });

  it('reaches the level of the table at each formant of the men, within 3 dB; the first at 0 dB', () => {
    // The formula itself, which the tests above have measured. The skirts of the loud formants reach the weak ones.
    for (const singer of ['countertenor', 'tenor', 'bass'] as const) {
      for (const vowel of VOWELS.keys()) {
        const bands = formantsOf(singer, vowel);
        const magnitude = formantTheory(bands, 44100);
        bands.forEach(([hz, levelDb], at) => {
          const error = Math.abs(decibels(magnitude(hz)) - levelDb);
          expect(error, `${singer} ${VOWELS[vowel]!}, formant ${at + 1}`).toBeLessThan(at === 0 ? 0.1 : 3);
        });
      }
    }
  });

  it('halfway between two vowels frequencies are at the geometric mean, levels at the mean of dB', async () => {
    for (const vowel of [0, 1, 2, 3]) {
      const [from, to] = [formantsOf('bass', vowel), formantsOf('bass', vowel + 1)];
      const middle = from.map(([f, level, width], at) => {
        const [f2, level2, width2] = to[at]!;
        return [Math.sqrt(f * f2), (level + level2) / 2, (width + width2) / 2] as const;
      });
      const response = await responseOf((x) => formant({ vowel: vowel + 0.5, singer: 'bass' })(x));
      expect(deviation(response, formantTheory(middle, 44100))).toBeLessThan(0.05);
    }
  });

  it('moves all formants with the shift, bandwidths too', async () => {
    for (const shiftSemitones of [-12, 5, 12]) {
      const response = await responseOf((x) => formant({ vowel: 0, shiftSemitones })(x));
      const magnitude = formantTheory(formantsOf('tenor', 0), 44100, 2 ** (shiftSemitones / 12));
      expect(deviation(response, magnitude)).toBeLessThan(0.05);
    }
  });

  it('stays bounded while everything moves at audio rate, and rings out', async () => {
    for (const sampleRate of [8000, 44100]) {
      const body = () => {
        const vowel = whiteNoise().mul(4).add(2);
        return formant({ vowel, shiftSemitones: whiteNoise().mul(20), singer: 'soprano' })(
          time().lt(5000).select(whiteNoise(), 0),
        );
      };
      for (const [y] of await renderVoices(body, {
        frames: 40_000,
        sampleRate,
        values: { seed: [1, 22, 333, 4444] },
      })) {
        expect(peakOf(y)).toBeLessThan(3);
        expect(peakOf(y.subarray(35_000))).toBeLessThan(1e-6);
      }
    }
  });

  it('clamps knobs that are signals', async () => {
    const noise = testNoise(4000);
    const at = async (vowel: number, shift: number) => {
      const body = (x: F32) => formant({ vowel: param('vowel', vowel), shiftSemitones: param('shift', shift) })(x);
      return (await renderEffect(body, noise, { frames: 4000 }))[0];
    };
    expect(firstDifference(await at(-3, -99), await at(0, -12))).toBe(-1);
    expect(firstDifference(await at(99, 99), await at(4, 12))).toBe(-1);
    expect(firstDifference(await at(NaN, NaN), await at(0, -12))).toBe(-1);
  });
});
