// A constant out of its range is an error while the graph is being built, for every knob of every unit, at both ends.
import { describe, expect, test } from 'vitest';
import { GraphError } from '../../src/errors.ts';
import { effect, instrument, num, type F32 } from '../../src/ir/index.ts';
import { adsr, chorus, lfo, reverb, stateVariableFilter, unison } from '../../src/units/index.ts';

/** A unit with good constants, one of which the test replaces. */
interface Knobs {
  readonly unit: string;
  readonly good: Readonly<Record<string, number>>;
  /** Just outside the range of each knob, on both sides. */
  readonly bad: Readonly<Record<string, readonly [number, number]>>;
  readonly build: (x: F32, values: never) => F32;
  readonly isEffect?: true;
}

const knobs: readonly Knobs[] = [
  {
    unit: 'adsr',
    good: { attackSec: 0.1, decaySec: 0.1, sustain: 0.5, releaseSec: 0.1 },
    bad: { attackSec: [-1e-9, 60.1], decaySec: [-1, 61], sustain: [-0.01, 1.01], releaseSec: [-1e-9, 1e9] },
    build: (_, values) => adsr(values),
  },
  {
    unit: 'lfo',
    good: { rateHz: 1 },
    bad: { rateHz: [-0.1, 100.1] },
    build: (_, { rateHz }: { rateHz: number }) => lfo(rateHz),
  },
  {
    unit: 'stateVariableFilter',
    good: { cutoffHz: 1000, q: 1 },
    bad: { cutoffHz: [4.9, 96001], q: [0.09, 100.1] },
    build: (x, values) => stateVariableFilter(values)(x).low,
  },
  {
    unit: 'unison',
    good: { voices: 3, detuneCents: 10, spread: 0.5 },
    bad: { voices: [0, 17], detuneCents: [-0.1, 100.1], spread: [-0.1, 1.1] },
    build: (_, values) => unison(num(220), values)[0],
  },
  {
    unit: 'chorus',
    good: { mix: 0.5, rateHz: 1, depthSec: 0.001 },
    bad: { mix: [-0.1, 1.1], rateHz: [0.001, 11], depthSec: [-0.001, 0.02] },
    build: (x, values) => chorus(x, values),
    isEffect: true,
  },
  {
    unit: 'reverb',
    good: { mix: 0.5, t60Sec: 1, dampingHz: 1000 },
    bad: { mix: [-0.1, 1.1], t60Sec: [0.09, 31], dampingHz: [100, 96001] },
    build: (x, values) => reverb(x, values),
    isEffect: true,
  },
];

describe.each(knobs)('$unit', ({ unit, good, bad, build, isEffect }) => {
  const make = (values: Readonly<Record<string, number>>) =>
    isEffect
      ? effect('space', (x) => build(x, values as never))
      : instrument('voice', () => ({ out: build(num(1), values as never) }));

  test('takes what is in range', () => {
    expect(make(good).nodes.length).toBeGreaterThan(2);
  });

  const cases = Object.entries(bad).flatMap(([name, both]) => [...both, NaN].map((value) => [name, value] as const));
  test.each(cases)('refuses %s = %f, by name', (name, value) => {
    let error: unknown;
    try {
      make({ ...good, [name]: value });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(GraphError);
    const { code, path, message, expected } = error as GraphError;
    expect(code).toBe('out_of_range');
    expect(path.split('/').at(-1)).toBe(name);
    expect(message).toContain(String(value));
    expect(expected).toMatch(/\d/);
    expect(unit).not.toBe('');
  });
});
