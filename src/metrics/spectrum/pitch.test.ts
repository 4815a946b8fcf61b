import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peakOf, renderVoices, type Stereo } from '../../../test/support/renderUnit.ts';
import {
  gaussianNoise,
  mixed,
  pulseTone,
  sawTone,
  shaped,
  sineTone,
  slopedNoise,
  squareTone,
  tone,
  withNoise,
  type ToneOptions,
} from '../../../test/support/tones.ts';
import { frequency, type F32, type VoiceOutput } from '../../ir/index.ts';
import { formantVoice, phaseModulation, pluckedString, pulse, saw, triangle, unison } from '../../units/index.ts';
import { pitch } from './pitch.ts';

const RATE = 44100;
const centsBetween = (hz: number, wanted: number): number => 1200 * Math.log2(hz / wanted);
/** How far off in cents; infinite if no pitch is found. */
const missOf = (x: Float32Array, wanted: number, sampleRate = RATE): number => {
  const { pitch: hz } = pitch([x], sampleRate);
  return hz === null ? Infinity : Math.abs(centsBetween(hz, wanted));
};

/** Notes of the piano, not in tune with anything. */
const NOTES = Array.from({ length: 9 }, (_, at) => 27.5 * 2 ** ((at * 7.25) / 8) * (1 + 0.01 * Math.sin(at)));

const partials = (first: number, last: number) => (hz: number, options?: ToneOptions) =>
  tone(hz, (h) => (h >= first && h <= last ? 1 / h : 0), options);

const SHAPES = [
  ['sine', sineTone, 5000],
  ['saw', sawTone, 5000],
  ['square', squareTone, 5000],
  ['pulse', pulseTone, 5000],
  ['saw without fundamental', partials(2, 10), 2000],
  ['saw without two harmonics', partials(3, 12), 1200],
  ['saw with a weak fundamental', (hz: number, options?: ToneOptions) => tone(hz, (h) => (h === 1 ? 0.15 : 1 / h), options), 5000], // prettier-ignore
] as const;

describe.each([44100, 48000])('pitch at %i Hz', (sampleRate) => {
  it.each(SHAPES)('of a %s: within 0.2 cents, with noise at −20 dB within 0.5', (_, toneOf, highest) => {
    for (const hz of NOTES.filter((note) => note < highest)) {
      const x = toneOf(hz, { sampleRate, frames: 0.4 * sampleRate });
      expect(missOf(x, hz, sampleRate)).toBeLessThan(0.2);
      expect(missOf(withNoise(x, -20), hz, sampleRate)).toBeLessThan(0.5);
    }
  });

  it('from 20 Hz to 5 kHz', () => {
    for (const hz of [20, 21.3, 24, 4100, 4321, 4567, 4800, 4900, 5000]) {
      const options = { sampleRate, frames: sampleRate / 2 };
      expect(missOf(sineTone(hz, options), hz, sampleRate)).toBeLessThan(0.5);
      expect(missOf(partials(1, 30)(hz, options), hz, sampleRate)).toBeLessThan(0.1);
    }
  });
});

describe('pitch', () => {
  it.each([8000, 11025, 16000, 22050, 32000, 88200, 96000, 192000])('at %i Hz', (sampleRate) => {
    for (const hz of [30, 440, 1500, 3400]) {
      const x = partials(1, 20)(hz, { sampleRate, frames: Math.floor(0.4 * sampleRate) });
      expect(missOf(x, hz, sampleRate)).toBeLessThan(0.1);
    }
  });

  it.each([
    [0.2, 27.5],
    [0.1, 41],
    [0.05, 110],
    [0.05, 2000],
    [0.02, 440],
    [0.01, 1000],
  ])('of %d s of %d Hz', (sec, hz) => {
    expect(missOf(sawTone(hz, { frames: Math.round(sec * RATE) }), hz)).toBeLessThan(0.5);
  });

  it('does not depend on where the harmonics begin, on gain or polarity', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 4000 }),
        fc.integer(),
        fc.integer({ min: -80, max: 80 }),
        (hz, seed, power) => {
          const x = sawTone(hz, { frames: 20000, phase: (h) => Math.sin(h * h * seed) * 3 });
          expect(missOf(x, hz)).toBeLessThan(0.2);
          const scaled = x.map((value) => -value * 2 ** power);
          expect(pitch([scaled], RATE)).toEqual(pitch([x], RATE));
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each([55, 220, 880, 3000])('of a vibrato around %i Hz is its middle', (hz) => {
    for (const [cents, rate, worst] of [
      [20, 2, 0.5],
      [50, 6, 1],
      [100, 5, 5],
    ] as const) {
      let phase = 0;
      const x = Float32Array.from({ length: 2 * RATE }, (_, at) => {
        phase += (hz * 2 ** ((cents / 1200) * Math.sin((2 * Math.PI * rate * at) / RATE))) / RATE;
        const turn = 2 * Math.PI * phase;
        return Math.sin(turn) + (Math.sin(2 * turn) + Math.sin(3 * turn) + Math.sin(4 * turn)) / 3;
      });
      expect(missOf(x, hz)).toBeLessThan(worst);
    }
  });

  it('is found in the loud part: between silences, under a decay, behind an attack', () => {
    const x = sawTone(330, { frames: 2 * RATE });
    for (const gain of [
      (sec: number) => (sec > 0.7 && sec < 0.9 ? 1 : 0),
      (sec: number) => 10 ** (-sec / 0.1),
      (sec: number) => Math.min(1, sec),
    ]) {
      expect(missOf(shaped(x, gain), 330)).toBeLessThan(0.2);
    }
  });

  it('is that of the sum of the channels, or of one where they cancel each other', () => {
    const x = sawTone(200);
    const noise = gaussianNoise(RATE);
    const left = mixed(
      x,
      noise.map((value) => 30 * value),
    );
    const right = mixed(
      x,
      noise.map((value) => -30 * value),
    );
    expect(pitch([left], RATE).pitch).toBeNull();
    expect(pitch([left, right], RATE).pitch).toBeCloseTo(200, 2);
    expect(pitch([x, x.map((value) => -value)], RATE).pitch).toBeCloseTo(200, 2);
  });

  it('does not mind an offset', () => {
    for (const hz of [27.5, 100, 1000])
      expect(
        missOf(
          sineTone(hz).map((x) => 0.05 * x + 0.9),
          hz,
        ),
      ).toBeLessThan(0.2);
  });

  it('is as clear as the share of the power that is periodic', () => {
    const x = sawTone(110, { frames: 2 * RATE });
    expect(pitch([x], RATE).clarity).toBeGreaterThan(0.99);
    // A third of the noise is above 5 kHz, where little is looked at, and more of it than of the saw.
    expect(pitch([withNoise(x, 0)], RATE).clarity).toBeGreaterThan(0.6);
    expect(pitch([withNoise(x, 0)], RATE).clarity).toBeLessThan(0.9);
    expect(pitch([withNoise(x, 12)], RATE)).toMatchObject({ pitch: null });
  });
});

describe('there is no pitch', () => {
  const none = (x: Float32Array): void => expect(pitch([x], RATE).pitch).toBeNull();

  const noises = [0, -3.01, -6.02].map((slope) => slopedNoise(slope, 3 * RATE));
  it.each([0.02, 0.05, 0.3, 2])('in %d s of noise, white, pink or brown', (sec) => {
    const frames = Math.round(sec * RATE);
    for (const noise of noises) {
      for (let from = 0; from + frames <= noise.length; from += Math.max(frames, 9999)) {
        none(noise.subarray(from, from + frames));
      }
    }
  });

  const drums: readonly (readonly [string, (sec: number) => number])[] = (() => {
    const noise = gaussianNoise(RATE).map((x) => 5 * x);
    const random = (sec: number): number => noise[Math.round(sec * RATE)]!;
    const sine = (turns: number): number => Math.sin(2 * Math.PI * turns);
    return [
      ['kick', (sec) => sine(50 * sec - 200 * 0.03 * Math.exp(-sec / 0.03)) * Math.exp(-sec / 0.12)],
      ['snare', (sec) => 0.5 * sine(190 * sec) * Math.exp(-sec / 0.04) + random(sec) * Math.exp(-sec / 0.08)],
      ['hi-hat', (sec) => random(sec) * Math.exp(-sec / 0.02)],
      ['clap', (sec) => random(sec) * Math.exp(-((sec % 0.011) + Math.max(0, sec - 0.03)) / 0.01)],
      ['cymbal', (sec) => [821, 1218, 1478, 2091, 2160, 3202].reduce((sum, hz) => sum + Math.sign(sine(hz * sec)), 0) * Math.exp(-sec / 0.2)], // prettier-ignore
    ];
  })();
  it.each(drums)('in a %s', (_, wave) => {
    none(Float32Array.from({ length: RATE / 2 }, (_, at) => 0.5 * wave(at / RATE)));
  });

  it('in chords, whose common fundamental nobody hears', () => {
    none(mixed(...[261.63, 329.63, 392].map((hz) => sawTone(hz))));
    none(mixed(...[220, 261.63, 329.63].map((hz) => sawTone(hz))));
  });

  it('in melodies and long slides', () => {
    none(Float32Array.from([220, 247, 262, 294].flatMap((hz) => [...sawTone(hz, { frames: 20000 })])));
    none(
      Float32Array.from({ length: 2 * RATE }, (_, at) =>
        Math.sin((2 * Math.PI * 200 * (2 ** (at / RATE) - 1)) / Math.LN2),
      ),
    );
  });

  it('in silence, offsets, impulses, single samples', () => {
    expect(pitch([new Float32Array(RATE)], RATE)).toEqual({ pitch: null, clarity: 0 });
    expect(pitch([new Float32Array(RATE).fill(NaN)], RATE)).toEqual({ pitch: null, clarity: 0 });
    none(new Float32Array(RATE).fill(0.5));
    none(Float32Array.from({ length: RATE }, (_, at) => (at === 1000 ? 1 : 0)));
    none(Float32Array.of(1));
    none(Float32Array.of(1, -1));
  });

  it('but an error for what is no audio', () => {
    expect(() => pitch([], RATE)).toThrow(expect.objectContaining({ code: 'no_channels' }));
  });
});

describe('pitch of rendered voices, within 5 cents', () => {
  const voices: readonly (readonly [string, (hz: F32) => VoiceOutput | F32])[] = [
    ['saw', (hz) => saw(hz)],
    ['pulse', (hz) => pulse(hz, { width: 0.3 })],
    ['triangle', (hz) => triangle(hz)],
    ['unison, ±10 cents', (hz) => ({ out: unison(hz, { voices: 7, detuneCents: 10, spread: 1 }) })],
    ['unison, ±25 cents', (hz) => ({ out: unison(hz, { voices: 7, detuneCents: 25, spread: 0.5 }) })],
    ['unison, ±50 cents', (hz) => ({ out: unison(hz, { voices: 9, detuneCents: 50, spread: 1 }) })],
    ['plucked string', (hz) => pluckedString(hz)],
  ];
  it.each(voices)('%s', async (_, voice) => {
    for (const [sampleRate, notes] of [
      [44100, [55, 110, 220, 311]],
      [48000, [82.4, 440, 880, 1760]],
    ] as const) {
      const lanes = notes as unknown as [number, number, number, number];
      const values = { frequency: lanes, seed: 3 };
      const rendered: Stereo[] = await renderVoices(() => voice(frequency()), { frames: 2 * sampleRate, sampleRate, values }); // prettier-ignore
      rendered.forEach((channels, lane) => {
        expect(peakOf(channels[0])).toBeGreaterThan(0.01);
        const { pitch: hz } = pitch(channels, sampleRate);
        expect(Math.abs(centsBetween(hz ?? 1, notes[lane]!)), `${notes[lane]} Hz`).toBeLessThan(5);
      });
    }
  });

  it.each(['bass', 'tenor', 'soprano'] as const)('%s', async (singer) => {
    const notes = singer === 'soprano' ? ([220, 294, 392, 523] as const) : ([98, 147, 220, 311] as const);
    const voice = () => formantVoice(frequency(), { singer });
    const rendered = await renderVoices(voice, { frames: 2 * RATE, values: { frequency: notes } });
    rendered.forEach((channels, lane) => {
      expect(Math.abs(centsBetween(pitch(channels, RATE).pitch ?? 1, notes[lane]!)), `${notes[lane]} Hz`).toBeLessThan(
        5,
      );
    });
  });

  it('phase modulation', async () => {
    const [channels] = await renderVoices(() => phaseModulation(frequency().mul(2)), { frames: RATE, values: { frequency: 110 } }); // prettier-ignore
    expect(pitch(channels!, RATE).pitch).toBeCloseTo(220, 1);
  });
});
