import { describe, expect, it } from 'vitest';
import {
  firstDifference,
  impulse,
  peakOf,
  powerOf,
  renderEffect,
  testNoise,
  worstError,
  type Stereo,
} from '../../../test/support/renderUnit.ts';
import {
  bilinear,
  deviation,
  over,
  plus,
  responseOf,
  scaled,
  size,
  times,
  turned,
} from '../../../test/support/responses.ts';
import { param } from '../../ir/index.ts';
import { pingPongDelay, type PingPongDelayOptions } from './pingPongDelay.ts';

const RATE = 44100;
/** No damping, as far as it goes. */
const OPEN = 96000;

const played = (options: PingPongDelayOptions, input: Float32Array | Stereo, sampleRate = RATE) => {
  const frames = (input instanceof Float32Array ? input : input[0]).length;
  return renderEffect((x) => pingPongDelay(x, options), input, { frames, sampleRate });
};

/** Where a signal is largest between two samples. */
function loudest(y: Float32Array, from: number, to: number): number {
  let found = from;
  for (let at = from; at < to && at < y.length; at++) if (Math.abs(y[at]!) > Math.abs(y[found]!)) found = at;
  return found;
}

describe('the echoes of pingPongDelay', () => {
  it.each([
    [120, 0.75, 44100],
    [97.3, 0.5, 44100],
    [400, 0.0625, 44100],
    [133, 1 / 3, 48000],
    [61.7, 0.25, 8000],
    [174, 1, 192000],
    [20, 1, 8000],
  ])('%d bpm, %d beats, at %i Hz: left, right, left, each within a sample', async (tempoBpm, beats, rate) => {
    const period = (60 / tempoBpm) * beats * rate;
    const click = impulse(Math.ceil(4.4 * period));
    const [left, right] = await played({ mix: 1, tempoBpm, beats, feedback: 0.8, dampingHz: OPEN }, click, rate);
    for (const echo of [1, 2, 3, 4]) {
      const [here, there] = echo % 2 === 1 ? [left, right] : [right, left];
      const [from, to] = [Math.round((echo - 0.4) * period), Math.round((echo + 0.4) * period)];
      const at = loudest(here, from, to);
      // Each comes at a whole number of samples, and so does the next.
      expect(Math.abs(at - echo * Math.round(period))).toBeLessThanOrEqual(echo - 1);
      expect(Math.abs(at - echo * period)).toBeLessThan(echo);
      expect(here[at]! / 0.8 ** (echo - 1)).toBeGreaterThan(0.9);
      expect(here[at]! / 0.8 ** (echo - 1)).toBeLessThan(1.001);
      expect(peakOf(there.subarray(from, to))).toBeLessThan(1e-7);
    }
    expect(peakOf(left.subarray(0, Math.floor(period)))).toBe(0);
  });

  it('come after four seconds where they should come later', async () => {
    for (const given of [() => 20, () => param('tempo', 20)]) {
      const [left] = await renderEffect(
        (x) => pingPongDelay(x, { mix: 1, tempoBpm: given(), beats: 4, dampingHz: OPEN }),
        impulse(40_000),
        { frames: 40_000, sampleRate: 8000 },
      );
      expect(left.findIndex((x) => x !== 0)).toBe(32_000);
    }
  });

  it('are filtered once more each time', async () => {
    const [period, feedback] = [0.25, 0.7];
    for (const dampingHz of [500, 6000]) {
      const options = { mix: 1, tempoBpm: 60 / period, beats: 1, feedback, dampingHz };
      const response = await responseOf((x) => pingPongDelay(x, options), { least: 2 ** 17 });
      // The left side is E + L²·E³ + L⁴·E⁵ + …, E being the delay and L the low-pass with its share.
      const wanted = (hz: number) => {
        const low = over([feedback, 0], plus([1, 0], bilinear(hz, dampingHz, RATE)));
        const round = times(times(low, low), turned(-4 * Math.PI * hz * period));
        return 1 / size(plus([1, 0], scaled(round, -1)));
      };
      expect(deviation(response, wanted)).toBeLessThan(0.05);
    }
  });

  it('begin on the left, wherever the sound comes from', async () => {
    const [click, silence] = [impulse(30_000), new Float32Array(30_000)];
    const options = { mix: 1, tempoBpm: 240, beats: 1, dampingHz: OPEN };
    for (const [input, height] of [
      [[click, click], 1],
      [[click, silence], 0.5],
      [[silence, click], 0.5],
    ] as const) {
      const [left, right] = await played(options, input);
      expect(left[11025]).toBeCloseTo(height, 5);
      expect(peakOf(right.subarray(0, 20_000))).toBe(0);
    }
  });

  it('are spread by the width at equal power', async () => {
    const click = impulse(30_000);
    const power = async (width: number) => {
      const sides = await played({ mix: 1, tempoBpm: 240, beats: 1, width }, click);
      return sides.map((side) => powerOf(side.subarray(0, 15_000)) * 15_000);
    };
    for (const [width, share] of [
      [0, 0.5],
      [0.5, Math.sin((Math.PI * 3) / 8) ** 2],
      [1, 1],
    ] as const) {
      const [left, right] = await power(width);
      expect(left).toBeCloseTo(share, 5);
      expect(right).toBeCloseTo(1 - share, 5);
    }
    const [left, right] = await played({ mix: 1, width: 0, feedback: 0.9, tempoBpm: 300 }, testNoise(40_000));
    expect(worstError(left, right)).toBeLessThan(1e-6);
  });
});

describe('the time of pingPongDelay, changed while it sounds', () => {
  const frames = 60_000;
  const change = 20_000 - (20_000 % 32);
  // It begins softly, for its beginning is repeated too.
  const tone = Float32Array.from(
    { length: frames },
    (_, at) => Math.min(1, at / 5000) ** 2 * Math.sin((2 * Math.PI * 441.3 * at) / RATE),
  );
  const moved = (input: Float32Array, feedback: number) =>
    renderEffect(
      (x) => pingPongDelay(x, { mix: 1, beats: 0.5, feedback, dampingHz: OPEN, tempoBpm: param('tempo', 150) }),
      input,
      { frames, events: [{ kind: 'live', frame: change, values: { tempo: [233, 233, 233, 233] } }] },
    );

  it('does not click', async () => {
    const curvature = (x: Float32Array) =>
      x.reduce((most, _, at) => (at < 2 ? 0 : Math.max(most, Math.abs(x[at]! - 2 * x[at - 1]! + x[at - 2]!))), 0);
    for (const side of await moved(tone, 0.5)) {
      const [before, after] = [side.subarray(18_500, change), side.subarray(change, change + 5000)];
      expect(curvature(after)).toBeLessThan(2 * Math.max(curvature(before), curvature(tone)));
    }
    // What a jump between the two times would give.
    const jump = tone.map((_, at) => tone[Math.max(0, at - (at < change ? 8820 : 5678))]!);
    expect(curvature(jump.subarray(change - 5, change + 5))).toBeGreaterThan(20 * curvature(tone));
  });

  it('is the new one after 60 ms, to the sample', async () => {
    const noise = testNoise(frames, 3);
    const [left] = await moved(noise, 0);
    const settled = change + Math.ceil(0.0605 * RATE);
    const period = Math.round((60 / 233) * 0.5 * RATE);
    expect(worstError(left.subarray(settled), (at) => noise[settled + at - period]!)).toBeLessThan(1e-6);
    const before = Math.round((60 / 150) * 0.5 * RATE);
    expect(worstError(left.subarray(before, change), (at) => noise[at]!)).toBeLessThan(1e-6);
  });

  it('is the same whether it is constant or live, as long as it stays', async () => {
    const noise = testNoise(frames, 4);
    const at = async (tempo: () => PingPongDelayOptions['tempoBpm']) =>
      (await renderEffect((x) => pingPongDelay(x, { mix: 0.5, tempoBpm: tempo() }), noise, { frames }))[1];
    expect(firstDifference(await at(() => 150), await at(() => param('tempo', 150)))).toBe(-1);
  });
});

describe('pingPongDelay', () => {
  const noise: Stereo = [testNoise(20_000, 1), testNoise(20_000, 2)];

  it('is the dry sound to the bit at a mix of 0', async () => {
    const sides = await played({ mix: 0, tempoBpm: 300 }, noise);
    sides.forEach((side, at) => expect(firstDifference(side, noise[at as 0 | 1])).toBe(-1));
  });

  it('falls silent after its input, at the strongest feedback', async () => {
    const burst = new Float32Array(200_000);
    burst.set(testNoise(20_000));
    for (const side of await played({ mix: 1, tempoBpm: 400, beats: 0.0625, feedback: 0.95, dampingHz: OPEN }, burst)) {
      expect(peakOf(side)).toBeLessThan(20);
      expect(peakOf(side.subarray(190_000))).toBeLessThan(1e-6);
    }
  });

  it('takes signals out of range for the ends of the range', async () => {
    const at = async (tempo: number, beats: number, feedback: number, damping: number, width: number) => {
      const live = () => ({
        mix: 1,
        tempoBpm: param('tempo', tempo),
        beats: param('beats', beats),
        feedback: param('feedback', feedback),
        dampingHz: param('damping', damping),
        width: param('width', width),
      });
      return (await renderEffect((x) => pingPongDelay(x, live()), noise, { frames: 20_000, sampleRate: 8000 }))[0];
    };
    expect(firstDifference(await at(1e9, 0, NaN, -1, 9), await at(400, 0.0625, 0, 20, 1))).toBe(-1);
    expect(firstDifference(await at(1e9, -1, 7, 1e9, NaN), await at(400, 0.0625, 0.95, OPEN, 0))).toBe(-1);
    expect(firstDifference(await at(NaN, 0.5, 7, 1e9, 1), await at(20, 0.5, 0.95, OPEN, 1))).toBe(-1);
  });
});
