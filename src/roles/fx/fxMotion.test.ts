// What moves, in the plainest kinds: each parameter does what its `meaning` says.
import { describe, expect, it } from 'vitest';
import { levelsOf, plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { centroidOf, strongestHz } from '../../../test/support/soundSpectrum.ts';

const steady = { attack: 0.01, decay: 0, sustain: 1, release: 0 };
/** A sine that is held. */
const sine = { ...plainFx, ...steady, kind: 'sub_drop', frequency: 441, noise: 0, harmonics: 0, cutoff: 20000 };
const octavesAt = (x: Float32Array, atSec: number, fromHz: number): number =>
  Math.log2(strongestHz(stretch(x, atSec - 0.02, 0.04)) / fromHz);

describe('the motion of effects', () => {
  it('sweep_curve: at 0 even, below it hurries at first, above at last', async () => {
    const middles = await Promise.all(
      [-0.8, 0, 0.8].map(async (sweep_curve) => {
        const [x] = await renderFx({ ...sine, sweep: 2, sweep_time: 4, sweep_curve }, { durationSec: 2.2 });
        expect(octavesAt(x, 2.1, 441)).toBeCloseTo(2, 1);
        return octavesAt(x, 1, 441);
      }),
    );
    expect(middles[0]).toBeGreaterThan(1.5);
    expect(middles[1]).toBeCloseTo(1, 1);
    expect(middles[2]).toBeLessThan(0.5);
  });

  it.each([60, 150])('pulse_period and pulse_depth: so many pulses in a beat, so deep, at %d BPM', async (tempo) => {
    const period = (0.5 * 60) / tempo;
    for (const pulse_depth of [0.5, 1]) {
      const [x] = await renderFx({ ...sine, pulse_period: 0.5, pulse_depth }, { durationSec: 6 * period, tempo });
      for (const pulse of [1, 2, 3]) {
        const level = (share: number) => levelsOf(x, 1, (pulse + share - 0.03) * period, (pulse + share + 0.03) * period)[0]!; // prettier-ignore
        expect(level(0.5) / level(0)).toBeGreaterThan(0.95 * (1 - pulse_depth));
        expect(level(0.5) / level(0)).toBeLessThan(1.1 * (1 - pulse_depth) + 0.03);
      }
    }
  });

  it('pulse_sweep: the pulses become faster by so many octaves', async () => {
    const values = { ...sine, pulse_period: 0.5, pulse_depth: 1, pulse_sweep: 2, sweep_time: 8 };
    const [x] = await renderFx(values, { durationSec: 6 });
    // Four pulses a second to begin with, sixteen after four seconds.
    const pulsesIn = (fromSec: number, lengthSec: number): number => {
      const levels = levelsOf(x, Math.round(lengthSec * 200), fromSec, fromSec + lengthSec);
      return levels.filter((level, at) => at > 0 && level < 0.1 && levels[at - 1]! >= 0.1).length;
    };
    expect(pulsesIn(4.5, 1)).toBe(16);
    expect(pulsesIn(0, 4)).toBeGreaterThan(30);
    expect(pulsesIn(0, 4)).toBeLessThan(38);
  });

  it('pulses of a riser arrive at note-off at full level, whatever the length of the note', async () => {
    for (const durationSec of [1.37, 2.11]) {
      const values = { ...sine, kind: 'riser', swell: 0, pulse_period: 0.5, pulse_depth: 1 };
      const [x] = await renderFx(values, { durationSec });
      const level = (beforeEnd: number) => levelsOf(x, 1, durationSec - beforeEnd - 0.008, durationSec - beforeEnd + 0.008)[0]!; // prettier-ignore
      expect(level(0.25)).toBeGreaterThan(5 * level(0.125));
      expect(level(0.5)).toBeGreaterThan(5 * level(0.375));
    }
  });

  it('wobble: the pitch swings by so many octaves to either side, once a pulse', async () => {
    const [x] = await renderFx({ ...sine, wobble: 0.5, pulse_period: 1 });
    for (const pulse of [0, 1, 2]) {
      expect(octavesAt(x, 0.5 * pulse + 0.125, 441)).toBeCloseTo(0.5, 1);
      expect(octavesAt(x, 0.5 * pulse + 0.375, 441)).toBeCloseTo(-0.5, 1);
    }
  });

  it('scatter: another pitch for each pulse, at most so far away', async () => {
    const [x] = await renderFx({ ...sine, scatter: 1, pulse_period: 0.5 }, { durationSec: 4 });
    const octaves = Array.from({ length: 15 }, (_, at) => octavesAt(x, at / 4 + 0.125, 441));
    for (const value of octaves) expect(Math.abs(value)).toBeLessThan(1.05);
    expect(Math.max(...octaves) - Math.min(...octaves)).toBeGreaterThan(0.8);
    expect(octavesAt(x, 1.05, 441)).toBeCloseTo(octavesAt(x, 1.2, 441), 1);
  });

  it('filter_sweep: the cutoff has moved by so many octaves', async () => {
    const noise = { ...sine, frequency: 100, noise: 1, cutoff: 1000, resonance: 12, sweep_time: 2 };
    const [still] = await renderFx(noise);
    expect(strongestHz(stretch(still, 0.2, 1.5)) / 1000).toBeCloseTo(1, 0.9);
    for (const filter_sweep of [-1, 2]) {
      const [x] = await renderFx({ ...noise, filter_sweep });
      const centre = centroidOf(stretch(x, 1.1, 0.8)) / centroidOf(stretch(still, 1.1, 0.8));
      expect(Math.abs(Math.log2(centre) - filter_sweep)).toBeLessThan(0.35);
    }
  });
});
