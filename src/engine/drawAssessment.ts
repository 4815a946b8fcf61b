/** A quality report as a picture. */
import type { RgbImage } from '../io/encodePng.ts';
import type { Channels } from '../metrics/checkChannels.ts';
import { measureLoudness } from '../metrics/loudness/measureLoudness.ts';
import { eventCount } from '../metrics/report/eventCount.ts';
import type { QualityReport } from '../metrics/report/qualityReport.ts';
import type { RoleTargets } from '../metrics/report/roleTargets.ts';
import { spectrumMatch } from '../metrics/report/spectrumMatch.ts';
import { assessmentPicture } from '../pictures/index.ts';

export interface DrawOptions {
  readonly title: string;
  /** What the third octaves are compared with. */
  readonly targets?: RoleTargets | undefined;
  /** In LUFS. */
  readonly lufsTarget?: number | null | undefined;
}

/** Waveform with defects, spectrogram, loudness over time, third octaves under the role's limits, and the scores. */
export function drawAssessment(
  channels: Channels,
  sampleRate: number,
  report: QualityReport,
  { title, targets, lufsTarget }: DrawOptions,
): RgbImage {
  const { measurements } = report;
  const frequencies = measurements.third_octave_frequencies;
  const match = targets?.spectrum === undefined ? null : spectrumMatch(measurements, targets.spectrum);
  // An octave may be all in one of its third octaves, so the curve limits them from above only.
  const limits = new Map(match?.excess.map(({ hz, limitDb }) => [hz, limitDb]));
  return assessmentPicture({
    title,
    channels,
    sampleRate,
    loudness: measureLoudness(channels, sampleRate, { truePeak: false }).series,
    integrated: measurements.integrated_loudness,
    targetLufs: lufsTarget,
    thirdOctaves: {
      frequencies,
      levels: measurements.third_octave_levels,
      to: frequencies.map((hz) => limits.get(hz) ?? NaN),
    },
    marks: (['clipping', 'clicks', 'dropouts', 'not_finite'] as const).map((name) => {
      const { count, positions } = measurements[name];
      const shown = eventCount({ count: positions.length, frames: 0, list: positions }, measurements.sample_rate);
      return { name: name.replace('_', ' '), marks: positions, count, shown };
    }),
    findings: { violations: report.violations.length, warnings: report.warnings.length },
    scores: {
      overall: report.overall_score,
      'semantic match': report.semantic_match,
      'mix readiness': report.mix_readiness,
      'perceptual quality': report.perceptual_quality,
      stability: report.stability,
    },
  });
}
