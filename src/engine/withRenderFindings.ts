/** The report on a sound that this engine has rendered: what the render knows about its constraints goes before what the samples tell. */
import type { QualityReport } from '../metrics/index.ts';
import type { AudioReport } from './audioReport.ts';

/** Only the render knows what the master could do, what the graphs cost, and which parameters to change. */
const KNOWN = ['lufs_target', 'true_peak_limit', 'max_cpu', 'max_latency'];

export function withRenderFindings(report: QualityReport, render: AudioReport): QualityReport {
  const left = report.violation_details.map(({ constraint }) => !KNOWN.includes(constraint));
  return {
    ...report,
    violations: [...render.violations, ...report.violations.filter((_, index) => left[index])],
    violation_details: [...render.violation_details, ...report.violation_details.filter((_, index) => left[index])],
    warnings: [...render.warnings, ...report.warnings],
    warning_details: [...render.warning_details, ...report.warning_details],
  };
}
