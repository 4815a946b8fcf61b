/** A quality report in words. */
import type { Measurements, QualityReport } from '../../metrics/index.ts';
import { fixed } from './fixed.ts';

/** What cost a score less than this is not told. */
const WORTH_TELLING = 0.005;
/** No more than so many costs are told. */
const MOST_COSTS = 6;

/** Without the last line break. */
export function assessmentSummary(file: string, format: string, role: string, report: QualityReport): string {
  const { measurements: measured, violations, warnings } = report;
  const costs = report.explain
    .filter(({ cost }) => cost >= WORTH_TELLING)
    .sort((a, b) => b.cost - a.cost)
    .slice(0, MOST_COSTS)
    .map(({ score, judgement, cost }) => `−${cost.toFixed(2)} ${score}: ${judgement.replaceAll('_', ' ')}`);
  return [
    `${file}${role === 'unknown' ? '' : ` as ${role}`}`,
    ...rows({
      overall: report.overall_score.toFixed(2),
      scores: `semantic match ${report.semantic_match.toFixed(2)}, mix readiness ${report.mix_readiness.toFixed(2)}, perceptual quality ${report.perceptual_quality.toFixed(2)}, stability ${report.stability.toFixed(2)}`,
      ...figures(measured, format),
    }),
    ...list('violations', violations),
    ...list('warnings', warnings),
    ...list('costs', costs),
  ].join('\n');
}

function figures(m: Measurements, format: string): Record<string, string> {
  const channels = ['', 'mono', 'stereo'][m.channels] ?? `${m.channels} channels`;
  const defects = (['clipping', 'clicks', 'dropouts', 'not_finite'] as const)
    .filter((name) => m[name].count > 0)
    .map((name) => (name === 'not_finite' ? `${m[name].frames} × not finite` : `${m[name].count} × ${name}`));
  const stereo = {
    stereo: [
      `correlation ${number(m.correlation)} (lowest ${number(m.correlation_min)})`,
      `mono loss ${number(m.mono_loss, 'LU', 1)}`,
      `balance ${number(m.balance, 'LU', 1)}`,
    ].join(', '),
  };
  return {
    length: `${Number(m.duration.toFixed(3))} s: ${m.length} ${m.length === 1 ? 'sample' : 'samples'} at ${m.sample_rate} Hz, ${channels}, ${format}`,
    loudness: [
      `${number(m.integrated_loudness, 'LUFS', 1)} integrated`,
      `${number(m.momentary_loudness_max, 'LUFS', 1)} momentary`,
      `${number(m.short_term_loudness_max, 'LUFS', 1)} short-term`,
      `range ${number(m.loudness_range, 'LU', 1)}`,
    ].join(', '),
    peaks: [
      `${number(m.true_peak, 'dBTP', 1)} true peak`,
      `${number(m.sample_peak, 'dBFS', 1)} sample peak`,
      `crest factor ${number(m.crest_factor, 'dB', 1)}`,
      `PLR ${number(m.peak_to_loudness_ratio, 'LU', 1)}`,
    ].join(', '),
    ...(m.channels === 2 ? stereo : {}),
    spectrum: [
      `tilt ${number(m.spectral_tilt, 'dB/oct', 1)}`,
      `centroid ${number(m.spectral_centroid, 'Hz', 0)}`,
      `flatness ${number(m.spectral_flatness)}`,
      m.pitch === null ? 'no pitch' : `pitch ${number(m.pitch, 'Hz', 1)}`,
    ].join(', '),
    envelope: [
      `attack ${number(m.attack_time, 's', 3)}`,
      `loudest at ${number(m.peak_time, 's')}`,
      `sustain ${number(m.sustain_level, 'dB', 1)}`,
      m.silence_start === m.duration
        ? 'silence throughout'
        : `silence ${number(m.silence_start, 's')} before, ${number(m.silence_end, 's')} after`,
    ].join(', '),
    defects: defects.join(', ') || 'none',
  };
}

function rows(texts: Record<string, string>): string[] {
  return Object.entries(texts).map(([name, text]) => `  ${name.padEnd(12)}${text}`);
}

function list(name: string, items: readonly string[]): string[] {
  return items.map((item, index) => `  ${(index === 0 ? name : '').padEnd(12)}${item}`);
}

/** A dash for what could not be measured. */
function number(value: number | null, unit = '', digits = 2): string {
  if (value === null) return '–';
  return `${fixed(value, digits)}${unit === '' ? '' : ` ${unit}`}`;
}
