import { describe, expect, it } from 'vitest';

import type { MasterFigures } from './audioReport.ts';
import { constraintFindings, type Kept } from './constraintFindings.ts';

const figures: MasterFigures = {
  lufs_target: -14,
  true_peak_limit: -1,
  target_from: 'constraints',
  loudness_rule: 'whole',
  integrated_loudness: -14,
  true_peak: -3,
  gain: 6,
  gain_reduction: 0,
};
const kept: Kept = {
  constraints: {},
  cpu: 0,
  cpuRemedy: () => expect.unreachable(),
  latency: 0,
  effect: 'master',
  levelRemedy: { parameter: 'amplitude', direction: 'raise' },
  silenceAsked: false,
};
const cpuFinding = (cpu: number, constraints: Kept['constraints'], cpuRemedy: Kept['cpuRemedy']) =>
  constraintFindings({ ...kept, cpu, constraints, cpuRemedy }, null);
const latencyFinding = (latency: number, constraints: Kept['constraints']) =>
  constraintFindings({ ...kept, latency, constraints }, null);
const loudnessFinding = (given: MasterFigures, levelRemedy: Kept['levelRemedy']) =>
  constraintFindings({ ...kept, levelRemedy }, given);

const louder = { parameter: 'amplitude', direction: 'raise' } as const;

describe('constraintFindings: cpu', () => {
  it('says nothing of what is within the limit, and asks for no remedy', () => {
    const never = () => expect.unreachable();
    expect(cpuFinding(0.5, {}, never)).toEqual([]);
    expect(cpuFinding(0.5, { max_cpu: 0.5 }, never)).toEqual([]);
  });

  it('names the parameter and the value that are enough', () => {
    const [told] = cpuFinding(0.02, { max_cpu: 0.01 }, (limit) => ({
      parameter: 'unison',
      value: 3,
      cpu: limit * 0.9,
    }));
    expect(told!.sentence).toBe(
      'Playing takes 2 % of a reference core, over max_cpu of 1 %. Lower unison to 3, which takes 0.9 %.',
    );
    expect(told!.finding).toMatchObject({ measured: 0.02, limit: 0.01, parameter: 'unison', direction: 'lower' });
  });

  it('names the constraint where no parameter is enough', () => {
    const [told] = cpuFinding(0.02, { max_cpu: 0.01 }, () => undefined);
    expect(told!.finding).toMatchObject({ parameter: 'constraints.max_cpu', direction: 'raise' });
  });
});

describe('constraintFindings: latency', () => {
  it('speaks up above the limit only', () => {
    expect(latencyFinding(2.5, {})).toEqual([]);
    expect(latencyFinding(2.5, { max_latency: 2.5 })).toEqual([]);
    const [told] = latencyFinding(2.5, { max_latency: 2 });
    expect(told!.sentence).toContain('late by 2.5 ms, over max_latency of 2 ms. Take out what looks ahead in master');
    expect(told!.finding).toMatchObject({ code: 'max_latency_exceeded', measured: 2.5, limit: 2, unit: 'ms' });
  });
});

describe('constraintFindings: loudness', () => {
  it('accepts 0.2 LU either way, silence, and no target', () => {
    const given = (changes: Partial<MasterFigures>) => loudnessFinding({ ...figures, ...changes }, louder);
    expect(given({})).toEqual([]);
    expect(given({ integrated_loudness: -14.19 })).toEqual([]);
    expect(given({ integrated_loudness: -13.81 })).toEqual([]);
    expect(given({ lufs_target: -75, integrated_loudness: null })).toEqual([]);
    const silence = { ...figures, integrated_loudness: null, true_peak: null };
    expect(constraintFindings({ ...kept, silenceAsked: true }, silence)).toEqual([]);
    expect(given({ lufs_target: null, integrated_loudness: -40 })).toEqual([]);
    expect(given({ integrated_loudness: -14.21 })).toHaveLength(1);
  });

  it('accepts neither silence that nobody asked for, nor what has no loudness', () => {
    const silence = loudnessFinding({ ...figures, integrated_loudness: null, true_peak: null }, louder);
    expect(silence[0]!.sentence).toMatch(/^The sound is silent/);
    expect(silence[0]!.finding).toMatchObject({ measured: null, limit: -14, parameter: 'amplitude' });
    const faint = loudnessFinding({ ...figures, integrated_loudness: null, true_peak: -130 }, louder);
    expect(faint[0]!.sentence).toMatch(/^The sound is too quiet to have a loudness/);
  });

  it('blames the limiter where the limiter ends', () => {
    const [told] = loudnessFinding({ ...figures, integrated_loudness: -16.5, gain_reduction: 6 }, louder);
    expect(told!.sentence).toMatch(/is −16\.5 LUFS, 2\.5 LU under the target of −14\. More would take over 6 dB/);
    expect(told!.finding).toMatchObject({
      code: 'lufs_target_missed',
      constraint: 'lufs_target',
      measured: -16.5,
      limit: -14,
      parameter: 'constraints.lufs_target',
      direction: 'lower',
    });
  });

  it('blames the gain where the gain ends', () => {
    const quiet = { ...figures, integrated_loudness: -20, gain: 40 };
    const [told] = loudnessFinding(quiet, { parameter: 'attack', direction: 'lower' });
    expect(told!.sentence).toMatch(/The master adds 40 dB at most\. Lower attack\.$/);
    expect(told!.finding).toMatchObject({ parameter: 'attack', direction: 'lower' });
  });
});
