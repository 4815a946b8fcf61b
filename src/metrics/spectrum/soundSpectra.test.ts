import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostileFloats } from '../../../test/support/hostileValues.ts';
import { gaussianNoise, sawTone, shaped } from '../../../test/support/tones.ts';
import { finiteSamples } from '../finiteSamples.ts';
import { levelEnvelope } from './levelEnvelope.ts';
import { pitch } from './pitch.ts';
import { soundSpectra } from './soundSpectra.ts';
import { spectralShape } from './spectralShape.ts';
import { thirdOctaves } from './thirdOctaves.ts';

it.each([8000, 44100, 48000, 96000])('are what the four functions measure, at %i Hz', (sampleRate) => {
  const options = { sampleRate, frames: sampleRate };
  const left = shaped(sawTone(110, options), (sec) => 1 - sec, sampleRate);
  const channels = [left, sawTone(110.3, options), gaussianNoise(sampleRate).map((x) => x / 9)];
  expect(soundSpectra(channels, sampleRate)).toEqual({
    octaves: thirdOctaves(channels, sampleRate),
    shape: spectralShape(channels, sampleRate),
    pitch: pitch(channels, sampleRate),
    envelope: levelEnvelope(channels, sampleRate),
  });
});

it('are null or finite, and within their ranges, whatever the samples', () => {
  const sample = fc.oneof(fc.constantFrom(...hostileFloats), fc.float({ noNaN: false }));
  fc.assert(
    fc.property(
      fc.array(sample, { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 20000 }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(8000, 44100, 192000),
      (pattern, frames, count, sampleRate) => {
        const channels = Array.from({ length: count }, (_, channel) =>
          finiteSamples(
            Float32Array.from({ length: frames }, (_, at) => pattern[(at * (channel + 1)) % pattern.length]!),
          ),
        );
        const { octaves, shape, pitch: found, envelope } = soundSpectra(channels, sampleRate);
        for (const value of [...Object.values(shape), ...Object.values(found), ...Object.values(envelope)]) {
          expect(value === null || Number.isFinite(value)).toBe(true);
        }
        for (const level of octaves.levels ?? []) expect(level >= -120 && level <= 0).toBe(true);
        expect(found.clarity >= 0 && found.clarity <= 1).toBe(true);
        expect(found.pitch === null || (found.pitch > 19 && found.pitch < 5300)).toBe(true);
        const { attackTime, peakTime, sustainLevel, decayTime, temporalCentroid } = envelope;
        for (const time of [attackTime, peakTime, decayTime]) expect(time ?? 0).toBeGreaterThanOrEqual(0);
        expect(sustainLevel ?? 0).toBeLessThanOrEqual(0);
        expect(temporalCentroid ?? 0.5).toBeGreaterThanOrEqual(0);
        expect(temporalCentroid ?? 0.5).toBeLessThanOrEqual(1);
        expect(shape.flatness ?? 0).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 60 },
  );
});
