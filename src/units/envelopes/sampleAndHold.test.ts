import { describe, expect, it } from 'vitest';
import type { Event } from '../../../test/support/kernelHost.ts';
import { firstDifference, renderEffect, renderVoice, testNoise } from '../../../test/support/renderUnit.ts';
import { param, time } from '../../ir/index.ts';
import { nearestEven } from '../../ops/index.ts';
import { sampleAndHold } from './sampleAndHold.ts';

const frames = 20_000;
const noise = testNoise(frames);

/** What is held, from a clock that counts turns in 64-bit integers. */
function ideal(x: Float32Array, rateHz: number, sampleRate: number): Float32Array {
  const { fround } = Math;
  const step = BigInt(Math.min(2 ** 31 - 1, nearestEven(fround(fround(rateHz) * fround(2 ** 32 / sampleRate)))));
  let held = x[0]!;
  return x.map((value, at) => {
    const turns = (n: number) => (BigInt(n) * step) >> 32n;
    if (at > 0 && turns(at) !== turns(at - 1)) held = value;
    return held;
  });
}

describe('sampleAndHold', () => {
  it.each([0, 0.1, 7, 440, 999.9, 4000, 20000])('at %d Hz takes a value at each tick and keeps it', async (rateHz) => {
    for (const sampleRate of [8000, 44100, 192000]) {
      const [y] = await renderEffect((x) => sampleAndHold(x, { rateHz }), noise, { frames, sampleRate });
      expect(firstDifference(y, ideal(noise, rateHz, sampleRate)), `${sampleRate} Hz`).toBe(-1);
    }
  });

  it('ticks at the first sample at or after k/rate', async () => {
    const held = await renderVoice(() => sampleAndHold(time().toFloat(), { rateHz: 100 }), { frames: 4410 });
    expect([...new Set(held)]).toEqual(Array.from({ length: 10 }, (_, k) => 441 * k));
  });

  it('a rate that moves loses no tick and makes none', async () => {
    const events: Event[] = [
      { kind: 'live', frame: 3200, values: { rate: [1000, 1000, 1000, 1000] } },
      { kind: 'live', frame: 6400, values: { rate: [0, 0, 0, 0] } },
      { kind: 'live', frame: 9600, values: { rate: [20, 20, 20, 20] } },
    ];
    const body = () => sampleAndHold(time().toFloat(), { rateHz: param('rate', 10) });
    const held = await renderVoice(body, { frames: 44100, events });
    const ticks = new Set(held).size - 1;
    // 0.0726 s at 10 Hz, as long at 1 kHz, and 0.7823 s at 20 Hz.
    expect(ticks).toBe(Math.floor((3200 * 10 + 3200 * 1000 + 34500 * 20) / 44100));
    expect(new Set(held.subarray(6420, 9600)).size).toBe(1);
  });

  it('forgets NaN at the next tick', async () => {
    const broken = noise.slice();
    broken.fill(NaN, 0, 60);
    const [y] = await renderEffect((x) => sampleAndHold(x, { rateHz: 441 }), broken, { frames });
    expect([y[0], y[50]]).toEqual([0, 0]);
    const wanted = ideal(noise, 441, 44100);
    expect(firstDifference(y.subarray(200), wanted.subarray(200))).toBe(-1);
  });

  it('clamps a rate that is a signal', async () => {
    const at = async (rate: number) =>
      (await renderEffect((x) => sampleAndHold(x, { rateHz: param('rate', rate) }), noise, { frames }))[0];
    expect(firstDifference(await at(1e9), await at(20000))).toBe(-1);
    expect(firstDifference(await at(-3), await at(0))).toBe(-1);
  });
});
