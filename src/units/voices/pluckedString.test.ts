// The reference is the theory of the loop: partials at whole multiples of the note, each falling by 60 dB in the time that the law of
// internal friction gives it, those with a node at the plucked point missing.
import { describe, expect, it } from 'vitest';
import type { Event, Lanes } from '../../../test/support/kernelHost.ts';
import {
  correlation,
  decibels,
  firstDifference,
  partialOf,
  peakOf,
  powerDecibels,
  powerOf,
  renderVoice,
  renderVoices,
  rmsOf,
  worstError,
} from '../../../test/support/renderUnit.ts';
import { frequency, param } from '../../ir/index.ts';
import { lfo } from '../envelopes/lfo.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { pluckedString, type PluckedStringOptions } from './pluckedString.ts';

const RATE = 44100;

/** A note as long as it takes to measure a partial that falls by 60 dB in `t60` seconds: how far it is out of tune, and its T60. */
async function measure(hz: number, options: PluckedStringOptions, { partial = 1, t60 = 1, sampleRate = RATE } = {}) {
  const wanted = hz * partial;
  const size = Math.round((12 / hz) * sampleRate);
  const from = Math.round((2 / hz) * sampleRate);
  const gap = Math.round(Math.min(0.4 * t60, 1) * sampleRate);
  const x = await renderVoice(() => pluckedString(frequency(), options), { frames: from + gap + size, sampleRate, values: { frequency: hz, seed: 5 } }); // prettier-ignore
  const [early, late] = [from, from + gap].map((at) => partialOf(x.subarray(at, at + size), wanted, sampleRate));
  const cycles = (wanted * gap) / sampleRate;
  const drift = late!.turns - early!.turns - cycles;
  return {
    cents: 1200 * Math.log2(1 + (drift - Math.round(drift)) / cycles),
    t60: (-60 * gap) / sampleRate / decibels(late!.amplitude / early!.amplitude),
  };
}

describe('pluckedString', () => {
  it.each(['noise', 'impulse'] as const)(
    '(%s) is in tune to 0.1 cents and falls by 60 dB in the asked time, from 40 to 2000 Hz',
    async (pluck) => {
      for (const hz of [40, 55.3, 110, 233.08, 440, 987.7, 1500.1, 2000]) {
        for (const decaySec of [0.2, 1.5, 8]) {
          for (const dampingHz of [400, 2500, 15000]) {
            const { cents, t60 } = await measure(hz, { decaySec, dampingHz, pluck }, { t60: decaySec });
            const what = `${hz} Hz, ${decaySec} s, ${dampingHz} Hz`;
            expect(Math.abs(cents), what).toBeLessThan(0.1);
            // Where the note lies above the damping, the gain that would make up for the filter is the most there is.
            expect(Math.abs(t60 / decaySec - 1), what).toBeLessThan(hz > dampingHz ? 0.05 : 0.005);
          }
        }
      }
    },
  );

  it.each([8000, 192000])('the same at %i Hz, up to a twentieth of the rate', async (sampleRate) => {
    for (const hz of [40, 110, 393.7, 2000].filter((f) => f < sampleRate / 20)) {
      const { cents, t60 } = await measure(hz, { decaySec: 1 }, { sampleRate });
      expect(Math.abs(cents), `${hz} Hz`).toBeLessThan(0.2);
      expect(Math.abs(t60 - 1), `${hz} Hz`).toBeLessThan(0.01);
    }
  });

  it('at the highest notes it falls sooner where it must, but is in tune', async () => {
    for (const hz of [3000, 4186, 6000]) {
      const { cents } = await measure(hz, { decaySec: 0.3 }, { t60: 0.3 });
      expect(Math.abs(cents), `${hz} Hz`).toBeLessThan(1);
    }
  });

  it('its partials are harmonic, and decay by the law of internal friction: a rate of 1 + (f/damping)²', async () => {
    // 441 Hz is a hundred samples: nothing is lost between samples, so that the filter alone is measured.
    for (const dampingHz of [800, 3000]) {
      for (const partial of [2, 3, 5, 9, 12]) {
        const rate = (f: number) => 1 + (Math.sin((Math.PI * f) / RATE) / Math.sin((Math.PI * dampingHz) / RATE)) ** 2;
        const wanted = (8 * rate(441)) / rate(441 * partial);
        const { cents, t60 } = await measure(
          441,
          { decaySec: 8, dampingHz, pluck: 'impulse' },
          { partial, t60: wanted },
        );
        expect(Math.abs(cents), `partial ${partial}`).toBeLessThan(0.3);
        expect(Math.abs(t60 / wanted - 1), `partial ${partial}`).toBeLessThan(0.04);
      }
    }
  });

  it('lacks the partials that have a node where it is plucked', async () => {
    // The first period of a string that loses nearly nothing; the low-pass on the pluck is known.
    const f0 = 100;
    for (const position of [0.5, 0.2, 1 / 3]) {
      const x = await renderVoice(() => pluckedString(f0, { decaySec: 60, dampingHz: 20000, position, pluck: 'impulse', pluckHz: 20000 }), { frames: 44100 }); // prettier-ignore
      const levels = Array.from(
        { length: 13 },
        (_, k) => partialOf(x.subarray(1000, 1000 + 441 * 8), f0 * k).amplitude,
      );
      const pole = Math.exp((-2 * Math.PI * 20000) / RATE);
      const hardness = (k: number) => 1 / Math.hypot(1 - pole * Math.cos((2 * Math.PI * k) / 441), pole * Math.sin((2 * Math.PI * k) / 441)); // prettier-ignore
      for (let k = 1; k <= 12; k++) {
        const wanted = (2 / 441) * hardness(k) * 2 * Math.abs(Math.sin(Math.PI * k * position));
        expect(Math.abs(levels[k]! - wanted), `partial ${k} at ${position}`).toBeLessThan(0.0003);
      }
    }
  });

  it('a soft pluck has its low-pass: 6 dB per octave above pluckHz', async () => {
    const level = async (pluckHz: number, k: number) => {
      const x = await renderVoice(() => pluckedString(100, { decaySec: 60, dampingHz: 20000, pluck: 'impulse', pluckHz }), { frames: 8000 }); // prettier-ignore
      return partialOf(x.subarray(2000, 2000 + 441 * 8), 100 * k).amplitude;
    };
    const fall = async (pluckHz: number) => decibels((await level(pluckHz, 30)) / (await level(pluckHz, 1)));
    // Between 100 and 3000 Hz, a pole at 300 Hz loses 10·lg((1 + 100)/(1 + 1/9)) dB.
    expect((await fall(20000)) - (await fall(300))).toBeCloseTo(10 * Math.log10(101 / (1 + 1 / 9)), 0);
  });
});

describe('a string whose pitch moves', () => {
  it('bends without clicks, in steps and by vibrato', async () => {
    // Dark and soft, so that a click would stand out near half the sample rate, which is what the fourth difference shows.
    const dark = { decaySec: 10, dampingHz: 300, pluckHz: 300, pluck: 'impulse' } as const;
    const frames = 44800;
    const top = (x: Float32Array) => {
      const late = x.subarray(22000);
      const fourth = late.map((_, n) => (n < 4 ? 0 : late[n]! - 4 * late[n - 1]! + 6 * late[n - 2]! - 4 * late[n - 3]! + late[n - 4]!)); // prettier-ignore
      return powerDecibels(powerOf(fourth) / 256 / powerOf(late));
    };
    // From one semitone above to one below, twenty times.
    const events = Array.from({ length: 20 }, (_, at): Event => {
      const hz = 220 * 2 ** ((at % 2 === 0 ? 1 : -1) / 12);
      return { kind: 'live', frame: 22400 + 1024 * at, values: { hz: [hz, hz, hz, hz] } };
    });
    const still = await renderVoice(() => pluckedString(param('hz', 220), dark), { frames });
    const steps = await renderVoice(() => pluckedString(param('hz', 220), dark), { frames, events });
    const vibrato = await renderVoice(() => pluckedString(lfo(6).mul(6).add(220), dark), { frames });
    expect(top(still)).toBeLessThan(-95);
    expect(top(vibrato)).toBeLessThan(-90);
    expect(top(steps)).toBeLessThan(-75);
    for (const x of [steps, vibrato]) expect(Math.abs(powerDecibels(powerOf(x) / powerOf(still)))).toBeLessThan(1);
  });

  it('sounds the same where nothing happens to move', async () => {
    const options = { frames: 20000, values: { frequency: 330, seed: 3 } };
    const fixed = await renderVoice(() => pluckedString(frequency(), { decaySec: 2, position: 0.3 }), options);
    const live = () => pluckedString(param('hz', 330), { decaySec: param('decay', 2), position: param('place', 0.3) });
    expect(worstError(await renderVoice(live, options), fixed)).toBeLessThan(1e-5);
    expect(rmsOf(fixed)).toBeGreaterThan(0.1);
  });

  it('stays bounded for any motion of its knobs, and falls silent after it', async () => {
    const wild = (size: number) => whiteNoise().abs().mul(whiteNoise().abs()).mul(size);
    const body = () => pluckedString(wild(20000), { decaySec: wild(100), dampingHz: wild(20000), position: wild(1) });
    for (const sampleRate of [8000, 44100, 192000]) {
      for (const [x] of await renderVoices(body, { frames: 60_000, sampleRate, values: { seed: [1, 2, 3, 4] } })) {
        expect(peakOf(x)).toBeLessThan(4);
        expect(peakOf(x.subarray(0, 1000))).toBeGreaterThan(0.01);
      }
    }
  });
});

describe('the ends of the range of pluckedString', () => {
  it('notes from 20 Hz to a quarter of the rate: what lies beyond is taken for these', async () => {
    for (const [given, taken] of [
      [0, 20],
      [-5, 20],
      [NaN, 20],
      [1e9, 11025],
      [22050, 11025],
    ] as const) {
      const [x, wanted] = await Promise.all(
        [given, taken].map((hz) => renderVoice(() => pluckedString(frequency()), { frames: 5000, values: { frequency: hz } })), // prettier-ignore
      );
      expect(firstDifference(x!, wanted!)).toBe(-1);
      expect(peakOf(x!)).toBeGreaterThan(0.05);
    }
  });

  it('comes to rest: exactly 0 in the end', async () => {
    const x = await renderVoice(() => pluckedString(440, { decaySec: 0.05 }), { frames: 44100 });
    expect(peakOf(x.subarray(30_000))).toBe(0);
  });

  it('noise differs from note to note, an impulse does not', async () => {
    const seeds: Lanes = [1, 2, 3, 4];
    const options = { frames: 4000, values: { seed: seeds } };
    const [a, b] = (await renderVoices(() => pluckedString(220), options)).map(([left]) => left);
    expect(Math.abs(correlation(a!, b!))).toBeLessThan(0.6);
    const [c, d] = (await renderVoices(() => pluckedString(220, { pluck: 'impulse' }), options)).map(([left]) => left);
    expect(firstDifference(c!, d!)).toBe(-1);
  });
});
