import { describe, expect, it } from 'vitest';
import { gaussianNoise, mixed, pulseTone, sawTone, sineTone, tone, withNoise } from '../../../test/support/tones.ts';
import { framePowers } from './framePowers.ts';
import { rightOctave } from './rightOctave.ts';

const RATE = 22050;
const SIZE = 4096;
const options = { sampleRate: RATE, frames: SIZE };
const bins = (hz: number): number => (hz * SIZE) / RATE;

/** What becomes of a guess, in Hz. */
function corrected(x: Float32Array, guess: number, isPeriodic = true): number {
  const [powers] = framePowers(x, { length: SIZE, starts: [0] }, SIZE);
  return (rightOctave(powers!.subarray(0, 1200), bins(guess), bins(19.5), () => isPeriodic) * RATE) / SIZE;
}

describe('rightOctave', () => {
  it.each([
    ['a sine', sineTone],
    ['a saw', sawTone],
    ['a pulse', pulseTone],
    ['a saw without fundamental', (hz: number) => tone(hz, (h) => (h > 1 ? 1 / h : 0), options)],
    ['a saw with a weak fundamental', (hz: number) => tone(hz, (h) => (h > 1 ? 1 / h : 0.15), options)],
    ['a saw in noise', (hz: number) => withNoise(sawTone(hz, options), -15)],
  ])('leaves %s alone', (_, toneOf) => {
    for (const hz of [27.5, 40, 110, 441, 1100]) expect(corrected(toneOf(hz, options), hz)).toBeCloseTo(hz, 9);
  });

  it.each([2, 3, 4, 6])('finds a saw from its %i-fold period, noise or not', (times) => {
    for (const hz of [220, 441, 900]) {
      expect(corrected(sawTone(hz, options), hz / times)).toBeCloseTo(hz, 9);
      expect(corrected(withNoise(sawTone(hz, options), -15), hz / times)).toBeCloseTo(hz, 9);
    }
  });

  it.each([2, 3])('finds a sub-harmonic at 1/%i, if the sound has its period', (step) => {
    const x = mixed(
      sawTone(600, options),
      sineTone(600 / step, options).map((value) => value / 8),
    );
    expect(corrected(x, 600)).toBeCloseTo(600 / step, 9);
    expect(corrected(x, 600, false)).toBeCloseTo(600, 9);
    const inaudible = mixed(
      sawTone(600, options),
      sineTone(600 / step, options).map((value) => value / 100),
    );
    expect(corrected(inaudible, 600)).toBeCloseTo(600, 9);
  });

  it('does not take noise with formants for lines', () => {
    // A resonance half-way between two harmonics.
    let [y1, y2] = [0, 0];
    const hum = gaussianNoise(SIZE + 4000).map((x) => {
      const y = 0.02 * x + 2 * 0.985 * Math.cos((2 * Math.PI * 660) / RATE) * y1 - 0.985 ** 2 * y2;
      [y2, y1] = [y1, y];
      return y;
    });
    const x = mixed(sawTone(440, options), hum.subarray(4000));
    expect(corrected(x, 440)).toBeCloseTo(440, 9);
    expect(corrected(x, 220)).toBeCloseTo(440, 9);
  });
});
