/** From what the renderer gives to what leaves the engine: the master, and the report on what it and the graphs could keep. */
import { dbToGain } from '../math/decibels.ts';
import type { Remark } from '../metrics/report/remark.ts';
import { gatedLoudness } from '../metrics/loudness/gatedLoudness.ts';
import { loudnessEnergies } from '../metrics/loudness/loudnessEnergies.ts';
import { AudioData } from './audioData.ts';
import type { AudioReport, MasterFigures } from './audioReport.ts';
import { constraintFindings, QUIETEST_MEASURED_LUFS, type Kept } from './constraintFindings.ts';
import { master } from './master/master.ts';
import type { Stereo } from './renderer.ts';

/** What a sound is finished to. */
export interface Finish extends Kept {
  /** Absent: the master is left out. */
  readonly master?: Pick<MasterFigures, 'lufs_target' | 'true_peak_limit' | 'target_from'>;
  readonly warnings: readonly Remark[];
}

/** @param channels after the closing fade; they are used up */
export function finishAudio(channels: Stereo, sampleRate: number, finish: Finish): AudioData {
  const { warnings, cpu, latency } = finish;
  const [finished, figures] = finish.master ? masterTo(channels, sampleRate, finish.master) : [channels, null];
  const violations = constraintFindings(finish, figures);
  const report: AudioReport = {
    master: figures,
    cpu,
    latency,
    violations: violations.map(({ sentence }) => sentence),
    violation_details: violations.map(({ finding }) => finding),
    warnings: warnings.map(({ sentence }) => sentence),
    warning_details: warnings.map(({ finding }) => finding),
  };
  return new AudioData(finished, sampleRate, report);
}

function masterTo(
  channels: Stereo,
  sampleRate: number,
  wish: NonNullable<Finish['master']>,
): [readonly Float32Array<ArrayBuffer>[], MasterFigures] {
  const { lufs_target: target, true_peak_limit: limit } = wish;
  const measurable = target === null ? null : Math.max(target, QUIETEST_MEASURED_LUFS);
  const rest = target === null || measurable === null ? 0 : target - measurable;
  const request = { lufsTarget: measurable, truePeakLimit: limit };
  const { channels: mastered, report } = master([...channels], sampleRate, request);
  if (rest < 0) {
    const gain = dbToGain(rest);
    for (const data of mastered) data.forEach((sample, frame) => (data[frame] = sample * gain));
  }
  const loudness =
    rest < 0 ? gatedLoudness(loudnessEnergies(mastered, sampleRate, { padShort: true })) : report.integratedLoudness;
  const figures: MasterFigures = {
    ...wish,
    loudness_rule: report.rule,
    integrated_loudness: loudness,
    true_peak: report.truePeak === null ? null : report.truePeak + rest,
    gain: report.gainDb + rest,
    gain_reduction: report.gainReductionDb,
  };
  return [mastered, figures];
}
