// The mixing loops of every backend: the same sums in the same order.
import { describe, expect, it } from 'vitest';
import { frequency, instrument } from '../ir/index.ts';
import { optimise } from '../passes/index.ts';
import { backends, type BackendName } from './index.ts';

const [IO, BUS, LEFT, RIGHT] = [1024, 20480, 28672, 32768] as const;
const graphs = [
  instrument('mono', () => frequency()),
  instrument('stereo', () => ({ out: [frequency(), frequency().neg()] })),
];
/** Numbers whose sums round, with both zeros and NaN among them. */
const value = (at: number) =>
  [1e8, 1, -1e8, 0.1, -0, 3e38, 1 / 3, NaN, -3e38][(at * 7) % 9]! * (at % 5 === 0 ? 1 : 0.5);

async function kernel(name: BackendName, channels: number) {
  const memory = backends[name].createMemory();
  memory.ensure(65536);
  const compiled = await backends[name].compile(optimise(graphs[channels - 1]!), memory);
  const samples = () => new Float32Array(memory.buffer);
  const prepare = () => {
    for (let at = 0; at < 4000; at++) samples()[IO / 4 + at] = value(at);
    for (let at = 0; at < 1000; at++) samples()[BUS / 4 + at] = value(at + 3);
  };
  prepare();
  return { ...compiled, samples, prepare };
}

describe.each(Object.keys(backends) as BackendName[])('%s', (name) => {
  for (const channels of [1, 2]) {
    it(`mixLane adds one lane of ${channels} channel(s) to both sides`, async () => {
      for (const lane of [0, 1, 2, 3]) {
        for (const frames of [1, 7, 100]) {
          const tested = await kernel(name, channels);
          const { samples, prepare } = tested;
          prepare();
          const before = samples().slice();
          tested.mixLane(IO, frames, lane, BUS);
          const wanted = before.slice();
          for (let frame = 0; frame < frames; frame++) {
            for (const side of [0, 1]) {
              const from = IO / 4 + (frame * channels + Math.min(side, channels - 1)) * 4 + lane;
              const to = BUS / 4 + frame * 2 + side;
              wanted[to] = before[to]! + before[from]!;
            }
          }
          expect(samples()).toEqual(wanted);
        }
      }
    });

    it(`mixAll is mixLane for lanes 0, 1, 2, 3 of ${channels} channel(s)`, async () => {
      const tested = await kernel(name, channels);
      const { samples, prepare } = tested;
      for (const frames of [1, 2, 33, 250]) {
        prepare();
        for (const lane of [0, 1, 2, 3]) tested.mixLane(IO, frames, lane, BUS);
        const wanted = samples().slice();
        prepare();
        tested.mixAll(IO, frames, BUS);
        expect(samples()).toEqual(wanted);
      }
    });
  }

  it('isFinite finds one NaN or infinity among all frames, and nothing behind them', async () => {
    const tested = await kernel(name, 2);
    const { samples } = tested;
    const bus = BUS / 4;
    for (const frames of [1, 2, 7, 256]) {
      for (let at = 0; at < frames * 2; at += frames > 7 ? 37 : 1) {
        for (const bad of [NaN, Infinity, -Infinity]) {
          samples().fill(-3.4028234663852886e38, bus, bus + frames * 2);
          samples()[bus + (at ^ 1)] = 1e-45;
          samples().fill(bad, bus + frames * 2, bus + frames * 2 + 8);
          expect(tested.isFinite(BUS, frames)).toBe(1);
          samples()[bus + at] = bad;
          expect(tested.isFinite(BUS, frames), `${bad} at ${at} of ${frames} frames`).toBe(0);
        }
      }
    }
    // A NaN with its sign set, and one that signals.
    for (const word of [0xffc00000 | 0, 0x7f800001]) {
      samples().fill(0, bus, bus + 20);
      new Int32Array(samples().buffer)[bus + 5] = word;
      expect(tested.isFinite(BUS, 10)).toBe(0);
    }
  });

  it('split takes left and right apart, and leaves the bus alone', async () => {
    const tested = await kernel(name, 2);
    const { samples } = tested;
    for (const frames of [1, 2, 3, 4, 5, 255, 256]) {
      samples().fill(-1, LEFT / 4);
      const bus = samples().slice(BUS / 4, BUS / 4 + frames * 2);
      tested.split(BUS, frames, LEFT, RIGHT);
      const side = (from: number) => samples().slice(from / 4, from / 4 + frames);
      expect(side(LEFT)).toEqual(bus.filter((_, at) => at % 2 === 0));
      expect(side(RIGHT)).toEqual(bus.filter((_, at) => at % 2 === 1));
      expect(samples().slice(BUS / 4, BUS / 4 + frames * 2)).toEqual(bus);
      // Up to three frames more may be written, no others.
      for (const from of [LEFT, RIGHT]) expect(samples()[from / 4 + frames + 3]).toBe(-1);
    }
  });
});
