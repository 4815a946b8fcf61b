/** Constraints that a render could not keep, each as a sentence and as data. */
import type { Finding } from '../metrics/report/finding.ts';
import { difference, numberText, quantity } from '../metrics/report/quantity.ts';
import type { Remark } from '../metrics/report/remark.ts';
import type { Constraints } from '../presets/constraints.ts';
import type { CpuRemedy } from './cpuRemedy.ts';
import type { MasterFigures } from './audioReport.ts';
import { LARGEST_GAIN_DB, LARGEST_REDUCTION_DB, LOUDNESS_TOLERANCE_LU } from './master/master.ts';

/** What a render is held against its constraints with. */
export interface Kept {
  readonly constraints: Constraints;
  /** Share of a reference core. */
  readonly cpu: number;
  /** What to turn down for a share; asked for only where the limit is exceeded. */
  readonly cpuRemedy: (limit: number) => CpuRemedy | undefined;
  /** In ms. */
  readonly latency: number;
  /** The name of what is late. */
  readonly effect: string;
  readonly levelRemedy: LevelRemedy;
}

/** @param figures absent where there was no master */
export function constraintFindings(kept: Kept, figures: MasterFigures | null): Remark[] {
  return [
    ...cpuFinding(kept.cpu, kept.constraints, kept.cpuRemedy),
    ...latencyFinding(kept.latency, kept.constraints, kept.effect),
    ...(figures === null ? [] : loudnessFinding(figures, kept.levelRemedy)),
  ];
}

/** Share of a core. @param remedy asked for only where the limit is exceeded */
function cpuFinding(
  cpu: number,
  { max_cpu: limit }: Constraints,
  remedy: (limit: number) => CpuRemedy | undefined,
): Remark[] {
  if (limit === undefined || cpu <= limit) return [];
  const found = remedy(limit);
  const suggestion =
    found === undefined
      ? 'No whole-number parameter makes up for that alone: raise constraints.max_cpu, or lower the sample rate.'
      : `Lower ${found.parameter} to ${found.value}, which takes ${percent(found.cpu)}.`;
  const finding: Finding = {
    code: 'max_cpu_exceeded',
    constraint: 'max_cpu',
    measured: cpu,
    limit,
    unit: '',
    parameter: found?.parameter ?? 'constraints.max_cpu',
    direction: found === undefined ? 'raise' : 'lower',
    suggestion,
  };
  const sentence = `Playing takes ${percent(cpu)} of a reference core, over max_cpu of ${percent(limit)}. ${suggestion}`;
  return [{ sentence, finding }];
}

/** @param latency in ms */
function latencyFinding(latency: number, { max_latency: limit }: Constraints, effect: string): Remark[] {
  if (limit === undefined || latency <= limit) return [];
  const suggestion = `Take out what looks ahead in ${effect}, or raise constraints.max_latency.`;
  const finding: Finding = {
    code: 'max_latency_exceeded',
    constraint: 'max_latency',
    measured: latency,
    limit,
    unit: 'ms',
    parameter: 'constraints.max_latency',
    direction: 'raise',
    suggestion,
  };
  const sentence = `The sound is late by ${quantity(latency, 'ms')}, over max_latency of ${quantity(limit, 'ms')}. ${suggestion}`;
  return [{ sentence, finding }];
}

/** What makes a sound louder before the master. */
export interface LevelRemedy {
  readonly parameter: string;
  readonly direction: 'raise' | 'lower';
}

/** A loudness that the master did not reach. @param remedy for sounds that are too quiet for it */
function loudnessFinding(figures: MasterFigures, remedy: LevelRemedy): Remark[] {
  const { lufs_target: target, integrated_loudness: measured, gain, gain_reduction: reduction } = figures;
  if (target === null || measured === null || Math.abs(measured - target) <= LOUDNESS_TOLERANCE_LU) return [];
  const miss = `${difference(target - measured, 'LUFS')} ${measured < target ? 'under' : 'over'}`;
  const quiet = gain >= LARGEST_GAIN_DB;
  const reason = quiet
    ? `The master's gain ends at ${LARGEST_GAIN_DB} dB.`
    : `More would take over ${LARGEST_REDUCTION_DB} dB of limiting (${quantity(reduction, 'dB')} now).`;
  const suggestion = quiet
    ? `${remedy.direction === 'raise' ? 'Raise' : 'Lower'} ${remedy.parameter}.`
    : `Lower constraints.lufs_target to ${quantity(measured, 'LUFS')} or less, raise constraints.true_peak_limit, or give the sound less crest: a longer attack, more sustain.`;
  const finding: Finding = {
    code: 'lufs_target_missed',
    constraint: 'lufs_target',
    measured,
    limit: target,
    unit: 'LUFS',
    ...(quiet ? remedy : { parameter: 'constraints.lufs_target', direction: 'lower' }),
    suggestion,
  };
  const sentence = `Integrated loudness is ${quantity(measured, 'LUFS')}, ${miss} the target of ${numberText(target, 'LUFS')}. ${reason} ${suggestion}`;
  return [{ sentence, finding }];
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}
