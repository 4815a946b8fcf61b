import { describe, expect, it } from 'vitest';

import { effect, frequency, instrument } from '../ir/index.ts';
import { optimise } from '../passes/index.ts';
import { adsr, saw } from '../units/index.ts';
import { cpuShare } from './cpuShare.ts';
import { operationsOf } from './operationsOf.ts';

const voice = optimise(
  instrument('voice', () => {
    const amp = adsr({ attackSec: 0.01, decaySec: 0.1, sustain: 0.5, releaseSec: 0.1 });
    return { out: saw(frequency()).mul(amp), end: amp.end };
  }),
);
const space = optimise(effect('space', (x) => x.mul(0.5)));

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
