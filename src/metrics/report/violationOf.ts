/** Broken constraints, and defects that no listener accepts. */
import { gainAdvice } from './adviceFor.ts';
import type { Advice } from './finding.ts';
import type { Setup, Verdict } from './judgement.ts';
import type { Measurements } from './measurements.ts';
import { numberText } from './quantity.ts';
import { remarkOn, type Remark } from './remark.ts';

/** What a true peak may be over its limit, in dB: true-peak meters differ by more (EBU Tech 3341 allows +0.2 and −0.4). */
export const TRUE_PEAK_TOLERANCE_DB = 0.1;

/** More clipped samples than this are a violation, in percent. */
export const CLIPPING_LIMIT_PERCENT = 0.1;

/**
 * The violation that a verdict amounts to, if it does:
 * a `lufs_target` that was given and is missed by more than 0.2 LU, a `true_peak_limit` that was given and is exceeded by more
 * than 0.1 dB, a sample that is not finite, more than one clipped sample in a thousand.
 */
export function violationOf(verdict: Verdict, measurements: Measurements, setup: Setup): Remark | undefined {
  const { judgement, value, distance } = verdict;
  if (distance === 0) return undefined;
  const { lufsTarget, truePeakLimit } = setup;
  switch (judgement.name) {
    case 'loudness': {
      if (typeof lufsTarget !== 'number') return undefined;
      const advice = loudnessAdvice(value, lufsTarget, measurements, truePeakLimit);
      return remarkOn(verdict, measurements, setup, { constraint: 'lufs_target', limit: lufsTarget, advice });
    }
    case 'true_peak': {
      if (truePeakLimit === undefined || distance <= TRUE_PEAK_TOLERANCE_DB) return undefined;
      const advice = peakAdvice(value, truePeakLimit, measurements, lufsTarget);
      return remarkOn(verdict, measurements, setup, { constraint: 'true_peak_limit', advice });
    }
    case 'clipping':
      return value > CLIPPING_LIMIT_PERCENT ? remarkOn(verdict, measurements, setup) : undefined;
    case 'not_finite':
      return remarkOn(verdict, measurements, setup);
    default:
      return undefined;
  }
}

/** Gain, unless it would break the peak limit: then the target is out of reach. */
function loudnessAdvice(
  loudness: number,
  target: number,
  { true_peak: peak }: Measurements,
  limit: number | undefined,
): Advice {
  const gain = target - loudness;
  if (limit === undefined || peak === null || peak + gain <= limit + TRUE_PEAK_TOLERANCE_DB) return gainAdvice(gain);
  return lowerTarget(
    loudness + limit - peak,
    `more gain would lift the true peak over ${numberText(limit, 'dBTP')} dBTP`,
  );
}

/** Gain, unless it would make the sound quieter than asked. */
function peakAdvice(
  peak: number,
  limit: number,
  { integrated_loudness: loudness }: Measurements,
  target: number | null | undefined,
): Advice {
  const gain = limit - peak;
  if (typeof target !== 'number' || loudness === null || loudness + gain >= target - 0.2) return gainAdvice(gain);
  return lowerTarget(loudness + gain, `less gain would leave it under ${numberText(target, 'LUFS')} LUFS`);
}

function lowerTarget(reachable: number, reason: string): Advice {
  const target = numberText(Math.floor(reachable * 10) / 10, 'LUFS');
  const parameter = 'constraints.lufs_target';
  return {
    parameter,
    direction: 'lower',
    suggestion: `lower ${parameter} to ${target}, or limit the peaks, because ${reason}`,
  };
}
