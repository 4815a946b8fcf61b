import { describe, expect, it } from 'vitest';
import type { Event } from '../../../test/support/kernelHost.ts';
import { firstDifference, renderVoice, worstError } from '../../../test/support/renderUnit.ts';
import { instrument, param } from '../../ir/index.ts';
import { sine } from '../oscillators/sine.ts';
import { lfo } from './lfo.ts';

const RATE = 44100;
const FRAMES = 2 * RATE;
const ideal =
  (hz: number, start: number, rate = RATE) =>
  (at: number) =>
    Math.sin(2 * Math.PI * (((hz * at) / rate + start) % 1));

describe('lfo', () => {
  it.each([
    [0.01, 0],
    [0.5, 0.25],
    [5, 0.5],
    [7.3, 0.75],
    [100, 1],
    [0, 0.125],
  ])('%d Hz from %d turns is the sine of that, for two seconds', async (hz, start) => {
    for (const sampleRate of [8000, RATE, 192000]) {
      const x = await renderVoice(() => lfo(hz, { startTurns: start }), { frames: FRAMES, sampleRate });
      // Two seconds of a step that may be 2⁻³² turns off, and of a rate that is a float32.
      expect(worstError(x, ideal(Math.fround(hz), start, sampleRate))).toBeLessThan(4e-4);
    }
  });

  it('starts at 0 and rises, unless it is told otherwise', async () => {
    const x = await renderVoice(() => lfo(2), { frames: 100 });
    expect(x[0]).toBe(0);
    expect(x[1]).toBeGreaterThan(0);
    const quarter = await renderVoice(() => lfo(2, { startTurns: 0.25 }), { frames: 1 });
    expect(quarter[0]).toBeCloseTo(1, 6);
  });

  it('follows a rate that moves without a jump', async () => {
    const events: Event[] = [{ kind: 'live', frame: 3200, values: { rate: [20, 20, 20, 20] } }];
    const x = await renderVoice(() => lfo(param('rate', 2), { startTurns: 0.1 }), { frames: 9000, events });
    const wanted = (at: number) => ideal(2, 0.1)(Math.min(at, 3200));
    expect(worstError(x.subarray(0, 3201), wanted)).toBeLessThan(1e-4);
    const turned = (at: number) => ideal(20, 0.1 + (2 * 3200) / RATE)(at);
    expect(worstError(x.subarray(3200), turned)).toBeLessThan(1e-4);
  });

  it('clamps a rate that is a signal, and refuses a constant out of range', async () => {
    const at = async (rate: number) => renderVoice(() => lfo(param('rate', rate)), { frames: 3000 });
    expect(firstDifference(await at(1e6), await at(100))).toBe(-1);
    expect(firstDifference(await at(-3), await at(0))).toBe(-1);
    for (const rate of [-0.1, 100.5, NaN]) {
      expect(() => instrument('wobble', () => lfo(rate))).toThrow(
        expect.objectContaining({ code: 'out_of_range', path: expect.stringMatching(/\/rateHz$/) as unknown }),
      );
    }
  });

  /** Of a phase in turns. */
  const shapes = {
    triangle: (turns: number) => 1 - 4 * Math.abs(((turns + 0.25) % 1) - 0.5),
    sawUp: (turns: number) => 2 * (turns % 1) - 1,
    sawDown: (turns: number) => 1 - 2 * (turns % 1),
    square: (turns: number) => (turns % 1 < 0.5 ? 1 : -1),
  } as const;

  it.each(Object.entries(shapes))('%s is what it is called, from −1 to 1', async (name, ideal) => {
    const shape = name as keyof typeof shapes;
    for (const [hz, startTurns] of [
      [4, 0],
      [7.3, 0.4],
      [0.5, 0.75],
      [100, 1],
    ] as const) {
      for (const sampleRate of [8000, RATE, 192000]) {
        const x = await renderVoice(() => lfo(hz, { shape, startTurns }), { frames: FRAMES, sampleRate });
        // Where it jumps, a step that is up to 2⁻³² turns off may put a sample on the other side.
        const turnsAt = (at: number) => (Math.fround(hz) * at) / sampleRate + startTurns;
        const drift = (at: number) => at * 2 ** -31;
        const isJump = (at: number) => {
          const halves = 2 * turnsAt(at);
          return shape !== 'triangle' && Math.abs(halves - Math.round(halves)) < 2 * drift(at) + 1e-6;
        };
        const worst = x.reduce((most, value, at) => {
          const error = isJump(at) ? 0 : Math.abs(value - ideal(turnsAt(at)));
          return Math.max(most, error - 8 * drift(at));
        }, 0);
        expect(worst, `${hz} Hz at ${sampleRate} Hz`).toBeLessThan(1e-5);
        expect(x.every((value) => Math.abs(value) <= 1)).toBe(true);
      }
    }
  });

  it('shapes begin where their table says', async () => {
    const first = async (shape: keyof typeof shapes) => [
      ...(await renderVoice(() => lfo(50, { shape }), { frames: 2 })),
    ];
    const step = Math.floor((50 * 2 ** 32) / RATE) / 2 ** 32;
    const near = (value: number) => expect.closeTo(value, 6) as number;
    expect(await first('triangle')).toEqual([0, near(4 * step)]);
    expect(await first('sawUp')).toEqual([-1, near(-1 + 2 * step)]);
    expect(await first('sawDown')).toEqual([1, near(1 - 2 * step)]);
    expect(await first('square')).toEqual([1, 1]);
  });

  it('by default has the bits of the sine oscillator', async () => {
    const wanted = await renderVoice(() => sine(7.3, { startTurns: 0.25 }), { frames: 20000 });
    for (const options of [{}, { shape: 'sine' }] as const) {
      const x = await renderVoice(() => lfo(7.3, { ...options, startTurns: 0.25 }), { frames: 20000 });
      expect(firstDifference(x, wanted)).toBe(-1);
    }
  });
});
