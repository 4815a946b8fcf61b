import { describe, expect, it } from 'vitest';

import { backends } from '../backends/index.ts';
import { effect, instrument, jobTime, num } from '../ir/index.ts';
import { notFinite } from './notFinite.ts';
import { Renderer } from './renderer.ts';

describe('notFinite', () => {
  it.each([0, 1, 6, 7])('names sample %i of an interleaved block', (at) => {
    const samples = new Float32Array(8).fill(0.5);
    samples[at] = NaN;
    expect(notFinite('tone', samples, 100)).toMatchObject({
      code: 'not_finite',
      path: `channel ${at % 2}, sample ${100 + Math.floor(at / 2)}`,
    });
  });

  /** 0 until sample 1000, then `bad`. */
  const breaks = (bad: number) =>
    instrument('breaks', () =>
      jobTime()
        .lt(1000)
        .select(0.25, num(bad).add(jobTime().toFloat().mul(0))),
    );
  const quiet = effect('quiet', (input) => input.sane().mul(0.5));

  describe.each(Object.values(backends))('$name', (backend) => {
    it.each([NaN, Infinity, -Infinity])('finds %s, also in front of an effect that swallows it', async (bad) => {
      const renderer = new Renderer(backend, { sampleRate: 44100, blockFrames: 256 });
      const voice = await renderer.compile(breaks(bad));
      const notes = [{ onFrame: 0, gateFrames: 5000, frequencyHz: 440, velocity: 1 }];
      const job = { instrument: voice, notes, frames: 1500, seed: 0, values: {} };
      const wanted = expect.objectContaining({ code: 'not_finite', path: 'channel 0, sample 1000' });
      expect(() => renderer.render([job])).toThrow(wanted);
      const behind = { ...job, effect: await renderer.compile(quiet) };
      expect(() => renderer.render([behind])).toThrow(wanted);
      expect(() => renderer.render([{ ...behind, frames: 1000 }])).not.toThrow();
    });
  });
});
