// Each parameter can be heard in each kind of effect; those of games have tests of their own.
import { describe, expect, it } from 'vitest';
import { numbersOf } from '../../../test/support/numbersOf.ts';
import { levelsOf, renderFx } from '../../../test/support/renderFx.ts';
import type { Values } from '../../../test/support/renderRole.ts';
import { sceneKinds } from '../../../test/support/sceneKinds.ts';
import { decibels } from '../../../test/support/renderUnit.ts';

/** What must be there for a parameter to be heard. */
const needs: Readonly<Record<string, Values>> = {
  release: { sustain: 0.8, decay: 2 },
  decay: { sustain: 0.3, attack: 0.005 },
  sustain: { decay: 0.1, attack: 0.005 },
  sweep_time: { sweep: 1, filter_sweep: -2 },
  sweep_curve: { sweep: 1, filter_sweep: -2, sweep_time: 1 },
  pulse_period: { pulse_depth: 1, scatter: 1 },
  pulse_sweep: { pulse_depth: 1, scatter: 1, pulse_period: 0.125 },
  wander_rate: { wander: 2 },
  detune: { noise: 0.3, width: 0.5 },
  harmonics: { noise: 0.3 },
  wobble: { noise: 0.3 },
  scatter: { noise: 0.3 },
  sweep: { noise: 0.3 },
  width: { noise: 0.3 },
  delay: { delay_time: 0.1 },
  delay_time: { delay: 0.5 },
  delay_feedback: { delay: 0.5, delay_time: 0.1 },
  reverb_time: { reverb: 0.5 },
  reverb_damping: { reverb: 0.5 },
};

/** Times that are told apart in 0.6 s. */
const pairs: Readonly<Record<string, readonly [number, number]>> = {
  attack: [0, 0.15],
  decay: [0.03, 1],
  release: [0.02, 0.25],
  sweep_time: [0.1, 0.8],
  pulse_period: [0.1, 0.5],
  repeat: [0, 0.125],
  delay_time: [0.1, 0.2],
};

describe('each parameter is heard in each kind', () => {
  it.each(sceneKinds.map((kind) => [kind.name, kind] as const))('%s', async (name, { parameters }) => {
    for (const record of numbersOf(parameters)) {
      const { min, max, default: standard } = record;
      const [from, to] = pairs[record.name] ?? [standard, standard - min > max - standard ? min : max];
      const base = { kind: name, ...needs[record.name] };
      const [, a] = await renderFx({ ...base, [record.name]: from }, { durationSec: 0.6 });
      const [, b] = await renderFx({ ...base, [record.name]: to }, { durationSec: 0.6 });
      const [level] = levelsOf(a, 1, 0, 0.6);
      const difference = a.map((value, at) => value - b[at]!);
      expect(decibels(levelsOf(difference, 1, 0, 0.6)[0]! / level!), record.name).toBeGreaterThan(-35);
    }
  });
});

describe('the envelope of every kind', () => {
  const held = { swell: 0, pulse_depth: 0, wander: 0, sweep: 0, filter_sweep: 0, delay: 0, reverb: 0, release: 0 };
  const steady = (name: string, values: Values) => {
    const own = Object.fromEntries(Object.entries(held).filter(([key]) => key !== 'swell' || ['riser', 'downlifter', 'whoosh'].includes(name))); // prettier-ignore
    return renderFx({ ...own, pulse_period: 8, ...values, kind: name }, { durationSec: 2 });
  };

  it.each(sceneKinds.map(({ name }) => name))('%s: attack, decay and sustain', async (name) => {
    const [soft] = await steady(name, { attack: 0.4, decay: 0, sustain: 1 });
    const [hard] = await steady(name, { attack: 0, decay: 0, sustain: 1 });
    expect(levelsOf(soft, 1, 0, 0.1)[0]).toBeLessThan(levelsOf(hard, 1, 0, 0.1)[0]! / 3);

    const [low] = await steady(name, { attack: 0, decay: 0.5, sustain: 0.25 });
    const [level, full] = [levelsOf(low, 1, 1, 1.9)[0]!, levelsOf(hard, 1, 1, 1.9)[0]!];
    expect(level / full).toBeGreaterThan(0.1);
    expect(level / full).toBeLessThan(0.4);
    const [long] = await steady(name, { attack: 0, decay: 2, sustain: 0.25 });
    expect(levelsOf(long, 1, 0.4, 0.6)[0]).toBeGreaterThan(1.2 * levelsOf(low, 1, 0.4, 0.6)[0]!);
  });

  it.each(sceneKinds.map(({ name }) => name))('%s: release', async (name) => {
    const [short] = await steady(name, { decay: 0, sustain: 1, release: 0.05 });
    const [long] = await steady(name, { decay: 0, sustain: 1, release: 1 });
    // Half of the release of the one; the other is still held.
    const [fading, full] = [levelsOf(long, 1, 1.45, 1.55)[0]!, levelsOf(short, 1, 1.45, 1.55)[0]!];
    expect(fading / full).toBeLessThan(0.75);
    expect(fading / full).toBeGreaterThan(0.03);
  });
});
