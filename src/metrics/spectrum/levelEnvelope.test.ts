import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianNoise, mixed, sawTone, shaped, sineTone } from '../../../test/support/tones.ts';
import { levelEnvelope } from './levelEnvelope.ts';

const RATE = 44100;
const frames = 2 * RATE;

/** What to shape, and how exact times in it can be: the length of the triangle that smooths it, in s. */
const SOURCES = [
  ['a sine of 30 Hz', sineTone(30, { frames }), 0.067],
  ['a saw of 27.5 Hz', sawTone(27.5, { frames }), 0.072],
  ['a saw of 110 Hz', sawTone(110, { frames }), 0.019],
  ['a sine of 1 kHz', sineTone(1000, { frames }), 0.01],
  ['white noise', gaussianNoise(frames), 0.01],
] as const;

const adsr =
  (attack: number, decay: number, sustain: number) =>
  (sec: number): number => {
    const level = sec < attack ? sec / attack : 1 - (1 - sustain) * Math.min(1, (sec - attack) / decay);
    return level * Math.max(0, Math.min(1, (1.9 - sec) / 0.1));
  };

describe.each(SOURCES)('levelEnvelope of %s', (name, source, window) => {
  /** The level of noise strays by some tenths of a decibel. */
  const stray = name === 'white noise' ? 0.1 : 0;
  const envelopeOf = (gain: (sec: number) => number) => levelEnvelope([shaped(source, gain)], RATE);

  it.each([
    [0.01, 0.3, 0.5],
    [0.1, 0.2, 0.25],
    [0.5, 0.2, 0.5],
    [0.6, 0.1, 0.8],
  ])('attack %d s, decay %d s, sustain %d', (attack, decay, sustain) => {
    const { attackTime, peakTime, sustainLevel } = envelopeOf(adsr(attack, decay, sustain));
    expect(Math.abs(attackTime! - 0.8 * attack)).toBeLessThan(window / 2 + stray * attack);
    // 0.5 dB below the peak on the way there.
    expect(Math.abs(peakTime! - 0.944 * attack)).toBeLessThan(window / 2 + stray * attack);
    expect(Math.abs(sustainLevel! - 20 * Math.log10(sustain))).toBeLessThan(0.8 + 10 * stray);
  });

  it.each([0.2, 0.5, 1])('decay by 20 dB in %d s, at once or after half a second', (t20) => {
    for (const start of [0, 0.5]) {
      const found = envelopeOf((sec) => (sec < start ? 0 : 10 ** (-(sec - start) / t20)));
      expect(Math.abs(found.decayTime! - t20)).toBeLessThan(window / 2 + stray * t20);
      expect(Math.abs(found.peakTime! - start)).toBeLessThan(window + stray / 10);
      expect(found.attackTime).toBeLessThan(0.002 + window / 2);
    }
  });

  it('is flat for a constant sound', () => {
    const found = levelEnvelope([source], RATE);
    expect(found.attackTime).toBeLessThan(window / 2);
    expect(found.peakTime).toBeLessThan(window + stray);
    expect(found.sustainLevel).toBeGreaterThan(-0.2 - 12 * stray);
    expect(found.decayTime).toBeNull();
    expect(Math.abs(found.temporalCentroid! - 0.5)).toBeLessThan(0.003);
    expect(Math.abs(found.levelDrift!)).toBeLessThan(0.01 + 5 * stray);
  });

  it.each([-30, -6, 1.5, 12])('drifts by %d dB/s', (drift) => {
    const { levelDrift } = envelopeOf((sec) => 10 ** ((drift * (sec - 1)) / 20));
    expect(Math.abs(levelDrift! - drift)).toBeLessThan(0.05 + 5 * stray);
  });
});

describe('levelEnvelope', () => {
  it('follows an exponential attack to the end: 2.2 time constants', () => {
    const { attackTime } = levelEnvelope([shaped(sawTone(220, { frames }), (sec) => 1 - Math.exp(-sec / 0.1))], RATE);
    expect(attackTime).toBeGreaterThan(0.21);
    expect(attackTime).toBeLessThan(0.23);
  });

  it('does not take the beating of voices for an attack', () => {
    // From 60 % at once to 100 % after a second.
    const beating = mixed(
      sineTone(440, { frames }),
      sineTone(440.4, { frames, phase: () => 1.8 }).map((x) => x * 0.8),
    );
    const { attackTime, peakTime } = levelEnvelope([beating], RATE);
    expect(attackTime).toBeLessThan(0.01);
    expect(peakTime).toBeGreaterThan(0.3);
  });

  it.each([0.2, 0.05, 0.02, 0.01])('works for sounds of %d s', (sec) => {
    const short = sineTone(2000, { frames: Math.round(sec * RATE) });
    const constant = levelEnvelope([short], RATE);
    expect(constant.attackTime).toBeLessThan(sec / 20);
    expect(constant.sustainLevel).toBeGreaterThan(-0.5);
    expect(Math.abs(constant.temporalCentroid! - 0.5)).toBeLessThan(0.02);
    const percussive = levelEnvelope([shaped(short, (at) => 10 ** (-at / (sec / 3)))], RATE);
    expect(Math.abs(percussive.decayTime! - sec / 3)).toBeLessThan(sec / 5);
    const attacking = levelEnvelope([shaped(short, (at) => at / sec)], RATE);
    expect(Math.abs(attacking.attackTime! - 0.8 * sec)).toBeLessThan(sec / 5);
    expect(Math.abs(attacking.temporalCentroid! - 0.75)).toBeLessThan(0.02);
  });

  it('knows single samples, impulses and silence', () => {
    const one = {
      attackTime: 0,
      peakTime: 0,
      sustainLevel: 0,
      decayTime: null,
      temporalCentroid: 0.5,
      levelDrift: null,
    };
    const single = levelEnvelope([Float32Array.of(-1)], RATE);
    expect({ ...single, peakTime: Math.floor(single.peakTime! * RATE) }).toEqual(one);
    const impulse = new Float32Array(RATE);
    impulse[RATE / 4] = 1;
    const found = levelEnvelope([impulse], RATE);
    expect(found).toMatchObject({ attackTime: 0, sustainLevel: -120, levelDrift: null });
    expect(found.peakTime).toBeCloseTo(0.25, 2);
    expect(found.temporalCentroid).toBeCloseTo(0.25, 3);
    const nothing = Object.fromEntries(Object.keys(one).map((key) => [key, null]));
    expect(levelEnvelope([new Float32Array(100), new Float32Array(100)], RATE)).toEqual(nothing);
  });

  it('sees all channels together, and no difference in gain, polarity or order', () => {
    const left = shaped(sawTone(200), (sec) => Math.max(0, 1 - 2 * sec));
    const right = shaped(sawTone(300), (sec) => (sec < 0.5 ? 0 : 0.1));
    const both = levelEnvelope([left, right], RATE);
    expect(both.decayTime).toBeGreaterThan(0.4);
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), (power) => {
        const changed = levelEnvelope([right.map((x) => -x * 2 ** power), left.map((x) => x * 2 ** power)], RATE);
        for (const key of Object.keys(both) as (keyof typeof both)[]) expect(changed[key]).toBeCloseTo(both[key]!, 9);
      }),
      { numRuns: 5 },
    );
    // A sound that begins later has another peak time, and nothing else that is counted from there changes.
    const later = Float32Array.from({ length: 2 * RATE }, (_, at) => left[at - RATE / 2] ?? 0);
    const [now, then] = [levelEnvelope([left], RATE), levelEnvelope([later], RATE)];
    expect(then.peakTime! - now.peakTime!).toBeCloseTo(0.5, 2);
    expect(then.decayTime).toBeCloseTo(now.decayTime!, 2);
  });

  it('checks what it is given', () => {
    expect(() => levelEnvelope([new Float32Array(2), new Float32Array(3)], RATE)).toThrow(/channels\[1\]/);
  });
});
