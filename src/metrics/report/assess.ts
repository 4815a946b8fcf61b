import { ConfigurationError } from '../../errors.ts';
import { inputChecks } from '../../inputChecks.ts';
import type { MusicalContextInput } from '../../music/musicalContext.ts';
import { validateContext } from '../../music/validateContext.ts';
import type { Channels } from '../checkChannels.ts';
import type { Setup } from './judgement.ts';
import { measure, type MeasureOptions } from './measure.ts';
import { qualityReport, type QualityReport } from './qualityReport.ts';
import { readTargets } from './readTargets.ts';
import type { RoleTargets } from './roleTargets.ts';

/** What a sound is held against. */
export interface AssessSetup extends MeasureOptions {
  /** The name of the role, for messages. */
  readonly role?: string | undefined;
  /** Without them the sound is compared with no role. */
  readonly targets?: RoleTargets | undefined;
  /** Without it the pitch is not compared with a scale. */
  readonly context?: MusicalContextInput | undefined;
  /** Those of a preset. Loudness and true peak are judged; a warning says that time and delay cannot be told from samples. */
  readonly constraints?:
    | {
        /** In LUFS; `null`: any loudness will do. Absent: that of the targets. */
        readonly lufs_target?: number | null | undefined;
        /** In dBTP. Absent: −1, and more than that is a warning rather than a violation. */
        readonly true_peak_limit?: number | undefined;
        readonly max_cpu?: number | undefined;
        readonly max_latency?: number | undefined;
      }
    | undefined;
}

const check = inputChecks('options object', ConfigurationError);

/**
 * Measures a sound and judges it. Nothing but what was given has a say: equal samples and setups give equal reports.
 *
 * @throws AudioError for channels that cannot be measured, ContextError for a bad context, ConfigurationError for anything else
 */
export function assess(channels: Channels, sampleRate: number, options: AssessSetup = {}): QualityReport {
  const keys = ['role', 'targets', 'context', 'constraints', 'speakers'];
  const given = check.object(options, '', keys);
  const [role, targets, context] = [given.get('role'), given.get('targets'), given.get('context')];
  const setup: Setup = {
    role: role === undefined ? undefined : check.text(role, 'role', { maxLength: 100 }),
    targets: targets === undefined ? undefined : readTargets(targets),
    context: context === undefined ? undefined : validateContext(context, 'context'),
    ...readConstraints(given.get('constraints') ?? {}),
  };
  const speakers = given.get('speakers') as MeasureOptions['speakers'];
  return qualityReport(measure(channels, sampleRate, speakers === undefined ? {} : { speakers }), setup);
}

function readConstraints(input: unknown): Pick<Setup, 'lufsTarget' | 'truePeakLimit' | 'notJudged'> {
  const path = 'constraints';
  const given = check.object(input, path, ['lufs_target', 'true_peak_limit', 'max_cpu', 'max_latency']);
  const [target, limit] = [given.get('lufs_target'), given.get('true_peak_limit')];
  const cpu = { min: 0, minExclusive: true, max: 1, example: 0.8 };
  const latency = { min: 0, max: 10_000, unit: 'ms', example: 10 };
  const loudness = { min: -70, max: 0, unit: 'LUFS', example: -18 };
  const peak = { min: -20, max: 0, unit: 'dBTP', example: -1 };
  return {
    lufsTarget:
      target === undefined || target === null ? target : check.number(target, `${path}.lufs_target`, loudness),
    truePeakLimit: limit === undefined ? undefined : check.number(limit, `${path}.true_peak_limit`, peak),
    notJudged: Object.entries({ max_cpu: cpu, max_latency: latency })
      .filter(([name]) => given.get(name) !== undefined)
      .map(([name, range]) => [name, check.number(given.get(name), `${path}.${name}`, range)] as const),
  };
}
