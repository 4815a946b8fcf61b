// The interpreter is what the others are measured against, so it is measured against numbers that were worked out by hand.
import { expect, it } from 'vitest';
import { host, type Lanes } from '../../../test/support/kernelHost.ts';
import {
  control,
  delayLine,
  effect,
  frequency,
  gate,
  instrument,
  intRegister,
  laneSum,
  previous,
  recur,
  shuffle,
  time,
  type Graph,
} from '../../ir/index.ts';

const inputs = (more: Record<string, Lanes> = {}) => ({ start: [0, 0, 0, 0] as const, ...more });
async function lane0(graph: Graph, frames: number, more: Record<string, Lanes> = {}, tick = 0): Promise<number[]> {
  const run = await host('interpreter', graph);
  const { samples } = run({ sampleRate: 8000, tick, frames, inputs: inputs(more), events: [] }, 3);
  return [...samples].filter((_, at) => at % 4 === 0);
}

it('counts samples', async () => {
  expect(
    await lane0(
      instrument('g', () => time().toFloat()),
      5,
    ),
  ).toEqual([0, 1, 2, 3, 4]);
  expect(
    await lane0(
      instrument('g', () => time().toFloat()),
      3,
      { start: [98, 0, 0, 0] },
      100,
    ),
  ).toEqual([2, 3, 4]);
});

it('rounds every operation to float32', async () => {
  const graph = instrument('g', () => frequency().add(16777216).sub(16777216));
  expect(await lane0(graph, 1, { frequency: [1, 0, 0, 0] })).toEqual([0]);
});

it('remembers: a one-pole, a unit delay, a counter', async () => {
  expect(
    await lane0(
      instrument('g', () => recur((y) => y.mul(0.5).add(1))),
      4,
    ),
  ).toEqual([1, 1.5, 1.75, 1.875]);
  expect(
    await lane0(
      instrument('g', () => previous(time().toFloat().add(7))),
      4,
    ),
  ).toEqual([0, 7, 8, 9]);
  const counter = instrument('g', () => {
    const count = intRegister(10);
    count.set(count.value.sub(3));
    return count.value.toFloat();
  });
  expect(await lane0(counter, 4)).toEqual([10, 7, 4, 1]);
});

it('reads delay lines before it writes them', async () => {
  const echo = (distance: number) =>
    instrument('g', () => {
      const line = delayLine(0.001);
      line.write(time().toFloat().add(1));
      return line.tap(distance);
    });
  expect(await lane0(echo(1), 4)).toEqual([0, 1, 2, 3]);
  expect(await lane0(echo(0), 4)).toEqual([0, 1, 2, 3]);
  expect(await lane0(echo(3), 5)).toEqual([0, 0, 0, 1, 2]);
});

it('interpolates delay lines between samples', async () => {
  const graph = instrument('g', () => {
    const line = delayLine(0.001);
    line.write(time().toFloat().mul(8));
    return line.read(frequency(), 'linear');
  });
  // At sample n a distance of 2.25 lies three quarters of the way from 8(n − 3) to 8(n − 2).
  expect(await lane0(graph, 6, { frequency: [2.25, 0, 0, 0] })).toEqual([0, 0, 0, 6, 14, 22]);
});

it('samples the control grid', async () => {
  const held = await lane0(
    instrument('g', () => control(time().toFloat(), 'hold')),
    70,
  );
  expect([0, 31, 32, 63, 64, 69].map((at) => held[at])).toEqual([0, 0, 32, 32, 64, 64]);
  const linear = await lane0(
    instrument('g', () => control(time().toFloat(), 'linear')),
    100,
  );
  // One step late: between samples 32 and 64 it runs from the value at 0 to the value at 32.
  expect([0, 31, 32, 33, 48, 64, 80].map((at) => linear[at])).toEqual([0, 0, 0, 1, 16, 32, 48]);
});

it('mixes lanes in effects, and writes lanes 0 and 1', async () => {
  const run = await host(
    'interpreter',
    effect('g', (x) => shuffle(x, laneSum(x), [1, 4, 0, 0])),
  );
  const bus = Float32Array.of(1, 2, 10, 20);
  const { samples } = run({ sampleRate: 8000, tick: 0, frames: 2, inputs: {}, events: [], bus }, 1);
  expect([...samples]).toEqual([2, 6, 20, 60]);
});

it('says when a voice ends', async () => {
  const graph = instrument('g', () => ({ out: frequency(), end: gate().add(5) }));
  const run = await host('interpreter', graph);
  const gates: Lanes = [1, 2, 3, 0x7fffffff];
  const { instance, layout } = run(
    { sampleRate: 8000, tick: 0, frames: 1, inputs: inputs({ gate: gates }), events: [] },
    1,
  );
  // Behind the inputs and `fresh`, with nothing in between.
  const end = (layout.inputs.size + 1) * 4;
  expect([...instance.subarray(end, end + 4)]).toEqual([6, 7, 8, -0x7ffffffc]);
});
