// Limiter and compressor.
import { compressor, limiter } from '../../src/units/index.ts';
import { decibels, peakOf, renderEffect } from '../support/renderUnit.ts';
import { loudSignals, truePeakMeter } from '../support/truePeaks.ts';
import type { Row } from './row.ts';

const RATE = 44100;

export const dynamicsRows: readonly Row[] = [
  {
    what: 'limiter: true peak over the ceiling, 20 hostile signals at +6 and +24 dB, by a 16 × oversampling meter of 64 taps',
    unit: 'dB',
    atMost: 0.1,
    measure: async () => {
      const read = truePeakMeter(64, 8);
      let worst = -Infinity;
      for (const x of Object.values(loudSignals(RATE, 8000))) {
        for (const gainDb of [6, 24]) {
          const loud = x.map((value) => value * 10 ** (gainDb / 20));
          const [y] = await renderEffect((input) => limiter(input, { ceilingDb: -1 }), loud, { frames: loud.length });
          const over = decibels(read(y)) + 1;
          // Silence would not be over the ceiling either.
          worst = Math.max(worst, over > -1 ? over : Infinity);
        }
      }
      return worst;
    },
  },
  {
    what: 'compressor at 192 kHz, −60 dB, 100:1, attack and release of 1 s: 0 dBFS after 15 s, distance from theory',
    unit: 'dB',
    atMost: 0.1,
    measure: async () => {
      const [sampleRate, frames] = [192000, 15 * 192000];
      const options = { thresholdDb: -60, ratio: 100, attackSec: 1, releaseSec: 1 };
      const [y] = await renderEffect((x) => compressor(x, options), new Float32Array(frames).fill(1), {
        frames,
        sampleRate,
      });
      return Math.abs(decibels(y[frames - 1]!) + 59.4);
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
