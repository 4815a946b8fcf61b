import { describe, expect, it } from 'vitest';

import { effect, frequency, instrument } from '../ir/index.ts';
import { optimise } from '../passes/index.ts';
import { roles } from '../roles/index.ts';
import { adsr, saw } from '../units/index.ts';
import { cpuRemedy } from './cpuRemedy.ts';
import { cpuShare } from './cpuShare.ts';
import { operationsOf } from './operationsOf.ts';

const voice = optimise(
  instrument('voice', () => {
    const amp = adsr({ attackSec: 0.01, decaySec: 0.1, sustain: 0.5, releaseSec: 0.1 });
    return { out: saw(frequency()).mul(amp), end: amp.end };
  }),
);
const space = optimise(effect('space', (x) => x.mul(0.5)));
const pad = roles.get('pad')!;
const defaults = Object.fromEntries(pad.parameters.map((record) => [record.name, record.default]));

describe('cpuShare', () => {
  it('is operations per second over those of the reference core', () => {
    const each = operationsOf(voice).weighted;
    expect(cpuShare({ instrument: voice }, 1, 44100)).toBeCloseTo((each * 44100) / 2e9, 12);
    expect(cpuShare({ instrument: voice }, 4, 44100)).toBe(cpuShare({ instrument: voice }, 1, 44100));
    expect(cpuShare({ instrument: voice }, 5, 44100)).toBe(2 * cpuShare({ instrument: voice }, 1, 44100));
    expect(cpuShare({ instrument: voice }, 1, 88200)).toBeCloseTo(2 * cpuShare({ instrument: voice }, 1, 44100), 12);
    const more = cpuShare({ instrument: voice, effect: space }, 1, 44100) - cpuShare({ instrument: voice }, 1, 44100);
    expect(more).toBeCloseTo((2 * 44100) / 2e9, 12);
    expect(cpuShare({ instrument: voice }, 0, 44100)).toBe(0);
  });
});

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
