import { describe, expect, it } from 'vitest';
import type { Event } from '../../../test/support/kernelHost.ts';
import { firstDifference, renderVoice, worstError } from '../../../test/support/renderUnit.ts';
import { instrument, param } from '../../ir/index.ts';
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
});
