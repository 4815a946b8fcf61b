import type { Remark } from '../metrics/report/remark.ts';
import { LONGEST_TAIL_SEC } from './renderTail.ts';

/** What is said of a sound that rings longer than tails are rendered. */
export function endlessTail(): Remark {
  const suggestion = 'Lower delay_feedback or reverb_time if it should die away by itself';
  return {
    sentence: `After ${LONGEST_TAIL_SEC} s the tail still sounds, and is faded out: ${suggestion}.`,
    finding: {
      ...{ code: 'endless_tail', constraint: 'tail', measured: null, limit: LONGEST_TAIL_SEC, unit: 's' },
      ...{ parameter: 'delay_feedback', direction: 'lower', suggestion },
    },
  };
}
