import { frequency } from '../../../src/ir/index.ts';
import * as units from '../../../src/units/index.ts';
import { effects, fx, plain, voice } from './unitCase.ts';

const { bitCrusher, chorus, compressor, drive, equaliser, flanger, limiter, oversample, phaser } = units;
const { pingPongDelay, reverb, saw, softClip, stateVariableFilter, tanh, whiteNoise } = units;

export const effectCases = {
  bitCrusher: effects(units.bitCrusherOptions, bitCrusher, { bits: 12, rateHz: 3000 }),
  chorus: effects(units.chorusOptions, chorus, {}, fx('six echoes', (x) => chorus(x, { mix: 1, rateHz: 1, depthSec: 0.004, pairs: 3 }))), // prettier-ignore
  compressor: effects(units.compressorOptions, compressor, { thresholdDb: -30, ratio: 4, kneeDb: 6, releaseSec: 0.03 }),
  drive: effects(
    units.driveOptions,
    drive,
    { driveDb: 24 },
    fx('biased', (x) => drive(x, { driveDb: 12, bias: 0.5 })),
    voice('a saw', () => drive(saw(frequency()), { driveDb: 18, bias: -0.3 })),
  ),
  equaliser: effects(units.equaliserOptions, equaliser, {
    lowGainDb: 6,
    peak1GainDb: -9,
    peak2GainDb: 6,
    highGainDb: 3,
  }),
  flanger: effects(
    units.flangerOptions,
    flanger,
    { rateHz: 2 },
    fx('standing, inverted', (x) => flanger(x, { rateHz: 0, delaySec: 0.00025, depthSec: 0, feedback: -0.9 })),
  ),
  limiter: effects(units.limiterOptions, limiter, { ceilingDb: -12, releaseSec: 0.03 }),
  oversample: plain(
    fx('without memory', (x) => oversample(4, (sample) => tanh(sample.mul(5)))(x)),
    fx('a filter', (x) => oversample(2, (sample) => stateVariableFilter({ cutoffHz: 3000, q: 2 })(sample).low)(x)),
    voice('a filter and noise', () => oversample(8, (sample) => stateVariableFilter({ cutoffHz: 900, q: 5 })(sample.add(whiteNoise())).band)(saw(frequency()))), // prettier-ignore
  ),
  phaser: effects(
    units.phaserOptions,
    phaser,
    { rateHz: 2 },
    fx('standing, inverted', (x) => phaser(x, { rateHz: 0, depthSemitones: 0, feedback: -0.8, stages: 12 })),
  ),
  pingPongDelay: effects(
    units.pingPongDelayOptions,
    pingPongDelay,
    { tempoBpm: 300, beats: 0.1, feedback: 0.3 },
    fx('bright', (x) =>
      pingPongDelay(x, { tempoBpm: 400, beats: 0.0625, feedback: 0.5, dampingHz: 96000, width: 0.5 }),
    ),
  ),
  reverb: effects(units.reverbOptions, reverb, { t60Sec: 0.2, dampingHz: 900 }, fx('short', (x) => reverb(x, { mix: 0.5, t60Sec: 0.1, dampingHz: 3100 }))), // prettier-ignore
  softClip: plain(fx('loud', (x) => softClip(x.mul(5)))),
};
