import { describe, expect, it } from 'vitest';
import { decibels, impulse, renderEffect, type Stereo } from '../../../test/support/renderUnit.ts';
import { TRUE_PEAK_DELAY, truePeak } from './truePeak.ts';

const largestOf = async (input: Float32Array | Stereo): Promise<number> => {
  const { length } = input instanceof Float32Array ? input : input[0];
  const [y] = await renderEffect(truePeak, input, { frames: length });
  // Where a signal begins at once, the peak is that of the beginning.
  return Math.max(...y.subarray(400));
};

describe('truePeak', () => {
  it.each([0.01, 0.1, 0.25, 0.37, 0.45, 0.49])(
    'reads a sine of amplitude 1 at %d of the sample rate',
    async (frequency) => {
      for (const phase of [0, 0.125, 0.3]) {
        const tone = Float32Array.from({ length: 4000 }, (_, at) => Math.sin(2 * Math.PI * (frequency * at + phase)));
        const reading = decibels(await largestOf(tone));
        expect(reading).toBeGreaterThan(-0.06);
        expect(reading).toBeLessThan(0.05);
      }
    },
  );

  it('sees what lies between samples: fs/4 at 45°, whose samples are all at −3 dB', async () => {
    const tone = Float32Array.from({ length: 2000 }, (_, at) => Math.sin((Math.PI / 2) * at + Math.PI / 4));
    expect(decibels(await largestOf(tone))).toBeCloseTo(0, 1);
  });

  it('is never below the samples, and the larger of both channels', async () => {
    const quiet = new Float32Array(2000);
    const click = impulse(2000, 1000).map((value) => -0.7 * value);
    for (const input of [[quiet, click] as const, [click, quiet] as const]) {
      const [left, right] = await renderEffect(truePeak, input, { frames: 2000 });
      expect(left).toEqual(right);
      expect(Math.max(...left)).toBeCloseTo(0.7, 6);
    }
  });

  it('is late by as much as it says', async () => {
    const [y] = await renderEffect(truePeak, impulse(2000, 1000), { frames: 2000 });
    const at = y.indexOf(Math.max(...y)) - 1000;
    // The eight points from −TRUE_PEAK_DELAY to 7/8 later contain the click.
    expect(at - TRUE_PEAK_DELAY).toBeLessThanOrEqual(0);
    expect(at - TRUE_PEAK_DELAY).toBeGreaterThanOrEqual(-0.875);
  });
});
