/** Files that a script makes are what the script would make now. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

describe('generated files', () => {
  // mathTable measures sixteen functions at 10,000 points per range against references of our own: about 15 s.
  it.each(['mathTable', 'graphMathTable', 'unitTable', 'scoreTable', 'roleTable', 'presetSchema', 'presetBank'])(
    'what scripts/%s.mjs writes is current',
    (script) => {
      expect(() =>
        execFileSync(process.execPath, [`scripts/${script}.mjs`, '--check'], { stdio: 'pipe' }),
      ).not.toThrow();
    },
    180_000,
  );
});
