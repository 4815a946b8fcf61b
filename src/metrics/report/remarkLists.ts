import type { Finding } from './finding.ts';
import type { Remark } from './remark.ts';

/** Remarks as reports have them: sentences, and the same as data, in the same order. */
export interface RemarkLists {
  readonly violations: readonly string[];
  readonly violation_details: readonly Finding[];
  readonly warnings: readonly string[];
  readonly warning_details: readonly Finding[];
}

export function remarkLists(violations: readonly Remark[], warnings: readonly Remark[]): RemarkLists {
  return {
    violations: violations.map(({ sentence }) => sentence),
    violation_details: violations.map(({ finding }) => finding),
    warnings: warnings.map(({ sentence }) => sentence),
    warning_details: warnings.map(({ finding }) => finding),
  };
}
