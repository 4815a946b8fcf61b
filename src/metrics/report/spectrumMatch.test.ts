import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainMeasurements } from '../../../test/support/plainMeasurements.ts';
import type { SpectrumAnchor } from './roleTargets.ts';
import { spectrumMatch } from './spectrumMatch.ts';

const curve: SpectrumAnchor[] = [
  [100, 0, 0],
  [400, 0, 0],
  [6400, -24, 0],
];
const centres = plainMeasurements().third_octave_frequencies;

/** The curve itself: flat to 400 Hz, then −6 dB per octave. */
const onCurve = centres.map((hz) => -6 * Math.max(0, Math.log2(hz / 400)));
const noisy = { pitch: null, pitch_clarity: 0 };

describe('spectrumMatch', () => {
  it('a spectrum along the curve is next to it at any level', () => {
    for (const level of [0, -30]) {
      const levels = onCurve.map((db) => db + level);
      const match = spectrumMatch(plainMeasurements({ third_octave_levels: levels, ...noisy }), curve)!;
      expect(match.distanceDb).toBeLessThan(0.2);
      expect(Math.abs(match.slopeDbPerOctave)).toBeLessThan(0.1);
    }
  });

  it('a tilt of s dB per octave has this slope', () => {
    const levels = onCurve.map((db, band) => db + 2 * Math.log2(centres[band]! / 400));
    const match = spectrumMatch(plainMeasurements({ third_octave_levels: levels, ...noisy }), curve)!;
    expect(match.slopeDbPerOctave).toBeCloseTo(2, 1);
    // Nineteen bands, 1/3 octave apart: the mean of |s · x| over ±3 octaves.
    expect(match.distanceDb).toBeGreaterThan(2.5);
    expect(match.distanceDb).toBeLessThan(3.5);
  });

  it('spread forgives, and a larger distance is never nearer', () => {
    const spread = fc.double({ min: 0, max: 20, noNaN: true });
    const noise = fc.array(fc.double({ min: -40, max: 0, noNaN: true }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(noise, spread, spread, (levels, a, b) => {
        const measurements = plainMeasurements({ third_octave_levels: levels, ...noisy });
        const of = (db: number): number =>
          spectrumMatch(
            measurements,
            curve.map(([hz, level]) => [hz, level, db] as const),
          )!.distanceDb;
        expect(of(Math.max(a, b))).toBeLessThanOrEqual(of(Math.min(a, b)));
      }),
    );
  });

  it('below the pitch only what is too much counts', () => {
    const silentBelow = onCurve.map((db, band) => (centres[band]! < 380 ? -90 : db));
    const loudBelow = onCurve.map((db, band) => (centres[band]! < 200 ? 30 : db));
    const note = { pitch: 800, pitch_clarity: 0.9 };
    const distance = (levels: number[], pitch: object): number =>
      spectrumMatch(plainMeasurements({ third_octave_levels: levels, ...pitch }), curve)!.distanceDb;
    expect(distance(silentBelow, note)).toBeLessThan(0.2);
    expect(distance(silentBelow, noisy)).toBeGreaterThan(5);
    expect(distance(loudBelow, note)).toBeGreaterThan(5);
  });

  it('says nothing about silence, and about a note above nearly all bands', () => {
    expect(spectrumMatch(plainMeasurements({ third_octave_levels: null }), curve)).toBeNull();
    expect(spectrumMatch(plainMeasurements({ pitch: 5000 }), curve)).toBeNull();
  });
});
