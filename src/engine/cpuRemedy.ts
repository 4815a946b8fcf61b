/** Which structural parameter to turn down so that a sound fits into its `max_cpu`. */
import { optimise } from '../passes/index.ts';
import type { ParameterValues, Role } from '../roles/index.ts';
import { cpuShare } from './cpuShare.ts';

export interface CpuRemedy {
  /** The name of the parameter. */
  readonly parameter: string;
  /** The largest value that is enough. */
  readonly value: number;
  /** What the sound would cost then. */
  readonly cpu: number;
}

/** The first whole-number parameter of which some lower value is enough by itself; `undefined` where none is. */
export function cpuRemedy(
  role: Role,
  values: ParameterValues,
  limit: number,
  voices: number,
  sampleRate: number,
): CpuRemedy | undefined {
  for (const record of role.parameters) {
    const current = values[record.name];
    if (!record.structural || record.kind !== 'integer' || typeof current !== 'number') continue;
    const cost = (value: number): number => {
      const changed = { ...values, [record.name]: value };
      const graphs = { instrument: optimise(role.voice(changed)), effect: optimise(role.space(changed)) };
      return cpuShare(graphs, voices, sampleRate);
    };
    // More of something never costs less, so the largest value that is enough is found by halving.
    let [low, high] = [record.min, current];
    if (low >= high || cost(low) > limit) continue;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (cost(middle) > limit) high = middle;
      else low = middle;
    }
    return { parameter: record.name, value: low, cpu: cost(low) };
  }
  return undefined;
}
