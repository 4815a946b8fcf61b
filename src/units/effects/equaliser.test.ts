import { describe, expect, it } from 'vitest';
import { cookbook, type BandKind } from '../../../test/support/cookbook.ts';
import { firstDifference, peakOf, renderEffect, renderVoices, testNoise } from '../../../test/support/renderUnit.ts';
import { deviation, responseOf } from '../../../test/support/responses.ts';
import { param, time } from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { equaliser, type EqualiserOptions } from './equaliser.ts';

/** Kind, frequency, gain and q of each band. */
type Bands = readonly (readonly [BandKind, number, number, number])[];

const product = (bands: Bands, rate: number) => {
  const all = bands.map(([kind, hz, gainDb, q]) => cookbook(kind, hz, gainDb, q, rate));
  return (hz: number) => all.reduce((magnitude, band) => magnitude * band(hz), 1);
};

describe('equaliser', () => {
  it('leaves every bit as it is while all gains are 0, whatever the frequencies', async () => {
    const noise = testNoise(20_000);
    const settings: EqualiserOptions[] = [{}, { lowHz: 20, peak1Hz: 90, peak1Q: 40, peak2Hz: 16000, highHz: 96000 }];
    for (const options of settings) {
      const [y] = await renderEffect((x) => equaliser(x, options), noise, { frames: 20_000 });
      expect(firstDifference(y, noise)).toBe(-1);
    }
    const live = () => ({ lowGainDb: param('low', 0), peak1GainDb: param('peak', 0), highGainDb: param('high', 0) });
    const [y] = await renderEffect((x) => equaliser(x, live()), noise, { frames: 20_000 });
    expect(firstDifference(y, noise)).toBe(-1);
  });

  it.each([8000, 44100, 192000])(
    'is the product of the bands of the cookbook at %i Hz, within 0.05 dB',
    async (rate) => {
      const all: EqualiserOptions = {
        ...{ lowHz: 120, lowGainDb: 9, peak1Hz: 500, peak1GainDb: -18, peak1Q: 4 },
        ...{ peak2Hz: 3000, peak2GainDb: 18, peak2Q: 0.4, highHz: 10_000, highGainDb: -7 },
      };
      const bands: Bands = [
        ['lowShelf', 120, 9, Math.SQRT1_2],
        ['peak', 500, -18, 4],
        ['peak', 3000, 18, 0.4],
        ['highShelf', 10_000, -7, Math.SQRT1_2],
      ];
      const response = await responseOf((x) => equaliser(x, all), { rate });
      expect(deviation(response, product(bands, rate))).toBeLessThan(0.05);
    },
  );

  it('has bands at 100, 400, 2500 and 8000 Hz by default', async () => {
    const cases: [EqualiserOptions, Bands][] = [
      [{ lowGainDb: 12 }, [['lowShelf', 100, 12, Math.SQRT1_2]]],
      [{ peak1GainDb: 12 }, [['peak', 400, 12, 1]]],
      [{ peak2GainDb: 12 }, [['peak', 2500, 12, 1]]],
      [{ highGainDb: 12 }, [['highShelf', 8000, 12, Math.SQRT1_2]]],
    ];
    for (const [options, bands] of cases)
      expect(deviation(await responseOf((x) => equaliser(x, options)), product(bands, 44100))).toBeLessThan(0.05);
  });

  it('stays bounded while all gains and frequencies move at audio rate, and rings out', async () => {
    const hertz = () => whiteNoise().add(1).mul(whiteNoise()).abs().mul(20_000);
    const gain = () => whiteNoise().mul(25);
    const body = () =>
      equaliser(time().lt(20_000).select(whiteNoise(), 0), {
        ...{ lowHz: hertz(), lowGainDb: gain(), peak1Hz: hertz(), peak1GainDb: gain(), peak1Q: 2 },
        ...{ peak2Hz: hertz(), peak2GainDb: gain(), peak2Q: 2, highHz: hertz(), highGainDb: gain() },
      });
    for (const [y] of await renderVoices(body, { frames: 40_000, values: { seed: [1, 22, 333, 4444] } })) {
      expect(peakOf(y)).toBeLessThan(500);
      expect(peakOf(y.subarray(39_000))).toBeLessThan(1e-3);
    }
  });
});
