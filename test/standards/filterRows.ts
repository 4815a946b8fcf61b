// Filters against their discrete transfer functions: 20 Hz to 16 kHz, where the response is above −60 dB, at 44.1 kHz.
import type { F32 } from '../../src/ir/index.ts';
import {
  allPass,
  allPassDelay,
  comb,
  dcBlock,
  equaliser,
  formant,
  highShelf,
  ladder,
  lowShelf,
  onePole,
  peakFilter,
  stateVariableFilter,
} from '../../src/units/index.ts';
import { cookbook, type BandKind } from '../support/cookbook.ts';
import {
  combTheory,
  formantsOf,
  formantTheory,
  ladderTheory,
  onePoleTheory,
  svfTheory,
} from '../support/filterTheory.ts';
import { impulse, partialOf, renderEffect } from '../support/renderUnit.ts';
import { deviation, responseOf } from '../support/responses.ts';
import type { Row } from './row.ts';

const RATE = 44100;
type Filter = (x: F32) => F32;
/** A filter and its theory; the height of the impulse, and how long it takes to be heard at all. */
type Case = readonly [Filter, (hz: number) => number, { readonly height?: number; readonly least?: number }?];

function row(name: string, cases: () => readonly Case[], theory = 'its bilinear transform'): Row {
  const measure = async () => {
    let worst = 0;
    for (const [filter, wanted, options] of cases())
      worst = Math.max(worst, deviation(await responseOf(filter, options), wanted));
    return worst;
  };
  return { what: `${name}: distance from ${theory}`, unit: 'dB', atMost: 0.1, measure };
}

const cutoffs = [20, 100, 1000, 5000, 16000, 0.49 * RATE];
const qs = [0.1, Math.SQRT1_2, 3];

const band = (kind: BandKind, make: (hz: number, gainDb: number, q: number) => Filter) => (): Case[] =>
  cutoffs.flatMap((hz) =>
    [-36, 6, 36].flatMap((gainDb) => qs.map((q): Case => [make(hz, gainDb, q), cookbook(kind, hz, gainDb, q, RATE)])),
  );

const combs = [
  { frequencyHz: 55, feedback: 0.9, feedForward: 0, dampingHz: 300 },
  { frequencyHz: 440.7, feedback: -0.97, feedForward: 0.5, dampingHz: 4000 },
  { frequencyHz: 1234, feedback: 0.97, feedForward: -1, dampingHz: 96000 },
  { frequencyHz: 5000, feedback: 0, feedForward: 1, dampingHz: 96000 },
];

export const filterRows: readonly Row[] = [
  row('onePole', () =>
    cutoffs.flatMap((hz) =>
      (['low', 'high'] as const).map((name): Case => [
        (x) => onePole({ cutoffHz: hz })(x)[name],
        (at) => onePoleTheory[name](at, hz, RATE),
      ]),
    ),
  ),
  row('stateVariableFilter', () =>
    cutoffs.flatMap((hz) =>
      qs.flatMap((q) =>
        (['low', 'band', 'high', 'notch'] as const).map((name): Case => [
          (x) => stateVariableFilter({ cutoffHz: hz, q })(x)[name],
          (at) => svfTheory(name, at, hz, q, RATE),
        ]),
      ),
    ),
  ),
  row(
    'peakFilter',
    band('peak', (frequencyHz, gainDb, q) => (x) => peakFilter({ frequencyHz, gainDb, q })(x)),
  ),
  row(
    'lowShelf',
    band('lowShelf', (cornerHz, gainDb, q) => (x) => lowShelf({ cornerHz, gainDb, q })(x)),
  ),
  row(
    'highShelf',
    band('highShelf', (cornerHz, gainDb, q) => (x) => highShelf({ cornerHz, gainDb, q })(x)),
  ),
  row('equaliser', () => [
    [
      (x) => equaliser(x, { lowGainDb: 18, peak1GainDb: -18, peak2GainDb: 18, highGainDb: -18 }),
      (hz) =>
        cookbook('lowShelf', 100, 18, Math.SQRT1_2, RATE)(hz) *
        cookbook('peak', 400, -18, 1, RATE)(hz) *
        cookbook('peak', 2500, 18, 1, RATE)(hz) *
        cookbook('highShelf', 8000, -18, Math.SQRT1_2, RATE)(hz),
    ],
    [(x) => equaliser(x), () => 1],
  ]),
  row('ladder at −60 dBFS, resonance up to 0.9', () =>
    cutoffs.flatMap((hz) =>
      [0, 0.5, hz === 20 ? 0.6 : 0.9].map((resonance): Case => [
        (x) => ladder({ cutoffHz: hz, resonance })(x),
        (at) => ladderTheory(at, hz, resonance, RATE),
        { height: 1e-3 },
      ]),
    ),
  ),
  row(
    'comb',
    () => combs.map((one): Case => [(x) => comb(one)(x), combTheory(one, RATE), { least: 2 ** 14 }]),
    'its z-transform',
  ),
  row(
    'allPass and allPassDelay',
    () => [
      ...cutoffs.map((cutoffHz): Case => [(x) => allPass({ cutoffHz })(x), () => 1]),
      ...[0, 0.001, 0.0123].map((delaySec): Case => [(x) => allPassDelay({ delaySec, gain: 0.7 })(x), () => 1]),
    ],
    'flat',
  ),
  row('formant, all vowels of all singers', () =>
    (['soprano', 'alto', 'countertenor', 'tenor', 'bass'] as const).flatMap((singer) =>
      [0, 1, 2, 3, 4].map((vowel): Case => [
        (x) => formant({ vowel, singer })(x),
        formantTheory(formantsOf(singer, vowel), RATE),
      ]),
    ),
  ),
  row('dcBlock', () =>
    [5, 200, 1000].map((cutoffHz): Case => [
      (x) => dcBlock({ cutoffHz })(x),
      (hz) => onePoleTheory.high(hz, cutoffHz, RATE),
    ]),
  ),
  {
    what: 'ladder ringing by itself, 100 Hz to 16 kHz: distance from the cutoff',
    unit: 'cents',
    atMost: 5,
    measure: async () => {
      const frames = 2 ** 17;
      let worst = 0;
      for (const cutoffHz of [100, 440, 2000, 8000, 16000]) {
        const filter: Filter = (x) => ladder({ cutoffHz, resonance: 1 })(x);
        const [y] = await renderEffect(filter, impulse(frames), { frames });
        const [early, late] = [y.subarray(frames / 2, 0.75 * frames), y.subarray(0.75 * frames)].map((part) =>
          partialOf(part, cutoffHz),
        );
        const drift = late!.turns - early!.turns - (cutoffHz * frames) / 4 / RATE;
        const hz = cutoffHz + ((drift - Math.round(drift)) * RATE * 4) / frames;
        worst = Math.max(worst, Math.abs(1200 * Math.log2(hz / cutoffHz)));
      }
      return worst;
    },
  },
];
