import type { Remark } from '../metrics/report/remark.ts';
import type { ValidPreset } from '../presets/preset.ts';
import { versionWarnings } from '../presets/versionWarnings.ts';

/** The warnings about the versions of a preset, as the report has them. */
export function versionRemarks(preset: ValidPreset): Remark[] {
  return versionWarnings(preset).map(({ code, path, message }) => {
    const suggestion = 'Listen to it, and save it anew';
    const finding = { code, constraint: path, measured: null, limit: null, unit: '', parameter: path, suggestion };
    return { sentence: `${message} ${suggestion}.`, finding };
  });
}
