import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../math/random.ts';
import { levels } from './levels.ts';

const RATE = 44100;
const sine = (hz: number, amplitude = 1, seconds = 1, phase = 0): Float32Array =>
  Float32Array.from(
    { length: Math.round(seconds * RATE) },
    (_, at) => amplitude * Math.sin((2 * Math.PI * hz * at) / RATE + phase),
  );
const steady = (value: number, seconds = 1): Float32Array => new Float32Array(seconds * RATE).fill(value);

describe('levels', () => {
  it('knows the levels of a sine and of a square wave', () => {
    const round = levels([sine(441)], RATE);
    expect(round.rms).toBeCloseTo(-10 * Math.log10(2), 6);
    expect(round.samplePeak).toBeCloseTo(0, 6);
    expect(round.crestFactor).toBeCloseTo(10 * Math.log10(2), 6);
    const square = sine(441).map((x) => (x >= 0 ? 1 : -1));
    expect(levels([square], RATE)).toMatchObject({ rms: 0, samplePeak: 0, crestFactor: 0 });
  });

  it('takes all channels together, but the mean of each', () => {
    const measured = levels([steady(0.5), steady(-0.25), steady(0)], RATE);
    expect(measured.dcOffset).toEqual([0.5, -0.25, 0]);
    expect(measured.rms).toBeCloseTo(10 * Math.log10((0.25 + 0.0625) / 3), 10);
    expect(measured.samplePeak).toBeCloseTo(20 * Math.log10(0.5), 10);
  });

  it('knows single samples and silence', () => {
    expect(levels([Float32Array.of(-0.5)], RATE)).toEqual({
      rms: 20 * Math.log10(0.5),
      crestFactor: 0,
      samplePeak: 20 * Math.log10(0.5),
      dcOffset: [-0.5],
      dcDrift: 0,
    });
    const silence = { rms: null, crestFactor: null, samplePeak: null, dcOffset: [0, 0], dcDrift: 0 };
    expect(levels([steady(0), steady(-0)], RATE)).toEqual(silence);
  });

  it('sees samples at both ends and between windows', () => {
    for (const place of [0, 1, 5512, 5513, 44098, 44099, 88199, 88200, 88230]) {
      const samples = new Float32Array(88231);
      samples[place] = -0.75;
      const measured = levels([samples], RATE);
      expect(measured.samplePeak).toBeCloseTo(20 * Math.log10(0.75), 10);
      expect(measured.rms).toBeCloseTo(10 * Math.log10(0.5625 / 88231), 10);
      expect(measured.dcOffset[0]).toBeCloseTo(-0.75 / 88231, 15);
    }
  });

  it('counts what is not finite as 0', () => {
    const whole = sine(50, 0.3, 2);
    const broken = whole.map((x, at) => (at % 777 === 3 ? [NaN, Infinity, -Infinity][at % 3]! : x));
    const mended = broken.map((x) => (Number.isFinite(x) ? x : 0));
    expect(levels([broken, whole], RATE)).toEqual(levels([mended, whole], RATE));
    expect(levels([steady(NaN)], RATE).rms).toBeNull();
  });

  it('refuses what is no audio', () => {
    expect(() => levels([], RATE)).toThrow(expect.objectContaining({ code: 'no_channels' }));
    expect(() => levels([steady(0)], 0)).toThrow(expect.objectContaining({ code: 'out_of_range' }));
  });
});

describe('dcDrift', () => {
  it.each([0.8, 1.37, 2, 9])('does not take bass for DC: tones from 30 Hz up, %d s long', (seconds) => {
    for (const hz of [30, 31.3, 55, 100]) {
      for (const phase of [0, Math.PI / 2]) {
        expect(levels([sine(hz, 1, seconds, phase)], RATE).dcDrift).toBeLessThan(4e-4);
      }
    }
  });

  it('does not take bass notes for DC either: half a second each, with an attack of 20 ms', () => {
    const notes = Float32Array.from({ length: 8 * RATE }, (_, at) => {
      const inNote = (at / RATE) % 0.5;
      const envelope = Math.min(1, inNote / 0.02) * Math.min(1, (0.5 - inNote) / 0.05);
      return 0.5 * envelope * Math.sin(2 * Math.PI * [30, 36.7, 49, 41.2][Math.floor(at / RATE / 0.5) % 4]! * inNote);
    });
    expect(levels([notes], RATE).dcDrift).toBeLessThan(1e-3);
  });

  it.each([0.8, 1.1, 2, 9])('sees a drift of 0.01 beneath a bass note, %d s long', (seconds) => {
    const note = sine(41.2, 0.3, seconds);
    const step = note.map((x, at) => x + (at < note.length / 2 ? 0 : 0.01));
    const drift = levels([new Float32Array(note.length), step], RATE).dcDrift;
    // At 0.8 s the middle of the three windows is half before and half behind the step, the outer ones are beside it.
    expect(Math.abs(drift - 0.01)).toBeLessThan(3e-4);
    const ramp = note.map((x, at) => x + (0.01 * at) / note.length);
    expect(levels([ramp], RATE).dcDrift).toBeGreaterThan(0.0049);
  });

  it('is 0 for steady DC, and for sounds under 0.8 s', () => {
    expect(levels([steady(0.3, 3)], RATE).dcDrift).toBeLessThan(1e-9);
    const short = steady(0, 0.79).map((_, at) => (at < 0.4 * RATE ? -0.5 : 0.5));
    expect(levels([short], RATE).dcDrift).toBe(0);
  });

  it('works at every rate, and whatever the length', () => {
    for (const rate of [8000, 44100, 192000]) {
      for (const extra of [0, 1, 3, 7]) {
        const samples = Float32Array.from({ length: 2 * rate + extra }, (_, at) => (at < rate ? 0.02 : -0.01));
        expect(levels([samples], rate).dcDrift).toBeCloseTo(0.03, 6);
      }
    }
  });
});

it('a gain moves levels by its decibels, offsets by its factor, and leaves the crest factor', () => {
  const sounds = fc.record({ seed: fc.nat(1000), seconds: fc.double({ min: 0.001, max: 1.2, noNaN: true }) });
  fc.assert(
    fc.property(sounds, fc.integer({ min: -20, max: 20 }), fc.boolean(), ({ seed, seconds }, power, turned) => {
      const random = createRandom(seed);
      const samples = Float32Array.from({ length: Math.ceil(seconds * RATE) }, () => 0.1 * random.nextNormal() + 0.01);
      const gain = 2 ** power * (turned ? -1 : 1);
      const [before, after] = [levels([samples], RATE), levels([samples.map((x) => gain * x)], RATE)];
      const db = 20 * Math.log10(2) * power;
      expect(after.rms).toBeCloseTo(before.rms! + db, 9);
      expect(after.samplePeak).toBeCloseTo(before.samplePeak! + db, 9);
      expect(after.crestFactor).toBeCloseTo(before.crestFactor!, 9);
      expect(after.dcOffset[0]).toBe(gain * before.dcOffset[0]!);
      expect(after.dcDrift).toBe(Math.abs(gain) * before.dcDrift);
    }),
    { numRuns: 30 },
  );
});
