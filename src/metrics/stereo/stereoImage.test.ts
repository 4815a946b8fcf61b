import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../math/random.ts';
import { stereoImage } from './stereoImage.ts';

const RATE = 44100;

const sine = (hz: number, amplitude = 0.5, seconds = 1, phase = 0, rate = RATE): Float32Array =>
  Float32Array.from(
    { length: seconds * rate },
    (_, at) => amplitude * Math.sin((2 * Math.PI * hz * at) / rate + phase),
  );

const noise = (seed: number, seconds = 4, amplitude = 0.2): Float32Array => {
  const random = createRandom(seed);
  return Float32Array.from({ length: seconds * RATE }, () => amplitude * random.nextNormal());
};

const scaled = (samples: Float32Array, gain: number): Float32Array => samples.map((x) => gain * x);
const sum = (...parts: Float32Array[]): Float32Array =>
  parts[0]!.map((_, at) => parts.reduce((total, part) => total + part[at]!, 0));
const image = (left: Float32Array, right: Float32Array, rate = RATE) => stereoImage([left, right], rate)!;

describe('stereoImage', () => {
  it('knows equal, opposite and unrelated channels', () => {
    const [a, b] = [noise(1), noise(2)];
    const equal = image(a, a);
    for (const value of [equal.correlation, equal.correlationMin]) expect(value).toBeCloseTo(1, 12);
    for (const value of [equal.monoLoss, equal.bassMonoLoss]) expect(value).toBeCloseTo(10 * Math.log10(2), 10);
    expect(equal.balance).toBe(0);
    const opposite = image(a, scaled(a, -1));
    expect(opposite.correlation).toBeCloseTo(-1, 12);
    expect(opposite).toMatchObject({ monoLoss: 60, bassMonoLoss: 60, balance: 0 });
    const unrelated = image(a, b);
    expect(Math.abs(unrelated.correlation!)).toBeLessThan(0.01);
    expect(Math.abs(unrelated.monoLoss! - 10 * Math.log10(4))).toBeLessThan(0.1);
    // 120 Hz times 4 s are not many periods.
    expect(Math.abs(unrelated.bassMonoLoss! - 10 * Math.log10(4))).toBeLessThan(0.6);
    expect(Math.abs(unrelated.balance!)).toBeLessThan(0.1);
  });

  it.each([0, 30, 60, 90, 135, 170])('two sines %d degrees apart have the cosine as correlation', (degrees) => {
    const cosine = Math.cos((degrees * Math.PI) / 180);
    const measured = image(sine(1000), sine(1000, 0.5, 1, (degrees * Math.PI) / 180));
    expect(measured.correlation).toBeCloseTo(cosine, 5);
    // Windows begin and end within a period.
    expect(Math.abs(measured.correlationMin! - cosine)).toBeLessThan(2e-4);
    // The filters' start is part of it.
    expect(Math.abs(measured.monoLoss! - 10 * Math.log10(4 / (1 + cosine)))).toBeLessThan(0.02);
  });

  it.each([-40, -6, 0, 3, 12, 59])('reads a balance of %d dB', (db) => {
    const gain = 10 ** (-db / 20);
    const a = scaled(noise(3, 1), 0.1);
    const measured = image(a, scaled(a, gain));
    expect(measured.balance).toBeCloseTo(db, 4);
    expect(measured.monoLoss).toBeCloseTo(10 * Math.log10((4 * (1 + gain * gain)) / (1 + gain) ** 2), 5);
  });

  it('weighs the balance as BS.1770-5 says: 100 Hz is 1.83 LU softer than 1 kHz', () => {
    const measured = image(sine(100, 0.5, 4), sine(1000, 0.5, 4));
    expect(Math.abs(measured.balance! + 1.83)).toBeLessThan(0.01);
    expect(Math.abs(measured.correlation!)).toBeLessThan(1e-4);
  });

  it('has no correlation for a dead channel, and a balance at its limit', () => {
    const [sound, dead] = [noise(4, 1), new Float32Array(RATE)];
    const measured = image(sound, dead);
    expect(measured).toMatchObject({ correlation: null, correlationMin: null, balance: 60 });
    expect(measured.monoLoss).toBeCloseTo(10 * Math.log10(4), 10);
    expect(measured.series.correlation).toEqual(Array.from({ length: 7 }, () => null));
    expect(image(dead, sound).balance).toBe(-60);
    // Dither is no sound.
    expect(image(sound, noise(5, 1, 1e-5)).correlation).toBeNull();
  });

  it('says nothing about silence, nor about sounds that are not stereo', () => {
    for (const silence of [new Float32Array(RATE), noise(6, 1, 1e-5), Float32Array.of(0)]) {
      const measured = image(silence, silence);
      expect(measured).toMatchObject({ correlation: null, correlationMin: null, monoLoss: null, balance: null });
      expect(measured.bassMonoLoss).toBeNull();
    }
    expect(stereoImage([noise(1, 1)], RATE)).toBeNull();
    expect(stereoImage([noise(1, 1), noise(2, 1), noise(3, 1)], RATE)).toBeNull();
  });

  it('measures in windows of 0.4 s: a half in phase and a half in anti-phase', () => {
    const left = sine(1000, 0.5, 2);
    const measured = image(
      left,
      left.map((x, at) => (at < RATE ? x : -x)),
    );
    expect(measured.correlation).toBeCloseTo(0, 6);
    expect(measured.correlationMin).toBeCloseTo(-1, 6);
    const { stepSec, correlation } = measured.series;
    expect([stepSec, correlation.length]).toEqual([0.1, 17]);
    // Windows that begin at 0.6 s end with the first half, those from 1 s on lie in the second.
    const wanted = [1, 1, 1, 1, 1, 1, 1, 0.5, 0, -0.5, -1, -1, -1, -1, -1, -1, -1];
    correlation.forEach((value, at) => expect(Math.abs(value! - wanted[at]!)).toBeLessThan(0.001));
  });

  it('leaves silence out of the minimum, and finds what sounds in turn unrelated', () => {
    const left = sine(500, 0.5, 3).map((x, at) => (at < RATE ? x : 0));
    const right = left.map((x, at) => (at < RATE ? x : 0));
    expect(image(left, right).correlationMin).toBeCloseTo(1, 6);
    expect(image(left, right).series.correlation.slice(12)).toContain(null);
    const later = sine(500, 0.5, 3).map((x, at) => (at < 2 * RATE ? 0 : x));
    expect(image(left, later)).toMatchObject({ correlation: 0, correlationMin: null });
  });

  it.each([0.001, 0.05, 0.35, 0.4, 0.41, 0.5])('gives a sound of %d s its windows', (seconds) => {
    const sound = noise(7, seconds);
    const measured = image(sound, sound);
    expect(measured.series.correlation).toHaveLength(Math.max(1, Math.ceil(seconds * 10) - 3));
    expect(measured.correlationMin).toBeCloseTo(1, 10);
  });

  it('measures the bass apart from the rest', () => {
    const [bass, rest] = [sine(50, 0.3, 2), noise(8, 2)];
    const cancels = image(sum(bass, rest), sum(scaled(bass, -1), rest));
    expect(cancels.bassMonoLoss!).toBeGreaterThan(20);
    expect(cancels.monoLoss!).toBeLessThan(4);
    // What is loud, in anti-phase and above: 74 dB less at 1 kHz, and what folds down to 60 Hz from there.
    for (const hz of [1000, 5512.5 - 60, 5512.5 + 60, 3 * 5512.5 - 60]) {
      const above = sine(hz, 0.8, 2);
      const quiet = scaled(bass, 0.1);
      const measured = image(sum(quiet, above), sum(quiet, scaled(above, -1)));
      expect(Math.abs(measured.bassMonoLoss! - 10 * Math.log10(2))).toBeLessThan(0.05);
    }
  });

  it('ends the bass at 120 Hz, at every rate', () => {
    for (const rate of [8000, 11025, 44100, 96000, 192000]) {
      // Two tones, of which only the lower one cancels in mono: at 120 Hz it has lost half of its power.
      const [low, edge] = [sine(20, 0.2, 2, 0, rate), sine(120, 0.2, 2, 0, rate)];
      const measured = stereoImage([sum(low, edge), sum(scaled(low, -1), edge)], rate)!;
      expect(Math.abs(measured.bassMonoLoss! - 10 * Math.log10(2 + 2 / 0.5))).toBeLessThan(0.05);
    }
  });

  it('has no bass where there is none, and DC is none', () => {
    const treble = sine(2000, 0.5, 2);
    expect(image(treble, treble).bassMonoLoss).toBeNull();
    const offset = treble.map((x) => x + 0.1);
    expect(image(offset, treble).bassMonoLoss).toBeNull();
    const quiet = sine(50, 1e-4, 2);
    expect(image(quiet, quiet).bassMonoLoss).toBeNull();
  });

  it('counts what is not finite as 0', () => {
    const [left, right] = [noise(9, 0.5), noise(10, 0.5)];
    const broken = left.map((x, at) => (at % 1000 === 7 ? [NaN, Infinity, -Infinity][at % 3]! : x));
    const mended = broken.map((x) => (Number.isFinite(x) ? x : 0));
    expect(image(broken, right)).toEqual(image(mended, right));
    expect(image(right, broken)).toEqual(image(right, mended));
    expect(
      image(
        left.map(() => NaN),
        left.map(() => NaN),
      ).correlation,
    ).toBeNull();
  });

  it('refuses what is no audio', () => {
    expect(() => stereoImage([new Float32Array(3), new Float32Array(4)], RATE)).toThrow(
      expect.objectContaining({ code: 'channel_length_mismatch' }),
    );
    expect(() => stereoImage([], RATE)).toThrow(expect.objectContaining({ code: 'no_channels' }));
  });
});

describe('stereoImage, properties', () => {
  const sounds = fc.record({
    seed: fc.nat(1000),
    seconds: fc.double({ min: 0.01, max: 0.7, noNaN: true }),
    width: fc.double({ min: 0.05, max: 1, noNaN: true }),
  });
  const stereo = ({ seed, seconds, width }: { seed: number; seconds: number; width: number }) => {
    const [mid, side] = [noise(seed, seconds), scaled(noise(seed + 5000, seconds), width)];
    return [sum(mid, side), sum(mid, scaled(side, -1))] as const;
  };
  const close = (a: number | null, b: number | null, error = 1e-9): void => {
    expect(a === null).toBe(b === null);
    if (a !== null && b !== null) expect(Math.abs(a - b)).toBeLessThan(error);
  };
  const runs = { numRuns: 30 };

  it('a gain changes nothing', () => {
    fc.assert(
      fc.property(sounds, fc.integer({ min: -4, max: 6 }), (sound, power) => {
        const [left, right] = stereo(sound);
        const [before, after] = [image(left, right), image(scaled(left, 2 ** power), scaled(right, 2 ** power))];
        // Powers of two change no digit.
        expect({ ...after, bassMonoLoss: 0 }).toEqual({ ...before, bassMonoLoss: 0 });
        if (after.bassMonoLoss !== null && before.bassMonoLoss !== null) close(after.bassMonoLoss, before.bassMonoLoss);
      }),
      runs,
    );
  });

  it('swapped channels negate the balance and leave the rest; the polarity of both changes nothing', () => {
    fc.assert(
      fc.property(sounds, (sound) => {
        const [left, right] = stereo(sound);
        const [before, swapped] = [image(left, right), image(right, left)];
        close(swapped.balance, -before.balance!);
        close(swapped.correlation, before.correlation);
        close(swapped.correlationMin, before.correlationMin);
        close(swapped.monoLoss, before.monoLoss);
        close(swapped.bassMonoLoss, before.bassMonoLoss);
        expect(image(scaled(left, -1), scaled(right, -1))).toEqual(before);
      }),
      runs,
    );
  });

  it('the polarity of one channel negates the correlation', () => {
    fc.assert(
      fc.property(sounds, (sound) => {
        const [left, right] = stereo(sound);
        const [before, after] = [image(left, right), image(scaled(left, -1), right)];
        close(after.correlation, -before.correlation!);
        expect(after.series.correlation.map((r) => r && -r)).toEqual(before.series.correlation);
        expect(after.balance).toBe(before.balance);
      }),
      runs,
    );
  });

  it('whatever the samples are: null or numbers within their ranges', () => {
    const samples = fc.array(fc.oneof(fc.float(), fc.constantFrom(NaN, Infinity, 3e38, -3e38, 1e-45, 0)), {
      minLength: 1,
      maxLength: 300,
    });
    const within = (value: number | null, from: number, to: number): void => {
      if (value !== null) expect(value >= from && value <= to).toBe(true);
    };
    fc.assert(
      fc.property(samples, fc.boolean(), fc.constantFrom(8000, 48000, 192000), (values, opposite, rate) => {
        const left = Float32Array.from(values);
        const right = opposite ? scaled(left, -1) : left.slice().reverse();
        const measured = image(left, right, rate);
        for (const value of [measured.correlation, measured.correlationMin, ...measured.series.correlation]) {
          within(value, -1, 1);
        }
        for (const loss of [measured.monoLoss, measured.bassMonoLoss]) within(loss, 3.0102, 60);
        within(measured.balance, -60, 60);
      }),
    );
  });
});
