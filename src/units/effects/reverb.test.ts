import { describe, expect, it } from 'vitest';
import {
  correlation,
  firstDifference,
  impulse,
  peakOf,
  powerDecibels,
  powerOf,
  renderEffect,
  testNoise,
  worstError,
  type Stereo,
} from '../../../test/support/renderUnit.ts';
import { bandsOf, decayTime, echoDensity, spectralLevels } from '../../../test/support/roomAcoustics.ts';
import { effect, param } from '../../ir/index.ts';
import { reverb, type ReverbOptions } from './reverb.ts';

const RATE = 44100;
/** No damping. */
const OPEN = 20000;

const played = (options: ReverbOptions, input: Float32Array | Stereo, sampleRate = RATE) => {
  const frames = (input instanceof Float32Array ? input : input[0]).length;
  return renderEffect((x) => reverb(x, options), input, { frames, sampleRate });
};

/** A click on both sides, on the left, on the right. */
const clicks = (frames: number): readonly Stereo[] => {
  const [click, silence] = [impulse(frames), new Float32Array(frames)];
  return [
    [click, click],
    [click, silence],
    [silence, click],
  ];
};
/** As long as it takes to fall by 72 dB. */
const lasting = (t60Sec: number, rate = RATE) => Math.ceil((1.2 * t60Sec + 0.2) * rate);

/** Noise whose level falls by 60 dB in a time. */
const decayingNoise = (t60Sec: number, seed: number) =>
  // The sum of twelve numbers is nearly Gaussian.
  Float32Array.from({ length: lasting(t60Sec) }, () => 0).map(
    (
      (parts) => (_: number, at: number) =>
        parts.reduce((sum, part) => sum + part[at]!, 0) * 10 ** ((-3 * at) / RATE / t60Sec)
    )(Array.from({ length: 12 }, (_, part) => testNoise(lasting(t60Sec), seed + part))),
  );

describe('the decay of reverb', () => {
  it.each([0.3, 0.5, 1, 2, 4, 8])(
    '%d s: takes that long, within 10 %, in the octaves of 500 Hz and 1 kHz, on both sides, wherever the sound comes from',
    async (t60Sec) => {
      for (const click of clicks(lasting(t60Sec))) {
        for (const side of await played({ mix: 1, t60Sec, dampingHz: OPEN }, click)) {
          for (const octave of bandsOf(side, [500, 1000], RATE)) {
            expect(Math.abs(decayTime(octave, RATE) / t60Sec - 1)).toBeLessThan(0.1);
          }
        }
      }
    },
  );

  it.each([8000, 48000, 96000, 192000])('is the same at %i Hz', async (rate) => {
    for (const t60Sec of [0.3, 1]) {
      const click = impulse(lasting(t60Sec, rate));
      for (const side of await played({ mix: 1, t60Sec, dampingHz: OPEN }, click, rate)) {
        for (const octave of bandsOf(side, [500, 1000], rate)) {
          expect(Math.abs(decayTime(octave, rate) / t60Sec - 1)).toBeLessThan(0.1);
        }
      }
    }
  });

  it.each([
    [0.25, 0.3],
    [0.5, 0.3],
    [0.5, 1],
    [2, 1],
    [2, 4],
  ])('does not depend on the size: %d, %d s', async (size, t60Sec) => {
    const [left] = await played({ mix: 1, t60Sec, dampingHz: OPEN, size }, impulse(lasting(t60Sec)));
    for (const octave of bandsOf(left, [500, 1000], RATE)) {
      expect(Math.abs(decayTime(octave, RATE) / t60Sec - 1)).toBeLessThan(0.1);
    }
  });

  it('without damping is the same up to 16 kHz, within 5 %', async () => {
    for (const t60Sec of [2, 8]) {
      const [left] = await played({ mix: 1, t60Sec, dampingHz: OPEN }, impulse(lasting(t60Sec)));
      for (const octave of bandsOf(left, [4000, 8000, 14000], RATE)) {
        expect(Math.abs(decayTime(octave, RATE) / t60Sec - 1)).toBeLessThan(0.05);
      }
    }
  });

  it.each([
    [2, 1000, 1],
    [2, 5000, 1],
    [8, 3000, 1],
    [2, 5000, 0.5],
    [2, 12000, 2],
  ])(
    '%d s, damped at %i Hz, size %d: takes half the time there, and the whole time far below',
    async (t60Sec, dampingHz, size) => {
      const [left] = await played({ mix: 1, t60Sec, dampingHz, size }, impulse(lasting(t60Sec)));
      const [there, below, above] = bandsOf(left, [dampingHz, dampingHz / 8, dampingHz * 1.5], RATE, 0.2).map(
        (band) => decayTime(band, RATE) / t60Sec,
      );
      expect(there).toBeGreaterThan(0.45);
      expect(there).toBeLessThan(0.55);
      expect(below).toBeGreaterThan(0.9);
      expect(below).toBeLessThan(1.1);
      // A one-pole levels off towards half the sample rate.
      expect(above! / there!).toBeLessThan(0.9);
    },
  );

  it('measures what it says: noise of a known decay', () => {
    for (const octave of bandsOf(decayingNoise(1.5, 1), [500, 1000], RATE)) {
      expect(Math.abs(decayTime(octave, RATE) / 1.5 - 1)).toBeLessThan(0.05);
    }
  });
});

describe('the density of reverb', () => {
  /** The mean of both sides. */
  const density = (sides: Stereo, atSec: number, rate: number) =>
    (echoDensity(sides[0], atSec, rate) + echoDensity(sides[1], atSec, rate)) / 2;

  it.each([
    [44100, OPEN],
    [44100, 5000],
    [48000, OPEN],
    [96000, 5000],
    [192000, 5000],
  ])('at %i Hz, damped at %i Hz: is that of noise within 0.1 s, and stays there', async (rate, dampingHz) => {
    for (const click of clicks(0.42 * rate)) {
      const sides = await played({ mix: 1, t60Sec: 2.5, dampingHz }, click, rate);
      const densities = Array.from({ length: 31 }, (_, step) => density(sides, 0.1 + step / 100, rate));
      const mean = densities.reduce((sum, one) => sum + one, 0) / densities.length;
      expect(mean).toBeGreaterThan(0.97);
      expect(mean).toBeLessThan(1.05);
      // The lowest of as many windows of Gaussian noise is about 0.92.
      expect(Math.min(...densities)).toBeGreaterThan(0.9);
    }
  });

  it('has early echoes, from 6 ms on, both sides within 11', async () => {
    for (const click of clicks(2000)) {
      const first = (await played({ mix: 1, t60Sec: 2, dampingHz: OPEN }, click)).map(
        (side) => side.findIndex((x) => x !== 0) / RATE,
      );
      expect(Math.min(...first)).toBeGreaterThan(0.005);
      expect(Math.min(...first)).toBeLessThan(0.007);
      expect(Math.max(...first)).toBeLessThan(0.011);
    }
  });

  it('measures what it says: noise has 1, ten echoes in 20 ms have next to nothing', () => {
    const noise = decayingNoise(2.5, 5);
    const densities = Array.from({ length: 31 }, (_, step) => echoDensity(noise, 0.1 + step / 100, RATE));
    expect(densities.reduce((sum, one) => sum + one, 0) / 31).toBeCloseTo(1, 1);
    const sparse = noise.map((x, at) => (at % 88 === 0 ? x : 0));
    expect(echoDensity(sparse, 0.2, RATE)).toBeLessThan(0.05);
  });
});

describe('the modes of reverb', () => {
  // The whole decay after 0.2 s, so that the spectrum is as fine as the modes are narrow.
  const late = (side: Float32Array) => spectralLevels(side.subarray(0.2 * RATE), RATE);

  it.each([
    // Up to a T60 of 7 s there are as many modes as M. R. Schroeder ("Natural sounding artificial reverberation", J. Audio Eng.
    // Soc. 10, 1962) asks for, 0.15·T60 in each hertz.
    [1, 5.7, 10.5],
    [2.5, 5.9, 12],
    [8, 6.9, 17],
  ])(
    'T60 %d s: levels of the spectrum vary by %d dB at most, the highest is %d dB over the mean',
    async (t60Sec, deviation, highest) => {
      for (const side of await played({ mix: 1, t60Sec, dampingHz: OPEN }, impulse(lasting(t60Sec)))) {
        const { deviationDb, highestDb } = late(side);
        expect(deviationDb).toBeGreaterThan(5.3);
        expect(deviationDb).toBeLessThan(deviation);
        expect(highestDb).toBeLessThan(highest);
      }
    },
  );

  it('measures what it says: noise varies by 5.57 dB, and a mode that lasts twice as long stands out', () => {
    const noise = decayingNoise(2.5, 9);
    const { deviationDb, highestDb } = late(noise);
    expect(deviationDb).toBeCloseTo(5.57, 0);
    expect(highestDb).toBeLessThan(12);
    const mode = noise.map((x, at) => x + 0.2 * Math.sin(at) * 10 ** ((-1.5 * at) / RATE / 2.5));
    expect(late(mode).highestDb).toBeGreaterThan(15);
  });

  it('colour no octave: energies are equal within 1.5 dB from 63 Hz to 16 kHz', async () => {
    const centres = [63, 125, 250, 500, 1000, 2000, 4000, 8000, 16000];
    for (const side of await played({ mix: 1, t60Sec: 2.5, dampingHz: OPEN }, impulse(lasting(2.5)))) {
      const levels = bandsOf(side, centres, RATE).map((octave, at) =>
        powerDecibels(octave.reduce((sum, x) => sum + x * x, 0) / centres[at]!),
      );
      expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(3);
    }
  });
});

describe('reverb', () => {
  const frames = RATE;
  const noise: Stereo = [testNoise(frames, 3), testNoise(frames, 4)];
  const hall = { t60Sec: 2, dampingHz: 6000 };

  it('is the dry sound to the bit at a mix of 0, and mixes in proportion', async () => {
    const dry = await played({ ...hall, mix: 0 }, noise);
    dry.forEach((side, at) => expect(firstDifference(side, noise[at as 0 | 1])).toBe(-1));
    const [wet] = await played({ ...hall, mix: 1 }, noise);
    const [third] = await played({ ...hall, mix: 0.3 }, noise);
    expect(worstError(third, (at) => 0.7 * noise[0][at]! + 0.3 * wet[at]!)).toBeLessThan(1e-5);
  });

  it.each([0, 0.01, 0.1234, 0.25])(
    'the pre-delay of %d s is that, within a sample, at 8, 44.1 and 192 kHz',
    async (preDelaySec) => {
      for (const rate of [8000, 44100, 192000]) {
        const click = impulse(0.35 * rate);
        const [left] = await played({ ...hall, mix: 1 }, click, rate);
        for (const given of [() => preDelaySec, () => param('before', preDelaySec)]) {
          const body = { frames: click.length, sampleRate: rate };
          const [late] = await renderEffect((x) => reverb(x, { ...hall, mix: 1, preDelaySec: given() }), click, body);
          const first = (side: Float32Array) => side.findIndex((x) => x !== 0);
          const shift = first(late) - first(left);
          expect(Math.abs(shift - preDelaySec * rate)).toBeLessThanOrEqual(1);
          expect(firstDifference(late.subarray(shift), left.subarray(0, click.length - shift))).toBe(-1);
        }
      }
    },
  );

  it('the size scales every delay', async () => {
    const first = async (size: number) => {
      const [left] = await played({ ...hall, mix: 1, size }, impulse(frames), 96000);
      return left.findIndex((x) => x !== 0);
    };
    const usual = await first(1);
    for (const size of [0.25, 0.5, 2]) expect(Math.abs((await first(size)) - size * usual)).toBeLessThan(5);
  });

  it('answers on both sides, whichever side a sound came from', async () => {
    for (const click of clicks(frames)) {
      const [left, right] = await played({ ...hall, mix: 1 }, click);
      const difference = powerDecibels(powerOf(left) / powerOf(right));
      expect(Math.abs(difference)).toBeLessThan(1.5);
    }
  });

  it('is wide: left and right of a mono sound have little in common', async () => {
    const [left, right] = await played({ ...hall, mix: 1 }, noise[0]);
    expect(Math.abs(correlation(left.subarray(RATE / 2), right.subarray(RATE / 2)))).toBeLessThan(0.1);
  });

  it('is as loud as the dry sound, for any time and size', async () => {
    // Without the weight the power would follow 1/(1 − g²): 14 dB from 0.3 to 8 s.
    const steady = [testNoise(10 * RATE, 5), testNoise(10 * RATE, 6)] as const;
    for (const [t60Sec, size] of [
      [0.1, 1],
      [0.3, 1],
      [1, 1],
      [2.5, 1],
      [8, 1],
      [2.5, 0.25],
      [2.5, 2],
    ] as const) {
      const sides = await played({ mix: 1, t60Sec, dampingHz: OPEN, size }, steady);
      sides.forEach((side, at) => {
        const level = powerDecibels(powerOf(side.subarray(8 * RATE)) / powerOf(steady[at as 0 | 1]));
        expect(Math.abs(level)).toBeLessThan(1);
      });
    }
  });

  it('stays bounded with full-scale noise at its longest, and falls silent afterwards', async () => {
    const long = 12 * RATE;
    const burst = new Float32Array(long);
    burst.set(testNoise(6 * RATE, 9));
    const [left] = await played({ mix: 1, t60Sec: 30, dampingHz: OPEN }, burst);
    expect(peakOf(left)).toBeLessThan(6);
    const short = await played({ mix: 1, t60Sec: 0.3, dampingHz: 3000 }, burst);
    for (const side of short) {
      // Full-scale noise has a power of 1/3: what is left is over six deviations.
      expect(peakOf(side)).toBeLessThan(6 / Math.sqrt(3));
      expect(peakOf(side.subarray(10 * RATE))).toBeLessThan(1e-12);
    }
  });

  it('takes signals out of range for the ends of the range', async () => {
    const at = async (mix: number, t60: number, damping: number, before: number, size: number) => {
      const live = () => ({
        mix: param('mix', mix),
        t60Sec: param('t60', t60),
        dampingHz: param('damping', damping),
        preDelaySec: param('before', before),
        size: param('size', size),
      });
      return (await renderEffect((x) => reverb(x, live()), noise, { frames: 20_000 }))[0];
    };
    expect(firstDifference(await at(2, 1000, 1e9, 7, 9), await at(1, 30, OPEN, 0.25, 2))).toBe(-1);
    expect(firstDifference(await at(0.5, -1, NaN, -1, NaN), await at(0.5, 0.1, 200, 0, 0.25))).toBe(-1);
    expect(firstDifference(await at(-1, 1, 1000, 0, 1), noise[0].subarray(0, 20_000))).toBe(-1);
  });

  it('needs no memory for a size that is constant', () => {
    const seconds = (options: Partial<ReverbOptions>) =>
      effect('hall', (x) => reverb(x, { ...hall, mix: 0.5, ...options })).lines.reduce(
        (sum, line) => sum + line.seconds,
        0,
      );
    expect(seconds({ size: 0.5 })).toBeCloseTo(seconds({}) / 2, 6);
    expect(seconds({ preDelaySec: 0.1 })).toBeCloseTo(seconds({}) + 0.1, 6);
  });
});
