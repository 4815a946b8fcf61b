// `assessQuality` of the engine: audio in every form in, the report of the documentation out.
import { beforeAll, describe, expect, it } from 'vitest';

import { AudioError, ConfigurationError, ContextError } from '../errors.ts';
import type { QualityReport } from '../metrics/index.ts';
import type { AudioData } from './audioData.ts';
import { AudioEngine } from './audioEngine.ts';
import { assessQuality } from './sharedEngine.ts';

const engine = new AudioEngine();
const context = { tempo: 120, key: 'A', scale: 'minor' } as const;
const scores = ['overall_score', 'semantic_match', 'mix_readiness', 'perceptual_quality', 'stability'] as const;

let pad: AudioData;
const channelsOf = (audio: AudioData) => [0, 1].map((channel) => audio.getChannelData(channel));

beforeAll(async () => {
  pad = await engine.renderAudio({ role: 'pad' }, context, 2);
});

function expectWellFormed(report: QualityReport): void {
  for (const name of scores) {
    expect(report[name]).toBeGreaterThan(0);
    expect(report[name]).toBeLessThanOrEqual(1);
  }
  expect(report.violation_details).toHaveLength(report.violations.length);
  expect(report.warning_details).toHaveLength(report.warnings.length);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
}

describe('assessQuality', () => {
  it('gives the report of the documentation', async () => {
    const report = await engine.assessQuality(pad, 'pad', context);
    expectWellFormed(report);
    expect(report.violations).toEqual([]);
    expect(report.semantic_match).toBeGreaterThan(0.7);
    expect(report.overall_score).toBeGreaterThan(0.7);
    expect(report.measurements.integrated_loudness).toBeCloseTo(-18, 3);
    expect(await assessQuality(pad, 'pad', context)).toEqual(report);
  });

  it('gives the same report for the same samples in any form', async () => {
    const wanted = await engine.assessQuality(channelsOf(pad), 'pad');
    expect(await engine.assessQuality(pad.interleaved(), 'pad')).toEqual(wanted);
    const buffer = {
      sampleRate: 44100,
      numberOfChannels: 2,
      getChannelData: (channel: number) => pad.getChannelData(channel),
    };
    expect(await engine.assessQuality(buffer, 'pad')).toEqual(wanted);
    const mono = await engine.assessQuality(pad.interleaved(), 'pad', undefined, { channels: 1, sampleRate: 88200 });
    expect(mono.measurements).toMatchObject({ channels: 1, sample_rate: 88200, length: 2 * 88200 });
  });

  it('holds a render against what it was rendered for, other audio against what is asked', async () => {
    const loud = await engine.renderAudio({ role: 'pad', constraints: { lufs_target: -10 } }, context, 2);
    expect((await engine.assessQuality(loud, 'pad')).violations).toEqual([]);
    const over = { role: 'pad', constraints: { lufs_target: -2, max_cpu: 0.001 } };
    const missed = await engine.renderAudio(over, context, 2);
    const report = await engine.assessQuality(missed, 'pad');
    expect(report.violations).toEqual(missed.report!.violations);
    expectWellFormed(report);
    const asked = await engine.assessQuality(loud, 'pad', context, { constraints: { lufs_target: -23 } });
    expect(asked.violation_details).toMatchObject([{ constraint: 'lufs_target', limit: -23, unit: 'LUFS' }]);
    expect(asked.violations[0]).toMatch(/13 LU over the target of −23/);
    const dear = await engine.assessQuality(missed, 'pad', context, { constraints: { max_cpu: 0.002 } });
    expect(dear.violation_details).toMatchObject([
      { constraint: 'lufs_target', limit: -2 },
      { constraint: 'max_cpu', limit: 0.002 },
    ]);
    const low = await engine.renderAudio({ role: 'pad', constraints: { lufs_target: -30 } }, context, 2);
    expect(
      (await engine.assessQuality(low, 'pad', context, { constraints: { true_peak_limit: -1 } })).violations,
    ).toEqual([]);
    const faint = await engine.renderAudio({ role: 'pad', parameters: { amplitude: 0.0001 } }, context, 2);
    expectWellFormed(await engine.assessQuality(faint, 'pad'));
  });

  it('hears what has been done to a sound', async () => {
    const wanted = await engine.assessQuality(channelsOf(pad), 'pad');
    const change = (change: (sample: number, frame: number, channel: number) => number) =>
      engine.assessQuality(
        channelsOf(pad).map((samples, channel) => samples.map((sample, frame) => change(sample, frame, channel))),
        'pad',
      );
    const codes = (report: QualityReport) =>
      [...report.violation_details, ...report.warning_details].map(({ code }) => code);
    const clipped = await change((x) => Math.max(-0.1, Math.min(0.1, x)));
    expect(clipped.perceptual_quality).toBeLessThan(wanted.perceptual_quality);
    expect(clipped.measurements.clipping.count).toBeGreaterThan(10);
    const clicked = await change((x, frame) => x + (frame === 40000 ? 0.3 : 0));
    expect(clicked.measurements.clicks.positions.map(({ frame }) => frame)).toContain(40000);
    expect(clicked.stability).toBeLessThan(wanted.stability);
    const broken = await change((x, frame) => (frame === 50000 ? NaN : x));
    expect(codes(broken)).toContain('not_finite');
    expectWellFormed(broken);
    const opposite = await change((x, _frame, channel) => (channel === 0 ? x : -x));
    expect(opposite.mix_readiness).toBeLessThanOrEqual(wanted.mix_readiness);
    expect(opposite.measurements.correlation).toBeCloseTo(-wanted.measurements.correlation!, 9);
  });

  it('compares with no role where none is given, and says so', async () => {
    const report = await engine.assessQuality(pad);
    expect(report.semantic_match).toBe(1);
    expect(report.warning_details[0]).toMatchObject({ code: 'not_compared' });
  });

  it.each([
    [[undefined as never], AudioError, 'audio'],
    [[[new Float32Array(4), new Float32Array(5)]], AudioError, 'channels[1]'],
    [[[]], AudioError, 'channels'],
    [[new Float32Array(0)], AudioError, 'channels'],
    [[[new Float32Array(4)], 'pda'], ConfigurationError, 'role'],
    [[[new Float32Array(4)], 'pad', { key: 'H' }], ContextError, 'key'],
    [[[new Float32Array(4)], 'pad', undefined, { rate: 1 } as never], ConfigurationError, 'rate'],
    [[[new Float32Array(4)], 'pad', undefined, { sampleRate: 0 }], ConfigurationError, 'sampleRate'],
    [
      [[new Float32Array(4)], 'pad', undefined, { constraints: { lufs: 1 } as never }],
      ConfigurationError,
      'constraints.lufs',
    ],
  ] as const)('refuses %j', async (args, ErrorClass, path) => {
    const assessing = engine.assessQuality(...(args as unknown as Parameters<typeof engine.assessQuality>));
    await expect(assessing).rejects.toThrow(ErrorClass);
    await expect(assessing).rejects.toMatchObject({ path });
  });
});
