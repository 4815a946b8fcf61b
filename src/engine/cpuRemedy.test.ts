import { describe, expect, it } from 'vitest';

import { optimise } from '../passes/index.ts';
import { roles } from '../roles/index.ts';
import { cpuRemedy } from './cpuRemedy.ts';
import { cpuShare } from './cpuShare.ts';

const pad = roles.get('pad')!;
const defaults = Object.fromEntries(pad.parameters.map((record) => [record.name, record.default]));

describe('cpuRemedy', () => {
  const cpuOf = (unison: number) => {
    const values = { ...defaults, unison };
    return cpuShare({ instrument: optimise(pad.voice(values)), effect: optimise(pad.space(values)) }, 1, 44100);
  };

  it('finds the largest count that is enough', () => {
    const limit = (cpuOf(5) + cpuOf(6)) / 2;
    expect(cpuRemedy(pad, { ...defaults, unison: 16 }, limit, 1, 44100)).toEqual({
      parameter: 'unison',
      value: 5,
      cpu: cpuOf(5),
    });
    expect(cpuRemedy(pad, { ...defaults, unison: 6 }, limit, 1, 44100)?.value).toBe(5);
  });

  it('knows when no count is enough', () => {
    expect(cpuRemedy(pad, { ...defaults, unison: 16 }, cpuOf(1) * 0.99, 1, 44100)).toBeUndefined();
    expect(cpuRemedy(pad, { ...defaults, unison: 1 }, cpuOf(1) * 0.99, 1, 44100)).toBeUndefined();
  });
});
