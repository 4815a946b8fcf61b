import { describe, expect, it } from 'vitest';
import type { Stereo } from './renderer.ts';
import { renderTail } from './renderTail.ts';

const RATE = 1000;
const asked: number[] = [];
const rendering =
  (level: (at: number) => number) =>
  (frames: number): Stereo => {
    asked.push(frames);
    return [0, 1].map((side) =>
      Float32Array.from({ length: frames }, (_, at) => level(at) * (1 - side)),
    ) as unknown as Stereo;
  };
const tailOf = (level: (at: number) => number, change = {}) => {
  asked.length = 0;
  return renderTail(rendering(level), {
    sampleRate: RATE,
    frames: 500,
    releaseFrames: 100,
    gapFrames: 200,
    ...change,
  }).channels[0];
};

describe('renderTail', () => {
  it('ends where nothing is heard any more', () => {
    const tail = tailOf((at) => (at < 800 ? 1 : 1e-5));
    expect(tail.length).toBe(800);
    expect(tail[700]).toBe(1);
    expect(tail[799]).toBe(0);
    expect(tail[790]).toBeLessThan(1);
  });

  it('is never shorter than what was asked for', () => {
    expect(tailOf((at) => (at < 100 ? 1 : 0)).length).toBe(500);
    expect(tailOf(() => 0).length).toBe(500);
  });

  it('renders on until it has seen the end', () => {
    expect(tailOf((at) => (at < 6000 ? 1 : 0)).length).toBe(6000);
    expect(asked).toEqual([1800, 2800, 4800, 8800]);
  });

  it('waits for echoes', () => {
    const echoes = (at: number) => (at % 400 === 0 && at < 3000 ? 1 : 0);
    expect(tailOf(echoes, { gapFrames: 450 }).length).toBe(2801);
  });

  it('gives up after half a minute, gently', () => {
    const endless = tailOf(() => 1);
    const request = { sampleRate: RATE, frames: 500, releaseFrames: 100, gapFrames: 200 };
    expect(
      renderTail(
        rendering(() => 1),
        request,
      ).endless,
    ).toBe(true);
    expect(
      renderTail(
        rendering((at) => (at < 900 ? 1 : 0)),
        request,
      ).endless,
    ).toBe(false);
    expect(endless.length).toBe(500 + 100 + 30000);
    expect(endless.at(-1)).toBe(0);
    expect(endless.at(-1000)).toBeCloseTo(0.5, 2);
    expect(endless.at(-2001)).toBe(1);
  });
});
