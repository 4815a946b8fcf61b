import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderPad } from '../../../test/support/renderPad.ts';
import { AudioError, ConfigurationError, ContextError, type AiaudioError } from '../../errors.ts';
import { pad as padRole } from '../../roles/pad/pad.ts';
import type { Channels } from '../checkChannels.ts';
import { measureLoudness } from '../loudness/measureLoudness.ts';
import { assess, type AssessSetup } from './assess.ts';
import { scoreNames } from './judgement.ts';
import { judgements } from './judgements.ts';
import type { QualityReport } from './qualityReport.ts';

const RATE = 44100;
/** The default pad is of the first kind. */
const asPad: AssessSetup = { role: 'pad', targets: padRole.kinds[0]!.targets };

type Wave = (sec: number, at: number) => number;

function stereo(durationSec: number, left: Wave, right: Wave = left): Channels {
  const frames = Math.round(durationSec * RATE);
  return [left, right].map((wave) => Float32Array.from({ length: frames }, (_, at) => wave(at / RATE, at)));
}

function mapped(channels: Channels, change: (sample: number, frame: number, channel: number) => number): Channels {
  return channels.map((samples, channel) => samples.map((sample, frame) => change(sample, frame, channel)));
}

/** Uniform noise that is the same in every run. */
function noise(seed: number, gain: number): Wave {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return gain * (state / 2 ** 31 - 1);
  };
}

/** −6 dB per octave, which is about what the spectrum of a pad does. */
function brownNoise(seed: number): Wave {
  const white = noise(seed, 0.03);
  let sum = 0;
  return (...at) => (sum = 0.995 * sum + white(...at)) * Math.min(1, at[0] / 0.5);
}

const turn = 2 * Math.PI;
const notPads: Record<string, Channels> = {
  click: stereo(2, (_, at) => (at === 4410 ? 0.9 : 0)),
  kick: stereo(0.6, (sec) => 0.9 * Math.exp(-sec / 0.08) * Math.sin(turn * (50 * sec - 6 * Math.exp(-sec / 0.03)))),
  'white noise': stereo(2, noise(7, 0.3), noise(8, 0.3)),
  'a blip of 50 ms': stereo(0.05, (sec) => 0.5 * Math.sin(turn * 880 * sec) * Math.sin((Math.PI * sec) / 0.05)),
  'a sub sine': stereo(2, (sec) => 0.5 * Math.sin(turn * 38 * sec) * Math.min(1, sec / 0.005, (2 - sec) / 0.005)),
};
const swellingNoise = stereo(3, brownNoise(7), brownNoise(8));

const warm = JSON.parse(readFileSync(new URL('../../../examples/warm-pad.json', import.meta.url), 'utf8')) as {
  parameters: Record<string, number>;
};
const pads: [string, Record<string, number>, number][] = [
  ['default', {}, 2],
  ['examples/warm-pad.json', warm.parameters, 2],
  ['low', { frequency: 65 }, 3],
  ['high', { frequency: 784 }, 2],
  ['bright', { cutoff: 5000 }, 2],
  ['dark', { cutoff: 350 }, 3],
  ['slow', { attack: 2, filter_attack: 2 }, 6],
  ['wet', { reverb: 0.8, reverb_time: 6 }, 4],
  ['airy', { air: 0.2, cutoff: 3000 }, 3],
  ['thin', { unison: 2, sub: 0 }, 2],
  ['pure', { unison: 1, detune: 0, cutoff: 700 }, 3],
  ['pulsing', { lfo_period: 0.6, lfo_depth: 1.5 }, 4],
];

/** The default pad as it is rendered, and as the master would make it. */
let pad: Channels;
let clean: Channels;
beforeAll(async () => {
  pad = await renderPad();
  const gain = 10 ** ((-18 - measureLoudness(pad, RATE).integrated!) / 20);
  clean = mapped(pad, (sample) => sample * gain);
});

function expectValid(report: QualityReport): void {
  for (const name of ['overall_score', ...scoreNames] as const) {
    expect(report[name]).toBeGreaterThan(0);
    expect(report[name]).toBeLessThanOrEqual(1);
  }
  expect(report.violations).toHaveLength(report.violation_details.length);
  expect(report.warnings).toHaveLength(report.warning_details.length);
  for (const kind of ['violation', 'warning'] as const) {
    report[`${kind}_details`].forEach(({ suggestion, code, constraint, parameter }, index) => {
      expect(report[`${kind}s`][index]!.endsWith(`: ${suggestion}.`)).toBe(true);
      for (const word of [code, constraint]) expect(word).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(parameter).not.toBe('');
    });
  }
  for (const name of scoreNames) {
    const costs = report.explain.filter(({ score }) => score === name).map(({ cost }) => cost);
    expect(costs.reduce((sum, cost) => sum + cost, 0)).toBeCloseTo(1 - report[name], 12);
  }
  // No NaN, no infinity, nothing that is undefined.
  expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
}

/** Every key of an object and of what is in it. */
function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}

describe('semantic match', () => {
  it.each(pads)('pad: %s', async (_, parameters, duration) => {
    const report = assess(await renderPad(parameters, duration), RATE, asPad);
    expectValid(report);
    expect(report.semantic_match).toBeGreaterThan(0.7);
    expect(report.stability).toBeGreaterThan(0.7);
    expect(report.perceptual_quality).toBeGreaterThan(0.7);
  });

  it.each(Object.entries(notPads))('no pad: %s', (_, channels) => {
    const report = assess(channels, RATE, asPad);
    expectValid(report);
    expect(report.semantic_match).toBeLessThan(0.3);
  });

  it('noise that swells like a pad and has its spectrum is noise', () => {
    expect(assess(swellingNoise, RATE, asPad).semantic_match).toBeLessThan(0.5);
  });

  it('looks for the pitch in the key, where there is one', () => {
    const context = { key: 'A', scale: 'minor' } as const;
    const sine = (hz: number): Channels => stereo(2, (sec) => 0.3 * Math.sin(turn * hz * sec));
    const match = (hz: number): number => assess(sine(hz), RATE, { context }).semantic_match;
    expect(match(440)).toBe(1);
    expect(match(440 * 2 ** (1 / 12))).toBeLessThan(0.5);
  });
});

describe('broken pads', () => {
  const setup: AssessSetup = { ...asPad, constraints: { lufs_target: -18, true_peak_limit: -1 } };
  const hiss = noise(3, 0.025);
  it.each<[string, () => Channels]>([
    ['4 bits', () => mapped(clean, (x) => Math.round(8 * x) / 8)],
    ['held for 8 samples', () => clean.map((samples) => samples.map((_, at) => samples[at - (at % 8)]!))],
    ['hiss', () => mapped(clean, (x) => x + hiss(0, 0))],
  ])('%s', (_, channels) => {
    const report = assess(channels(), RATE, setup);
    expectValid(report);
    expect(report.perceptual_quality).toBeLessThan(0.35);
    expect(report.overall_score).toBeLessThan(0.7);
  });

  it.each([
    // As bright as a pad may be, but it hisses.
    ['a filter that is open', { cutoff: 20_000, filter_envelope: 6 }, 0.9, 1],
    ['a filter that wobbles', { resonance: 20, cutoff: 500, lfo_period: 0.125, lfo_depth: 4 }, 0.7, 0.9],
    ['a filter that rings', { resonance: 20 }, 0.6, 0.9],
    ['nothing but air', { air: 1, cutoff: 20_000 }, 0.2, 0.9],
  ])('%s', async (_, parameters, most, mostAlike) => {
    const report = assess(await renderPad(parameters), RATE, asPad);
    expect(report.perceptual_quality).toBeLessThan(most);
    expect(report.semantic_match).toBeLessThanOrEqual(mostAlike);
  });
});

describe('known faults', () => {
  const limits: AssessSetup = { ...asPad, constraints: { lufs_target: -18, true_peak_limit: -1 } };
  it('a clean pad at its loudness has neither violations nor warnings', () => {
    const report = assess(clean, RATE, limits);
    expect([report.violations, report.warnings]).toEqual([[], []]);
    expect(report.overall_score).toBeGreaterThan(0.85);
  });

  it.each<[string, () => Channels, string, string]>([
    ['clipped', () => mapped(clean, (x) => Math.max(-0.9, Math.min(0.9, 12 * x))), 'clipping', 'amplitude'],
    ['clicky', () => mapped(clean, (x, at) => (at % 20_000 === 19_999 ? x + 0.5 : x)), 'clicks', 'samples'],
    ['out of phase', () => [clean[0]!, clean[0]!.map((x) => -x)], 'lost_in_mono', 'polarity'],
    ['DC', () => mapped(clean, (x) => x + 0.1), 'dc_offset', 'DC offset'],
    ['NaN', () => mapped(clean, (x, at) => (at === 1000 ? NaN : x)), 'not_finite', 'samples'],
    ['too loud', () => mapped(clean, (x) => 2 * x), 'too_loud', 'gain'],
    ['over full scale', () => mapped(clean, (x) => 10 * x), 'true_peak_too_high', 'gain'],
    ['one-sided', () => mapped(clean, (x, _, channel) => (channel === 0 ? x : x / 8)), 'leans_left', 'balance'],
    ['late', () => mapped(clean, (x, at) => (at < 22_050 ? 0 : x)), 'starts_late', 'silence at the start'],
    ['silent', () => mapped(pad, () => 0), 'silence', 'amplitude'],
    ['torn', () => mapped(clean, (x, at) => (at > 30_000 && at < 32_000 ? 0 : x)), 'dropouts', 'samples'],
  ])('%s', (_, channels, code, parameter) => {
    const report = assess(channels(), RATE, limits);
    expectValid(report);
    const findings = [...report.violation_details, ...report.warning_details];
    expect(findings).toContainEqual(expect.objectContaining({ code, parameter }));
    expect(report.overall_score).toBeLessThan(0.85);
  });

  it('defects have their places', () => {
    const torn = mapped(clean, (x, at, channel) => (channel === 1 && at === 30_000 ? Infinity : x));
    const [finding] = assess(torn, RATE, limits).violation_details;
    expect(finding).toMatchObject({ code: 'not_finite', positions: [{ channel: 1, frame: 30_000, frames: 1 }] });
  });

  it('a level that runs away', () => {
    const growing = mapped(clean, (_, at) => 0.001 * Math.exp(at / 14_000) * Math.sin(at / 30));
    const { warning_details: details, stability } = assess(growing, RATE, limits);
    expect(details).toContainEqual(expect.objectContaining({ code: 'runaway' }));
    expect(stability).toBeLessThan(0.5);
  });
});

it('warns of constraints that it cannot judge', () => {
  const report = assess(pad, RATE, { ...asPad, constraints: { max_cpu: 0.5, max_latency: 10 } });
  expectValid(report);
  const details = report.warning_details.filter(({ code }) => code === 'not_judged');
  expect(details).toMatchObject([
    { constraint: 'max_cpu', limit: 0.5 },
    { constraint: 'max_latency', limit: 10, unit: 'ms' },
  ]);
});

describe('any audio', () => {
  const sample = fc.oneof(
    fc.float({ min: -1, max: 1, noNaN: true }),
    fc.constantFrom(0, -0, 1, -1, NaN, Infinity, -Infinity, 1e-45, 1e-38, 3.4e38, -3.4e38),
  );
  const rate = fc.constantFrom(8000, 11025, 44100, 48000, 69313, 192000);

  it('gives a valid report', () => {
    const audio = fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 300 }))
      .chain(([channels, frames]) =>
        fc.array(fc.array(sample, { minLength: frames, maxLength: frames }), {
          minLength: channels,
          maxLength: channels,
        }),
      );
    const setup = fc.constantFrom<AssessSetup>({}, asPad, {
      ...asPad,
      context: {},
      constraints: { lufs_target: -18, true_peak_limit: -1 },
    });
    fc.assert(
      fc.property(audio, rate, setup, (channels, sampleRate, given) => {
        const report = assess(
          channels.map((samples) => Float32Array.from(samples)),
          sampleRate,
          given,
        );
        expectValid(report);
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, Channels]>([
    ['one sample', stereo(1 / RATE, () => 0.5)],
    ['one NaN', [Float32Array.of(NaN)]],
    ['all NaN', stereo(0.5, () => NaN)],
    ['silence', stereo(0.5, () => 0)],
    ['DC', stereo(0.5, () => 1)],
    ['huge', stereo(0.5, (sec) => 3e38 * Math.sin(turn * 440 * sec))],
    ['tiny', stereo(0.5, (sec) => 1e-40 * Math.sin(turn * 440 * sec))],
    ['the highest frequency', stereo(0.5, (_, at) => (at % 2 === 0 ? 1 : -1))],
    ['a square wave', stereo(0.5, (sec) => Math.sign(Math.sin(turn * 100 * sec)))],
  ])('%s', (_, channels) => {
    for (const setup of [
      {},
      asPad,
      { ...asPad, context: {}, constraints: { lufs_target: null, true_peak_limit: 0 } },
    ]) {
      const report = assess(channels, RATE, setup);
      expectValid(report);
      expect(keysIn(report).filter((key) => !/^[a-z]+(_[a-z]+)*$/.test(key))).toEqual([]);
    }
  });

  it('does not change the samples, and says the same again', () => {
    const channels = mapped(pad, (x, at) => (at === 5 ? NaN : x));
    const before = channels.map((samples) => samples.slice());
    const report = assess(channels, RATE, asPad);
    expect(assess(channels, RATE, asPad)).toEqual(report);
    const same = channels.map((samples, channel) => samples.every((x, at) => Object.is(x, before[channel]![at])));
    expect(same).toEqual([true, true]);
  });
});

it('more or less gain moves judgements of level only', () => {
  const moving = new Set(judgements.filter(({ movesWithGain }) => movesWithGain).map(({ name }) => name));
  const reference = assess(pad, RATE, asPad).explain.filter(({ judgement }) => !moving.has(judgement));
  expect(reference.length).toBeGreaterThan(15);
  for (const gain of [0.25, 0.5, 1.5]) {
    const louder = assess(
      mapped(pad, (x) => gain * x),
      RATE,
      asPad,
    ).explain;
    for (const { judgement, measured } of reference) {
      const other = louder.find((each) => each.judgement === judgement)!;
      expect([judgement, other.measured]).toEqual([judgement, expect.closeTo(measured, 3)]);
    }
  }
});

describe('bad input', () => {
  it.each<[unknown, typeof AiaudioError]>([
    [{ rolle: 'pad' }, ConfigurationError],
    [{ role: 3 }, ConfigurationError],
    [{ targets: { lufs: 'loud' } }, ConfigurationError],
    [{ context: { key: 'H' } }, ContextError],
    [{ constraints: { lufs_target: 3 } }, ConfigurationError],
    [{ constraints: { true_peak_limit: NaN } }, ConfigurationError],
    [{ constraints: { loudness: -18 } }, ConfigurationError],
    [{ constraints: { max_cpu: 2 } }, ConfigurationError],
    [{ constraints: { max_latency: 'short' } }, ConfigurationError],
    [{ speakers: ['L'] }, ConfigurationError],
    [null, ConfigurationError],
  ])('options %j', (options, type) => {
    expect(() => assess(pad, RATE, options as AssessSetup)).toThrow(type);
  });

  it.each<[unknown, unknown]>([
    [[], 44100],
    [[new Float32Array(2), new Float32Array(3)], 44100],
    [[new Float32Array(0)], 44100],
    [[[0, 0]], 44100],
    [[new Float32Array(2)], 0],
  ])('audio %j at %j', (channels, sampleRate) => {
    expect(() => assess(channels as Channels, sampleRate as number)).toThrow(AudioError);
  });

  it('lets nothing that is too quiet for the gate pass for what was asked', () => {
    const sine = (db: number) => [
      Float32Array.from({ length: 48000 }, (_, n) => 10 ** (db / 20) * Math.sin((2 * Math.PI * 997 * n) / 48000)),
    ];
    const reports = [-20, -60, -68, -80, -120].map((db) =>
      assess(sine(db), 48000, { constraints: { lufs_target: -18 } }),
    );
    const scores = reports.map((report) => report.mix_readiness);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const report of reports) expect(report.violation_details[0]).toMatchObject({ constraint: 'lufs_target' });
  });
});
