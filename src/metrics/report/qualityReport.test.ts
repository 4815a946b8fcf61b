import { describe, expect, it } from 'vitest';
import { plainMeasurements } from '../../../test/support/plainMeasurements.ts';
import type { Setup } from './judgement.ts';
import type { DefectCount, Measurements } from './measurements.ts';
import { qualityReport } from './qualityReport.ts';
import type { RoleTargets } from './roleTargets.ts';

const targets: RoleTargets = {
  lufs: -18,
  centroidHz: { from: 200, to: 2000 },
  attackSec: { from: 0.1, to: 4 },
  correlation: { from: 0, to: 0.95 },
  remedies: {
    brightness: { parameter: 'cutoff', effect: 'same' },
    attack: { parameter: 'attack', effect: 'same' },
    width: { parameter: 'mono', effect: 'opposite' },
  },
};

function report(changes: Partial<Measurements>, setup: Setup = { targets }) {
  return qualityReport(plainMeasurements(changes), setup);
}

const three: DefectCount = {
  count: 3,
  frames: 6,
  positions: [441, 4410, 44100].map((frame) => ({ channel: 1, frame, frames: 2, level: 0.5 })),
};

describe('a sound without faults', () => {
  it('has four times 1 and nothing to say', () => {
    const { measurements, explain, ...rest } = report({});
    expect(rest).toEqual({
      overall_score: 1,
      semantic_match: 1,
      mix_readiness: 1,
      perceptual_quality: 1,
      stability: 1,
      violations: [],
      warnings: [],
      violation_details: [],
      warning_details: [],
    });
    expect(measurements).toEqual(plainMeasurements());
    expect(explain.every(({ cost, factor }) => cost === 0 && factor === 1)).toBe(true);
    expect(explain.length).toBeGreaterThan(20);
  });

  it('without a role has a warning that nothing was compared, and the other scores make the whole', () => {
    const { warnings, warning_details: details, semantic_match: match, overall_score: overall } = report({}, {});
    expect(warnings).toEqual([
      'No role was given, so the sound was compared with none: give a role that has targets, such as pad.',
    ]);
    expect(details).toMatchObject([{ code: 'not_compared', parameter: 'role' }]);
    expect([match, overall]).toEqual([1, 1]);
    expect(report({}, { role: 'gong' }).warnings[0]).toBe(
      'No targets were given for the role "gong", so the sound was compared with none: pass its targets.',
    );
    const bad = report({ crest_factor: 0 }, {});
    expect(bad.overall_score).toBeCloseTo(bad.perceptual_quality ** (0.3 / 0.7), 12);
  });
});

describe('sentences', () => {
  const loud: Setup = { targets, lufsTarget: -18, truePeakLimit: -1 };

  it.each<[string, Partial<Measurements>, Setup, string, object]>([
    [
      'too loud',
      { integrated_loudness: -16.2 },
      loud,
      'Integrated loudness is −16.2 LUFS, 1.8 LU over the target of −18: lower the gain by 1.8 dB.',
      { code: 'too_loud', constraint: 'lufs_target', measured: -16.2, limit: -18, unit: 'LUFS', parameter: 'gain' },
    ],
    [
      'too quiet',
      { integrated_loudness: -20, duration: 0.2 },
      loud,
      'Integrated loudness (padded with silence to 400 ms) is −20 LUFS, 2 LU under the target of −18: raise the gain by 2 dB.',
      { code: 'too_quiet', direction: 'raise' },
    ],
    [
      'a target out of reach',
      { integrated_loudness: -20, true_peak: -2 },
      loud,
      'Integrated loudness is −20 LUFS, 2 LU under the target of −18: lower constraints.lufs_target to −19, or limit the peaks, because more gain would lift the true peak over −1 dBTP.',
      { code: 'too_quiet', parameter: 'constraints.lufs_target', direction: 'lower' },
    ],
    [
      'a peak over the limit',
      { true_peak: -0.5, integrated_loudness: -12 },
      { targets, truePeakLimit: -1, lufsTarget: null },
      'True peak is −0.5 dBTP, 0.5 dB above the limit of −1: lower the gain by 0.5 dB.',
      { code: 'true_peak_too_high', constraint: 'true_peak_limit', limit: -1, unit: 'dBTP', direction: 'lower' },
    ],
    [
      'a peak that less gain would make too quiet',
      { true_peak: 0.5 },
      loud,
      'True peak is 0.5 dBTP, 1.5 dB above the limit of −1: lower constraints.lufs_target to −19.5, or limit the peaks, because less gain would leave it under −18 LUFS.',
      { constraint: 'true_peak_limit', parameter: 'constraints.lufs_target' },
    ],
    [
      'NaN',
      { not_finite: three },
      { targets },
      'There are 6 samples that are not finite, the first at 0.01 s (sample 441 of the right channel): look for an unstable filter or a division by zero.',
      { code: 'not_finite', measured: 6, limit: 0, positions: three.positions },
    ],
    [
      'much clipping',
      { clipping: { ...three, frames: 1764 } },
      { targets },
      '1% of the samples are clipped, the first at 0.01 s (sample 441 of the right channel): lower the gain before the stage that clips.'.replace(
        '1%',
        '1 %',
      ),
      { code: 'clipping', measured: 1, unit: '%', parameter: 'gain', direction: 'lower' },
    ],
  ])('violation: %s', (_, changes, setup, sentence, finding) => {
    const { violations, violation_details: details, warnings } = report(changes, setup);
    expect(violations).toEqual([sentence]);
    expect(details).toEqual([expect.objectContaining(finding)]);
    expect(warnings).toEqual([]);
  });

  it.each<[string, Partial<Measurements>, string, object]>([
    [
      'too bright',
      { spectral_centroid: 8000 },
      'Spectral centroid is 8000 Hz, 6000 Hz above the limit of 2000: lower cutoff.',
      { code: 'too_bright', constraint: 'brightness', limit: 2000, parameter: 'cutoff', direction: 'lower' },
    ],
    [
      'too fast',
      { attack_time: 0.01 },
      'Attack time is 0.01 s, 0.09 s below the limit of 0.1: raise attack.',
      { code: 'attack_too_fast', parameter: 'attack', direction: 'raise' },
    ],
    [
      'too wide, by a remedy that works the other way',
      { correlation: -0.9 },
      'Correlation of left and right is −0.9, 0.9 below the limit of 0: raise mono.',
      { code: 'too_wide', parameter: 'mono', direction: 'raise' },
    ],
    [
      'louder than the role',
      { integrated_loudness: -10 },
      'Integrated loudness is −10 LUFS, 8 LU over the target of −18: lower the gain by 8 dB.',
      { code: 'too_loud', constraint: 'loudness', limit: -16, parameter: 'gain' },
    ],
    [
      'a true peak near full scale',
      { true_peak: 0.5 },
      'True peak is 0.5 dBTP, 1.5 dB above the limit of −1: lower the gain by 1.5 dB.',
      { code: 'true_peak_too_high', constraint: 'true_peak' },
    ],
    [
      'one-sided',
      { balance: -6 },
      'The right channel is 6 LU louder than the other: turn the right channel down.',
      { code: 'leans_right', parameter: 'balance' },
    ],
    [
      'clicks',
      { clicks: three },
      'There are 3 clicks, the first at 0.01 s (sample 441 of the right channel): repair the samples there, or fade the edge.',
      { code: 'clicks', constraint: 'clicks', measured: 3, positions: three.positions },
    ],
    [
      'little clipping',
      { clipping: { ...three, count: 1 } },
      '0.003 % of the samples are clipped, at 0.01 s (sample 441 of the right channel): lower the gain before the stage that clips.',
      { code: 'clipping', parameter: 'gain' },
    ],
    [
      'DC',
      { dc_offset: 0.02 },
      'DC offset is 0.02, 0.018 above the limit of 0.002: remove it with a high-pass filter.',
      { code: 'dc_offset', unit: '' },
    ],
    [
      'anti-phase',
      { mono_loss: 60 },
      'Loss of loudness in mono is 60 LU, 53.9 LU above the limit of 6.1: lower mono.'.replace(
        'lower mono',
        'raise mono',
      ),
      { code: 'lost_in_mono', parameter: 'mono', direction: 'raise' },
    ],
    [
      'one channel upside down',
      { mono_loss: 60, correlation: -0.99 },
      'Loss of loudness in mono is 60 LU, 53.9 LU above the limit of 6.1: one channel is inverted, so invert it again.',
      { code: 'lost_in_mono', parameter: 'polarity' },
    ],
    [
      'one channel empty',
      { balance: 60 },
      'The right channel is silent: give it its sound, or use the other channel alone as mono.',
      { code: 'leans_left', parameter: 'balance', measured: 60 },
    ],
    [
      'a click of the only channel',
      { clicks: { ...three, count: 1 }, channels: 1 },
      'There is a click at 0.01 s (sample 441): repair the samples there, or fade the edge.',
      { code: 'clicks' },
    ],
    [
      'more than two channels are counted from 1',
      { dropouts: three, channels: 6 },
      'There are 3 dropouts, the first at 0.01 s (sample 441 of channel 2): render or transfer the sound again.',
      { code: 'dropouts' },
    ],
    [
      'a sound over something that never ends',
      { attack_time: 0.001, decay_time: null },
      'Attack time is 0.001 s, 0.099 s below the limit of 0.1: let it begin more slowly, or take out the hum or tone that lasts throughout.',
      { code: 'attack_too_fast', parameter: 'attack' },
    ],
    [
      'stairs',
      { held_samples: 0.875 },
      '87.5 % of the samples repeat the one before, and then the wave jumps: it has too few bits or too low a sample rate: render it again, with more bits or at its full sample rate.',
      { code: 'held_samples', measured: 87.5, unit: '%' },
    ],
  ])('warning: %s', (_, changes, sentence, finding) => {
    const { violations, warnings, warning_details: details } = report(changes);
    expect(warnings).toContain(sentence);
    expect(details[warnings.indexOf(sentence)]).toMatchObject(finding);
    expect(violations).toEqual([]);
  });

  it('a key is judged where there is a context and a clear pitch', () => {
    const context = { tempo: 120, key: 0, scale: 'major', time_signature: [4, 4] } as const;
    const { warnings, warning_details: details, semantic_match: match } = report({ pitch: 450 }, { targets, context });
    expect(warnings).toEqual(['The pitch is 39 ct above the nearest note of the scale: tune it lower.']);
    expect(details).toMatchObject([{ code: 'out_of_key', parameter: 'pitch', direction: 'lower' }]);
    expect(match).toBeCloseTo(1 / (1 + (23.9 / 40) ** 2), 2);
    const vague = report({ pitch: 450, pitch_clarity: 0.3 }, { targets, context });
    expect(vague.warnings).toEqual([]);
  });
});

it('an offset that is most of the level hides the attack', () => {
  const judged = (changes: Partial<Measurements>) => report(changes).explain.map(({ judgement }) => judgement);
  expect(judged({ dc_offset: 0.02 })).toContain('attack');
  expect(judged({ dc_offset: 0.2, attack_time: 0 })).not.toContain('attack');
});

it('says of constraints that samples do not tell whether they are kept', () => {
  const { warnings, warning_details: details } = report({}, { targets, notJudged: [['max_cpu', 0.5]] });
  expect(warnings).toEqual(['max_cpu cannot be judged from samples: see the report of the render.']);
  expect(details).toMatchObject([{ code: 'not_judged', constraint: 'max_cpu', limit: 0.5 }]);
});

it('a loudness is aimed at, not the edge of what is allowed around it', () => {
  const { warnings } = report({ integrated_loudness: -12.7 });
  expect(warnings).toEqual([
    'Integrated loudness is −12.7 LUFS, 5.3 LU over the target of −18: lower the gain by 5.3 dB.',
  ]);
  expect(report({ integrated_loudness: -40 }, {}).warnings.at(-1)).toMatch(/4 LU under .*: raise the gain by 4 dB\.$/);
});

it('a low clarity is no noise', () => {
  const given = {
    ...targets,
    clarity: { from: 0.6 },
    remedies: { noise: { parameter: 'air', effect: 'same' } },
  } as const;
  const { warning_details: details } = report({ pitch_clarity: 0.1 }, { targets: given });
  expect(details).toMatchObject([{ code: 'noise_like', parameter: 'tone', direction: 'raise' }]);
});

describe('silence', () => {
  const nothing = Object.fromEntries(
    Object.entries(plainMeasurements()).map(([key, value]) => [key, typeof value === 'number' ? null : value]),
  );
  const silence = plainMeasurements({
    ...nothing,
    duration: 2,
    sample_rate: 44100,
    channels: 2,
    length: 88200,
    third_octave_levels: null,
    dc_offset: 0,
    dc_drift: 0,
    pitch_clarity: 0,
    silence_start: 2,
    silence_end: 0,
  });

  it('is a valid report that scores low and says why', () => {
    const given = { targets, lufsTarget: -18, truePeakLimit: -1 };
    const { warnings, warning_details: details, ...scores } = qualityReport(silence, given);
    expect(scores.violations).toEqual([]);
    expect(scores.semantic_match).toBeLessThan(0.02);
    expect(scores.perceptual_quality).toBeLessThan(0.02);
    expect(scores.mix_readiness).toBeLessThan(0.02);
    expect(scores.stability).toBe(1);
    expect(warnings).toEqual(['Nothing is to be heard above −60 dBFS: raise its level, or make it longer.']);
    expect(details).toMatchObject([{ code: 'silence', constraint: 'silence', parameter: 'level', direction: 'raise' }]);
    expect(scores.explain.find(({ judgement }) => judgement === 'absence')!.cost).toBeGreaterThan(0.98);
  });

  it('and one sample have no tone to be judged', () => {
    const blip = plainMeasurements({ silence_start: 1, silence_end: 0.9999, pitch_clarity: 0, spectral_flatness: 1 });
    for (const { explain } of [qualityReport(silence, { targets }), qualityReport(blip, { targets })])
      expect(explain.filter(({ score }) => score === 'semantic_match').map(({ judgement }) => judgement)).toEqual([
        'absence',
      ]);
  });

  it('counts without a role too', () => {
    const { semantic_match: match, overall_score: overall } = qualityReport(silence);
    expect(match).toBeLessThan(0.02);
    expect(overall).toBeLessThan(0.1);
  });
});
