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
  /** For sounds that are too quiet for the master. */
  readonly levelRemedy: LevelRemedy;
  /** The parameters ask for silence, which therefore misses no target. */
  readonly silenceAsked: boolean;
}

/** What makes a sound louder before the master. */
export interface LevelRemedy {
  readonly parameter: string;
  readonly direction: 'raise' | 'lower';
}

/**
 * The absolute gate of BS.1770 (−70 LUFS) hides what is quieter: from a target below this a sound is brought down by a plain gain,
 * and may have no loudness then.
 */
export const QUIETEST_MEASURED_LUFS = -69;

/** @param figures absent where there was no master */
export function constraintFindings(kept: Kept, figures: MasterFigures | null): Remark[] {
  return [
    ...cpuFinding(kept.cpu, kept.constraints, kept.cpuRemedy),
    ...latencyFinding(kept.latency, kept.constraints, kept.effect),
    ...(figures === null ? [] : loudnessFinding(figures, kept)),
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
      ? `Raise constraints.max_cpu to ${percentUp(cpu)}, or make the graphs smaller.`
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

/** A loudness that the master did not reach. */
function loudnessFinding(figures: MasterFigures, { levelRemedy, silenceAsked }: Kept): Remark[] {
  const { lufs_target: target, integrated_loudness: measured, true_peak: peak } = figures;
  if (target === null || (peak === null && silenceAsked)) return [];
  if (measured === null && peak !== null && target < QUIETEST_MEASURED_LUFS) return [];
  if (measured !== null && Math.abs(measured - target) <= LOUDNESS_TOLERANCE_LU) return [];
  const { reason, suggestion, ...change } = remedyOf(figures, target, levelRemedy);
  const finding: Finding = {
    code: 'lufs_target_missed',
    constraint: 'lufs_target',
    measured,
    limit: target,
    unit: 'LUFS',
    ...change,
    suggestion,
  };
  return [{ sentence: `${missOf(figures, target)} ${reason} ${suggestion}`, finding }];
}

function missOf({ integrated_loudness: measured, true_peak: peak }: MasterFigures, target: number): string {
  const wanted = numberText(target, 'LUFS');
  if (peak === null) return `The sound is silent, so it cannot have the loudness of ${wanted} LUFS.`;
  if (measured === null) return `The sound is too quiet to have a loudness, and misses the target of ${wanted} LUFS.`;
  const side = measured < target ? 'under' : 'over';
  return `Integrated loudness is ${quantity(measured, 'LUFS')}, ${difference(target - measured, 'LUFS')} ${side} the target of ${wanted}.`;
}

type Change = Pick<Finding, 'parameter' | 'direction' | 'suggestion'> & { readonly reason: string };

function remedyOf(figures: MasterFigures, target: number, level: LevelRemedy): Change {
  const { integrated_loudness: measured, gain, gain_reduction: reduction, true_peak_limit: limit } = figures;
  if (measured === null || gain >= LARGEST_GAIN_DB) {
    const verb = level.direction === 'raise' ? 'Raise' : 'Lower';
    return {
      ...level,
      reason: `The master adds ${LARGEST_GAIN_DB} dB at most.`,
      suggestion: `${verb} ${level.parameter}.`,
    };
  }
  const change = { parameter: 'constraints.lufs_target', direction: measured < target ? 'lower' : 'raise' } as const;
  if (measured > target) {
    const reason = `Below ${numberText(QUIETEST_MEASURED_LUFS, 'LUFS')} LUFS the gate of BS.1770 hides quieter parts.`;
    return { ...change, reason, suggestion: 'Raise constraints.lufs_target.' };
  }
  // Rounded down, so that what is suggested can be reached.
  const reachable = numberText(Math.floor(measured * 10) / 10, 'LUFS');
  const orLimit = limit !== null && limit < 0 ? ', or raise constraints.true_peak_limit' : '';
  return {
    ...change,
    reason: `More would take over ${LARGEST_REDUCTION_DB} dB of limiting (${quantity(reduction, 'dB')} now).`,
    suggestion: `Lower constraints.lufs_target to ${reachable}${orLimit}.`,
  };
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

/** Rounded up, so that it is enough. */
function percentUp(share: number): string {
  return `${Math.ceil(share * 1e5) / 1000} %`;
}
