// Reverberation and delays: what an impulse response says of them, at 44.1 kHz, without damping where nothing else is said.
import type { F32 } from '../../src/ir/index.ts';
import { flanger, phaser, pingPongDelay, reverb, type ReverbOptions } from '../../src/units/index.ts';
import { flangerTheory, phaserTheory } from '../support/effectTheory.ts';
import { impulse, powerDecibels, powerOf, renderEffect, testNoise, type Stereo } from '../support/renderUnit.ts';
import { deviation, responseOf } from '../support/responses.ts';
import { bandsOf, decayTime, echoDensity, spectralLevels } from '../support/roomAcoustics.ts';
import type { Row } from './row.ts';

const RATE = 44100;
const OPEN = { mix: 1, dampingHz: 20000 };
const TIMES = [0.3, 0.5, 1, 2, 4, 8];

/** The answers of both sides to a click on both sides, on the left and on the right, until they have fallen by 72 dB. */
async function answers(options: ReverbOptions & { readonly t60Sec: number }): Promise<Stereo[]> {
  const frames = Math.ceil((1.2 * options.t60Sec + 0.2) * RATE);
  const [click, silence] = [impulse(frames), new Float32Array(frames)];
  const inputs = [
    [click, click],
    [click, silence],
    [silence, click],
  ] as const;
  return Promise.all(inputs.map((input) => renderEffect((x) => reverb(x, options), input, { frames })));
}

/** How far decay times are from what they should be, at worst, in percent. */
async function decayError(
  t60s: readonly number[],
  dampingHz: number,
  centresHz: readonly number[],
  share = 1,
  octaves = 1,
) {
  let worst = 0;
  for (const t60Sec of t60s) {
    for (const side of (await answers({ mix: 1, t60Sec, dampingHz })).flat()) {
      for (const band of bandsOf(side, centresHz, RATE, octaves))
        worst = Math.max(worst, Math.abs(decayTime(band, RATE) / t60Sec / share - 1));
    }
  }
  return 100 * worst;
}

const late = async (t60Sec: number) =>
  (await answers({ ...OPEN, t60Sec }))[0]!.map((side) => spectralLevels(side.subarray(0.2 * RATE), RATE));

const worstOf = async (cases: readonly (readonly [(x: F32) => F32, (hz: number) => number])[]) => {
  let worst = 0;
  for (const [body, wanted] of cases)
    worst = Math.max(worst, deviation(await responseOf(body, { least: 2 ** 14 }), wanted));
  return worst;
};

export const spaceRows: readonly Row[] = [
  {
    what: 'reverb, T60 0.3 to 8 s: distance of T30 from it, octaves of 500 Hz and 1 kHz, both sides',
    unit: '%',
    atMost: 10,
    measure: () => decayError(TIMES, OPEN.dampingHz, [500, 1000]),
  },
  {
    what: 'reverb, T60 2 and 8 s: the same in the octave of 8 kHz',
    unit: '%',
    atMost: 5,
    measure: () => decayError([2, 8], OPEN.dampingHz, [8000]),
  },
  {
    what: 'reverb, T60 2 and 8 s, damped at 5 kHz: distance of T30 there from half of it',
    unit: '%',
    atMost: 10,
    measure: () => decayError([2, 8], 5000, [5000], 0.5, 0.2),
  },
  {
    what: 'reverb: lowest normalised echo density from 0.1 to 0.4 s after an impulse, mean of both sides in 20 ms',
    unit: '',
    atLeast: 0.9,
    measure: async () => {
      const densities = (await answers({ ...OPEN, t60Sec: 2.5 })).flatMap(([left, right]) =>
        Array.from({ length: 31 }, (_, step) => 0.1 + step / 100).map(
          (at) => (echoDensity(left, at, RATE) + echoDensity(right, at, RATE)) / 2,
        ),
      );
      return Math.min(...densities);
    },
  },
  ...(
    [
      [2.5, 5.9, 12],
      [8, 6.9, 17],
    ] as const
  ).flatMap(([t60Sec, deviates, highest]): Row[] => [
    {
      what: `reverb, T60 ${t60Sec} s: deviation of spectral levels (5.57 where many modes overlap)`,
      unit: 'dB',
      atMost: deviates,
      measure: async () => Math.max(...(await late(t60Sec)).map(({ deviationDb }) => deviationDb)),
    },
    {
      what: `reverb, T60 ${t60Sec} s: the highest mode over the mean of the spectrum (noise: 10.5)`,
      unit: 'dB',
      atMost: highest,
      measure: async () => Math.max(...(await late(t60Sec)).map(({ highestDb }) => highestDb)),
    },
  ]),
  {
    what: 'reverb, T60 0.3 to 8 s: level of noise against the dry sound',
    unit: 'dB',
    atMost: 1,
    measure: async () => {
      const frames = 10 * RATE;
      const noise = [testNoise(frames, 5), testNoise(frames, 6)] as const;
      const levels = TIMES.map(async (t60Sec) => {
        const [left] = await renderEffect((x) => reverb(x, { ...OPEN, t60Sec }), noise, { frames });
        return Math.abs(powerDecibels(powerOf(left.subarray(8 * RATE)) / powerOf(noise[0])));
      });
      return Math.max(...(await Promise.all(levels)));
    },
  },
  {
    what: 'pingPongDelay: distance of the first echo from 60/tempo·beats',
    unit: 'samples',
    atMost: 1,
    measure: async () => {
      let worst = 0;
      for (const [tempoBpm, beats] of [
        [120, 0.75],
        [97.3, 0.5],
        [400, 0.0625],
        [20, 1],
        [33.3, 2],
      ] as const) {
        const period = (60 / tempoBpm) * beats * RATE;
        const options = { mix: 1, tempoBpm, beats, dampingHz: 96000 };
        const click = impulse(Math.ceil(1.1 * period));
        const [left] = await renderEffect((x) => pingPongDelay(x, options), click, { frames: click.length });
        worst = Math.max(worst, Math.abs(left.findIndex((x) => x !== 0) - period));
      }
      return worst;
    },
  },
  {
    what: 'flanger standing still: distance from its z-transform',
    unit: 'dB',
    atMost: 0.1,
    measure: () =>
      worstOf(
        [
          { delaySec: 0.00025, feedback: 0.5 },
          { delaySec: 0.001234, feedback: -0.9 },
          { delaySec: 0.01, feedback: 0.95 },
        ].map((one) => [(x: F32) => flanger(x, { ...one, rateHz: 0, depthSec: 0 }), flangerTheory(one, RATE)] as const),
      ),
  },
  {
    what: 'phaser standing still: distance from its z-transform',
    unit: 'dB',
    atMost: 0.1,
    measure: () =>
      worstOf(
        [
          { stages: 4, centreHz: 300, feedback: 0.5 },
          { stages: 6, centreHz: 1000, feedback: -0.9 },
          { stages: 12, centreHz: 3000, feedback: 0.95 },
        ].map(
          (one) => [(x: F32) => phaser(x, { ...one, rateHz: 0, depthSemitones: 0 }), phaserTheory(one, RATE)] as const,
        ),
      ),
  },
];
