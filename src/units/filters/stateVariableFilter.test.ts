import { describe, expect, it } from 'vitest';
import type { Lanes } from '../../../test/support/kernelHost.ts';
import {
  decibels,
  firstDifference,
  impulse,
  peakOf,
  renderEffect,
  renderVoices,
  rmsOf,
  spectrumOf,
  testNoise,
} from '../../../test/support/renderUnit.ts';
import { GraphError } from '../../errors.ts';
import { effect, param, time, type F32 } from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { stateVariableFilter, type FilterOptions, type Responses } from './stateVariableFilter.ts';

const RESPONSES = ['low', 'band', 'high', 'notch'] as const;

/**
 * |H| of the analogue prototype with s taken from the bilinear transform whose cutoff stays in place:
 * s = j·tan(πf/rate)/tan(πc/rate); low 1, band s, high s², notch 1 + s², all over s² + s/q + 1.
 */
function magnitude(name: keyof Responses, hz: number, cutoffHz: number, q: number, rate: number): number {
  const w = Math.tan((Math.PI * hz) / rate) / Math.tan((Math.PI * cutoffHz) / rate);
  const denominator = Math.hypot(1 - w * w, w / q);
  return { low: 1, band: w, high: w * w, notch: Math.abs(1 - w * w) }[name] / denominator;
}

/** Samples until an impulse has decayed by 140 dB: from the slowest pole of the discrete filter. */
function lengthOf(cutoffHz: number, q: number, rate: number): number {
  const g = Math.tan((Math.PI * cutoffHz) / rate);
  const root = Math.sqrt(Math.max(0, 1 / (4 * q * q) - 1));
  const radius =
    q < 0.5
      ? Math.max(...[root, -root].map((r) => Math.abs((1 - g * (1 / (2 * q) + r)) / (1 + g * (1 / (2 * q) + r)))))
      : Math.sqrt((1 - g / q + g * g) / (1 + g / q + g * g));
  const needed = Math.log(1e-7) / Math.log(radius);
  return 2 ** Math.ceil(Math.log2(Math.max(4096, needed)));
}

/** The largest deviation from theory between 20 Hz and 16 kHz, in dB, where the response is above −60 dB. */
async function deviation(name: keyof Responses, { cutoffHz, q }: { cutoffHz: number; q: number }, rate: number) {
  const frames = lengthOf(cutoffHz, q, rate);
  const filter = (x: F32) => stateVariableFilter({ cutoffHz, q })(x)[name];
  const [y] = await renderEffect(filter, impulse(frames), { frames, sampleRate: rate });
  const { re, im } = spectrumOf(y);
  let worst = 0;
  for (let bin = 1; bin < frames / 2; bin++) {
    const hz = (bin * rate) / frames;
    const wanted = magnitude(name, hz, cutoffHz, q, rate);
    if (hz < 20 || hz > 16000 || wanted < 1e-3) continue;
    worst = Math.max(worst, Math.abs(decibels(Math.hypot(re[bin]!, im[bin]!) / wanted)));
  }
  return worst;
}

describe('stateVariableFilter against the bilinear transform', () => {
  const cutoffs = [20, 100, 1000, 5000, 16000, 0.49 * 44100];
  /** All but those that would ring for seconds. */
  const settings = cutoffs
    .flatMap((cutoffHz) => [0.1, 0.5, Math.SQRT1_2, 3, 20, 100].map((q) => ({ cutoffHz, q })))
    .filter(({ cutoffHz, q }) => lengthOf(cutoffHz, q, 44100) <= 2 ** 16);

  it.each(RESPONSES)('%s: within 0.05 dB from 20 Hz to 16 kHz at 44.1 kHz', async (name) => {
    for (const setting of settings) {
      expect(await deviation(name, setting, 44100), `${setting.cutoffHz} Hz, q ${setting.q}`).toBeLessThan(0.05);
    }
  });

  it.each([8000, 192000])('the same at %i Hz', async (rate) => {
    for (const cutoffHz of [20, 1000, 0.45 * rate]) {
      for (const name of RESPONSES) expect(await deviation(name, { cutoffHz, q: 2 }, rate)).toBeLessThan(0.05);
    }
  });

  it('measures what it says: a filter two percent off would fail', async () => {
    const frames = 4096;
    const [y] = await renderEffect((x) => stateVariableFilter({ cutoffHz: 1020, q: 3 })(x).low, impulse(frames), {
      frames,
    });
    const { re, im } = spectrumOf(y);
    const at = Math.round((1000 * frames) / 44100);
    const wanted = magnitude('low', (at * 44100) / frames, 1000, 3, 44100);
    expect(Math.abs(decibels(Math.hypot(re[at]!, im[at]!) / wanted))).toBeGreaterThan(0.1);
  });
});

describe('stateVariableFilter with its knobs moving at audio rate', () => {
  /** Cutoff and q anywhere in their ranges and beyond, another value at every sample. */
  const wild = (): FilterOptions => ({
    cutoffHz: whiteNoise().add(1).mul(11).sub(2).mul(whiteNoise()).abs().mul(5000),
    q: whiteNoise().abs().mul(whiteNoise()).mul(200).abs(),
  });
  const seeds: Lanes = [1, 22, 333, 4444];

  it('never grows its state by itself: whatever rings only fades', async () => {
    // An impulse, then silence. The states follow from the outputs: each is twice the response less the state before.
    const body = () => {
      const { low, band } = stateVariableFilter(wild())(time().eq(0).select(1, 0));
      return { out: [low, band] as const };
    };
    const frames = 20_000;
    for (const [low, band] of await renderVoices(body, { frames, values: { seed: seeds } })) {
      let [first, second, size, growth] = [0, 0, Infinity, 0];
      for (let at = 0; at < frames; at++) {
        first = 2 * band[at]! - first;
        second = 2 * low[at]! - second;
        const next = Math.hypot(first, second);
        growth = Math.max(growth, next - size);
        size = next;
      }
      // What rounding gives.
      expect(growth).toBeLessThan(1e-6);
      expect(size).toBeLessThan(1e-3);
    }
  });

  it('stays bounded with full-scale noise, and recovers when it is over', async () => {
    for (const name of RESPONSES) {
      const frames = 60_000;
      const body = () => {
        const on = time().lt(30_000);
        return stateVariableFilter(wild())(on.select(whiteNoise(), 0))[name];
      };
      for (const [y] of await renderVoices(body, { frames, values: { seed: seeds } })) {
        expect(peakOf(y)).toBeLessThan(20);
        expect(rmsOf(y.subarray(1000, 30_000))).toBeGreaterThan(0.05);
        expect(peakOf(y.subarray(50_000))).toBeLessThan(1e-3);
      }
    }
  });
});

describe('the knobs of stateVariableFilter', () => {
  const noise = testNoise(4000);
  /** Noise through the low-pass with signals as knobs: cutoff, q, sample rate. */
  const filtered = async ([cutoff, q, sampleRate]: number[]) => {
    const options = () => ({ cutoffHz: param('cutoff', cutoff!), q: param('q', q!) });
    const body = (x: F32) => stateVariableFilter(options())(x).low;
    return (await renderEffect(body, noise, { frames: 4000, sampleRate: sampleRate! }))[0];
  };

  it.each<[string, number[], number[]]>([
    ['cutoff over 0.49 of the sample rate', [40000, 1, 44100], [0.49 * 44100, 1, 44100]],
    ['cutoff over 0.49 of a low sample rate', [10000, 1, 8000], [0.49 * 8000, 1, 8000]],
    ['cutoff over all sample rates', [1e9, 2, 192000], [0.49 * 192000, 2, 192000]],
    ['cutoff below 5 Hz', [-100, 1, 44100], [5, 1, 44100]],
    ['cutoff NaN', [NaN, 1, 44100], [5, 1, 44100]],
    ['q below 0.1', [500, 0, 44100], [500, 0.1, 44100]],
    ['q over 100', [500, 1e6, 44100], [500, 100, 44100]],
  ])('%s is clamped', async (_name, given, taken) => {
    const [got, wanted] = [await filtered(given), await filtered(taken)];
    expect(firstDifference(got, wanted)).toBe(-1);
    expect(peakOf(wanted)).toBeGreaterThan(1e-3);
  });

  it('are errors where they are constants out of range', () => {
    const build = (options: FilterOptions) => () => effect('filter', (x) => stateVariableFilter(options)(x).low);
    for (const cutoffHz of [0, 4.9, -1, 96001, NaN, Infinity]) {
      expect(build({ cutoffHz, q: 1 })).toThrow(GraphError);
      expect(build({ cutoffHz, q: 1 })).toThrow(
        expect.objectContaining({ code: 'out_of_range', path: expect.stringMatching(/\/cutoffHz$/) as unknown }),
      );
    }
    for (const q of [0, 0.09, 101, NaN]) {
      expect(build({ cutoffHz: 100, q })).toThrow(
        expect.objectContaining({ code: 'out_of_range', path: expect.stringMatching(/\/q$/) as unknown }),
      );
    }
  });

  it('one design filters several signals, each with its own state', async () => {
    const frames = 2000;
    const both = (x: F32) => {
      const filter = stateVariableFilter({ cutoffHz: 300, q: 5 });
      return filter(x).low.add(filter(x.mul(0)).low);
    };
    const [y] = await renderEffect(both, noise, { frames });
    const [wanted] = await renderEffect((x) => stateVariableFilter({ cutoffHz: 300, q: 5 })(x).low, noise, { frames });
    expect(firstDifference(y, wanted)).toBe(-1);
  });
});
