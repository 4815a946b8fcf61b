// Limiter and compressor.
import { compressor, limiter } from '../../src/units/index.ts';
import { decibels, peakOf, renderEffect } from '../support/renderUnit.ts';
import { loudSignals, truePeakMeter } from '../support/truePeaks.ts';
import type { Row } from './row.ts';

const RATE = 44100;

export const dynamicsRows: readonly Row[] = [
  {
    what: 'limiter: true peak over the ceiling, 21 hostile signals at +6 and +24 dB, by a 16 × oversampling meter of 64 taps',
    unit: 'dB',
    atMost: 0.1,
    measure: async () => {
      const read = truePeakMeter(64, 8);
      let worst = -Infinity;
      for (const x of Object.values(loudSignals(RATE, 8000))) {
        for (const gainDb of [6, 24]) {
          const loud = x.map((value) => value * 10 ** (gainDb / 20));
          const [y] = await renderEffect((input) => limiter(input, { ceilingDb: -1 }), loud, { frames: loud.length });
          worst = Math.max(worst, decibels(read(y)) + 1);
        }
      }
      return worst;
    },
  },
  {
    what: 'compressor: static curve at −18 dB, 4:1, distance from theory',
    unit: 'dB',
    atMost: 0.1,
    measure: async () => {
      let worst = 0;
      for (const levelDb of [-40, -20, -18, -12, -6, 0]) {
        const steady = new Float32Array(RATE).fill(10 ** (levelDb / 20));
        const options = { thresholdDb: -18, ratio: 4, kneeDb: 0 };
        const [y] = await renderEffect((x) => compressor(x, options), steady, { frames: RATE });
        const wanted = levelDb <= -18 ? levelDb : -18 + (levelDb + 18) / 4;
        worst = Math.max(worst, Math.abs(decibels(peakOf(y.subarray(RATE - 100))) - wanted));
      }
      return worst;
    },
  },
];
