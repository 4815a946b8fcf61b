// Effects that are late: the renderer makes up for it to the sample, whatever the blocks are.
import { describe, expect, it } from 'vitest';
import { backends, type BackendName } from '../../src/backends/index.ts';
import type { Job, Note } from '../../src/engine/job.ts';
import { Renderer } from '../../src/engine/renderer.ts';
import { AudioEngine } from '../../src/index.ts';
import {
  delayLine,
  effect,
  frequency,
  instrument,
  int,
  intRegister,
  jobTime,
  laneSum,
  param,
  sampleRate,
  shuffle,
  time,
  type F32,
  type Graph,
  type I32,
} from '../../src/ir/index.ts';
import { adsr, sine, whiteNoise } from '../../src/units/index.ts';
import { bitsOf } from '../support/kernelHost.ts';

const RATE = 8000;

const voice = instrument('voice', () => {
  const envelope = adsr({ attackSec: 0.002, decaySec: 0.02, sustain: 0.5, releaseSec: 0.02 });
  return { out: sine(frequency()).add(whiteNoise()).mul(envelope), end: envelope.end };
});
/** What an effect with memory makes of its input: the same whether it comes late or not. */
const colour = (x: F32): F32 => {
  const line = delayLine(0.01);
  const echo = line.tap(61);
  line.write(x.add(echo.mul(0.7)));
  return x.add(shuffle(echo, echo, [1, 0, 3, 2]));
};
const inTime = effect('in time', colour);
/** The same through a delay line of `samples`. */
const late = (samples: number): Graph =>
  effect(`${samples} late`, (x) => {
    if (samples === 0) return { out: colour(x), latency: int(0) };
    const line = delayLine(1);
    line.write(colour(x));
    return { out: line.tap(samples), latency: int(samples) };
  });

const note = (onFrame: number, gateFrames: number, frequencyHz: number): Note => ({
  onFrame,
  gateFrames,
  frequencyHz,
  velocity: 1,
});
/** Notes that end early, notes that are held to the end, and notes that begin after it. */
const notes = [note(0, 200, 333), note(45, 900, 500), note(480, 5000, 777), note(500, 100, 1000), note(650, 100, 90)];

async function rendering(backend: BackendName, blockFrames: number) {
  const renderer = new Renderer(backends[backend], { sampleRate: RATE, blockFrames });
  const instrumentProgram = await renderer.compile(voice);
  return async (graphs: readonly (Graph | undefined)[], more: Partial<Job> = {}) => {
    const jobs = graphs.map(async (graph): Promise<Job> => ({
      ...{ instrument: instrumentProgram, notes, frames: 500, seed: 4, values: {} },
      ...(graph ? { effect: await renderer.compile(graph) } : {}),
      ...more,
    }));
    return renderer.render(await Promise.all(jobs)).map(([left, right]) => [...bitsOf(left), ...bitsOf(right)]);
  };
}

describe('an effect that is late', () => {
  it.each([
    ['wasm', [1, 7, 32, 100, 512]],
    ['js', [45, 512]],
    ['interpreter', [64]],
  ] as const)('sounds as if it were not (%s)', async (backend, blocks) => {
    for (const block of blocks) {
      const render = await rendering(backend, block);
      const [wanted] = await render([inTime]);
      expect(wanted!.filter((word) => word !== 0).length).toBeGreaterThan(900);
      for (const samples of [0, 1, 31, 32, 100, 499, 500, 501, 1333, RATE]) {
        const [got] = await render([late(samples)]);
        expect(got, `${samples} late in blocks of ${block}`).toEqual(wanted);
      }
    }
  });

  it('shares a render with others', async () => {
    const render = await rendering('wasm', 64);
    const [dry, wanted] = [await render([undefined]), await render([inTime])];
    const together = await render([late(700), undefined, inTime, late(3)]);
    expect(together).toEqual([wanted[0], dry[0], wanted[0], wanted[0]]);
  });

  it('hears what comes after the end, as it would in a longer job', async () => {
    // Without a delay of its own: what leaves it is what it hears, and that is what follows the latency.
    const ahead = effect('ahead', (x) => ({ out: x, latency: int(300) }));
    const render = await rendering('wasm', 100);
    const longer = (await render([undefined], { frames: 800 }))[0]!;
    const wanted = [...longer.slice(300, 800), ...longer.slice(1100, 1600)];
    expect((await render([ahead]))[0]).toEqual(wanted);
    const [longerStill] = await render([late(300)], { frames: 700 });
    const [short] = await render([late(300)]);
    expect([...longerStill!.slice(0, 500), ...longerStill!.slice(700, 1200)]).toEqual(short);
  });

  it('begins with an untouched state, time and seed', async () => {
    const counting = (latency: number) =>
      effect('counting', (x) => {
        const count = intRegister();
        count.set(count.value.add(1));
        const sum = count.value.add(jobTime()).add(time()).toFloat();
        return { out: laneSum(x).mul(0).add(sum), latency: int(latency) };
      });
    const random = (latency: number) => effect('random', () => ({ out: whiteNoise(), latency: int(latency) }));
    const render = await rendering('wasm', 77);
    const left = (words: readonly number[]) => [...new Float32Array(Int32Array.from(words.slice(0, 500)).buffer)];
    expect(left((await render([counting(9)]))[0]!)).toEqual(Array.from({ length: 500 }, (_, at) => 3 * (at + 9)));
    const noise = left((await render([random(0)], { frames: 500 }))[0]!);
    expect(left((await render([random(9)]))[0]!).slice(0, 491)).toEqual(noise.slice(9));
  });

  it('may say so by the sample rate and by notes’ values', async () => {
    const graph = effect('of a value', (x) => {
      const ahead = param('ahead', 50, 'note').add(sampleRate().mul(0.005)).toInt();
      const line = delayLine(0.5);
      line.write(colour(x));
      return { out: line.tap(ahead), latency: ahead };
    });
    const render = await rendering('wasm', 128);
    const [wanted] = await render([inTime]);
    for (const values of [{}, { ahead: 1 }, { ahead: 3000 }]) expect((await render([graph], { values }))[0]).toEqual(wanted); // prettier-ignore
    await expect(render([graph], { values: { ahead: -100 } })).rejects.toMatchObject({ code: 'bad_latency' });
  });

  it('gives its memory back, also when the latency is refused', async () => {
    const renderer = new Renderer(backends.wasm, { sampleRate: RATE });
    const [program, good, bad] = await Promise.all([voice, late(900), effect('bad', (x) => ({ out: x, latency: int(-1) }))].map((graph) => renderer.compile(graph))); // prettier-ignore
    const job = { instrument: program!, notes, frames: 500, seed: 4, values: {} };
    renderer.render([{ ...job, effect: good! }]);
    const before = renderer.memoryBytes;
    for (let round = 0; round < 50; round++) {
      expect(() => renderer.render([{ ...job, effect: bad! }])).toThrow(/late by -1 samples/);
      renderer.render([{ ...job, effect: good! }]);
    }
    expect(renderer.memoryBytes).toBe(before);
  });
});

it('the engine makes up for a unit that looks ahead', async () => {
  /** As units do it: a signal, and by how much it is late. */
  const lookAhead = (x: F32): F32 & { readonly latency: I32 } => {
    const latency = sampleRate().mul(0.003).toInt();
    const line = delayLine(0.01);
    line.write(x);
    return Object.assign(line.tap(latency), { latency });
  };
  const engine = new AudioEngine();
  const given = { notes: [{ lengthSec: 0.1 }, { startSec: 0.15, lengthSec: 1 }], duration: 0.3 };
  const dry = await engine.renderGraph(voice, given);
  for (const graph of [
    effect('a', lookAhead),
    effect('b', (x) => ({ out: lookAhead(x), latency: lookAhead(x).latency })),
  ]) {
    const wet = await engine.renderGraph(voice, { ...given, effect: graph });
    expect(wet.shape).toEqual(dry.shape);
    expect(await wet.hash()).toBe(await dry.hash());
  }
  const lost = await engine.renderGraph(voice, { ...given, effect: effect('c', (x) => lookAhead(x).mul(1)) });
  expect(lost.getChannelData(0)[0]).toBe(0);
  expect(await lost.hash()).not.toBe(await dry.hash());
});
