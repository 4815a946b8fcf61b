import { describe, expect, it } from 'vitest';
import { partialOf, peakOf, renderVoice, worstError } from '../../../test/support/renderUnit.ts';
import { frequency, param } from '../../ir/index.ts';
import { softClip } from '../../units/effects/softClip.ts';
import { whiteNoise } from '../../units/noise/whiteNoise.ts';
import { sine } from '../../units/oscillators/sine.ts';
import { smoothSoftClip } from './smoothSoftClip.ts';

function curve(x: number): number {
  const y = Math.max(-1.5, Math.min(1.5, x));
  return y - (4 / 27) * y ** 3;
}

describe('smoothSoftClip', () => {
  it.each([0.2, 1, 3, 20])('is the mean of the curve between neighbouring samples, gain %f', async (gain) => {
    const options = { frames: 2000, values: { frequency: 1234 } };
    const x = await renderVoice(() => sine(frequency()).mul(gain), options);
    const y = await renderVoice(() => smoothSoftClip(sine(frequency()).mul(gain)), options);
    const mean = (at: number): number => {
      const [from, to] = [at === 0 ? 0 : x[at - 1]!, x[at]!];
      let sum = 0;
      for (let k = 0; k < 1000; k++) sum += curve(from + ((to - from) * (k + 0.5)) / 1000);
      return sum / 1000;
    };
    expect(worstError(y, mean)).toBeLessThan(1e-5);
  });

  it('folds less than the clipper itself', async () => {
    // 5 kHz driven by 8: the fifth and the seventh harmonic fold to 19.1 and 9.1 kHz.
    const options = { frames: 8820, values: { frequency: 5000 } };
    const plain = await renderVoice(() => softClip(sine(frequency()).mul(8)), options);
    const smooth = await renderVoice(() => smoothSoftClip(sine(frequency()).mul(8)), options);
    for (const alias of [19100, 9100]) {
      expect(partialOf(smooth, alias).amplitude / partialOf(plain, alias).amplitude, `${alias}`).toBeLessThan(0.6);
    }
    expect(partialOf(smooth, 5000).amplitude / partialOf(plain, 5000).amplitude).toBeGreaterThan(0.9);
  });

  it('is the curve where the input stands still', async () => {
    for (const x of [0, 0.7, -1.2, 40, -1e30]) {
      const y = await renderVoice(() => smoothSoftClip(param('x', x)), { frames: 100 });
      expect(y[50]).toBeCloseTo(curve(x), 6);
    }
  });

  it('stays within [−1, 1] for wild noise', async () => {
    for (const gain of [1, 100, 1e6, 1e30]) {
      const y = await renderVoice(() => smoothSoftClip(whiteNoise().mul(gain)), { frames: 5000 });
      expect(peakOf(y)).toBeLessThanOrEqual(1);
    }
  });
});
