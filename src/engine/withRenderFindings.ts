/** The report on a sound that this engine has rendered: what the render knows about its constraints goes before what the samples tell. */
import type { QualityReport } from '../metrics/index.ts';
import type { Remark } from '../metrics/report/remark.ts';
import { remarkLists } from '../metrics/report/remarkLists.ts';
import type { Constraints } from '../presets/constraints.ts';
import type { AudioReport } from './audioReport.ts';
import { constraintFindings } from './constraintFindings.ts';

/** @param asked constraints other than those of the render: these are judged anew */
export function withRenderFindings(report: QualityReport, render: AudioReport, asked: Constraints): QualityReport {
  const fromRender = remarks(render.violations, render.violation_details);
  const known = fromRender.filter(({ finding }) => !(finding.constraint in asked));
  const costs = constraintFindings(
    {
      ...{ constraints: asked, cpu: render.cpu, cpuRemedy: () => undefined, latency: render.latency },
      ...{ effect: 'its graphs', levelRemedy: { parameter: 'gain', direction: 'raise' }, silenceAsked: false },
    },
    null,
  );
  // The master has judged what it was asked for; the samples tell the rest.
  const heard = remarks(report.violations, report.violation_details).filter(
    ({ finding }) => finding.constraint in asked || !['lufs_target', 'true_peak_limit'].includes(finding.constraint),
  );
  const violations = [...known, ...costs, ...heard];
  const judged = remarks(report.warnings, report.warning_details).filter(
    ({ finding }) => finding.code !== 'not_judged',
  );
  const warnings = [...remarks(render.warnings, render.warning_details), ...judged];
  return {
    ...report,
    ...remarkLists(violations, warnings),
  };
}

function remarks(sentences: readonly string[], findings: readonly Remark['finding'][]): Remark[] {
  return sentences.map((sentence, index) => ({ sentence, finding: findings[index]! }));
}
