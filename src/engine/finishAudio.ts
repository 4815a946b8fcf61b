/** From what the renderer gives to what leaves the engine: the master, and the report on what it and the graphs could keep. */
import { dbToGain } from '../math/decibels.ts';
import type { Remark } from '../metrics/report/remark.ts';
import { remarkLists } from '../metrics/report/remarkLists.ts';
import { gatedLoudness } from '../metrics/loudness/gatedLoudness.ts';
import { loudnessEnergies } from '../metrics/loudness/loudnessEnergies.ts';
import { AudioData } from './audioData.ts';
import type { AudioReport, MasterFigures, Provenance } from './audioReport.ts';
import { constraintFindings, QUIETEST_MEASURED_LUFS, type Kept } from './constraintFindings.ts';
import type { Note } from './job.ts';
import { master } from './master/master.ts';
import type { Stereo } from './renderer.ts';

/** What a sound is finished to. */
export interface Finish extends Kept {
  /** Absent: the master is left out. */
  readonly master?: Pick<MasterFigures, 'lufs_target' | 'true_peak_limit' | 'target_from'>;
  /** It will be played over and over without a break. */
  readonly loop?: boolean;
  readonly warnings: readonly Remark[];
  readonly provenance: Provenance | null;
  readonly notes: readonly Note[];
}

/** Where what is too quiet to be measured is measured: the gate takes as little from it as from any other sound. */
const LIFTED_LUFS = -40;

/** @param channels after the closing fade; they are used up */
export function finishAudio(channels: Stereo, sampleRate: number, finish: Finish): AudioData {
  const { warnings, cpu, latency, provenance, notes } = finish;
  const [finished, figures] = finish.master
    ? masterTo(channels, sampleRate, finish.master, finish.loop)
    : [channels, null];
  const violations = constraintFindings(finish, figures);
  const report: AudioReport = {
    provenance,
    notes: notes.map(({ onFrame, gateFrames, frequencyHz, velocity }) => ({
      frequency: frequencyHz,
      start: onFrame / sampleRate,
      length: gateFrames / sampleRate,
      velocity,
    })),
    master: figures,
    cpu,
    latency,
    ...remarkLists(violations, warnings),
  };
  return new AudioData(finished, sampleRate, report);
}

function masterTo(
  channels: Stereo,
  sampleRate: number,
  wish: NonNullable<Finish['master']>,
  loop = false,
): [readonly Float32Array<ArrayBuffer>[], MasterFigures] {
  const { lufs_target: target, true_peak_limit: limit } = wish;
  const measurable = target !== null && target < QUIETEST_MEASURED_LUFS ? LIFTED_LUFS : target;
  const rest = target === null || measurable === null ? 0 : target - measurable;
  // What has to end below the gate is mastered above it, as much louder, so that gain and limits are those of any other sound.
  if (rest < 0) scale(channels, -rest);
  const request = { lufsTarget: measurable, truePeakLimit: limit, loop };
  const { channels: mastered, report } = master([...channels], sampleRate, request);
  if (rest < 0) scale(mastered, rest);
  const loudness =
    rest < 0 ? gatedLoudness(loudnessEnergies(mastered, sampleRate, { padShort: true })) : report.integratedLoudness;
  const figures: MasterFigures = {
    ...wish,
    loudness_rule: report.rule,
    integrated_loudness: loudness,
    true_peak: report.truePeak === null ? null : report.truePeak + rest,
    gain: report.gainDb,
    gain_reduction: report.gainReductionDb,
  };
  return [mastered, figures];
}

/** In place. */
function scale(channels: readonly Float32Array[], db: number): void {
  const gain = dbToGain(db);
  for (const data of channels) data.forEach((sample, frame) => (data[frame] = sample * gain));
}
