// What makes the glass glass, and what its own parameters do, measured on the finished sound.
import { expect, it } from 'vitest';
import { renderPad } from '../../../test/support/renderPad.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { amplitudeAt, powerDecibels } from '../../../test/support/renderUnit.ts';

/** One sine for each partial, nothing moving. */
const plain = {
  kind: 'glass',
  ...{ frequency: 441, attack: 0, decay: 0, sustain: 1, release: 0, strike: 0, inharmonicity: 1 },
  ...{ unison: 1, detune: 0, width: 0, sub: 0, air: 0, vibrato_depth: 0, motion: 0 },
  ...{ cutoff: 20000, resonance: Math.SQRT1_2, filter_envelope: 0, lfo_depth: 0, chorus: 0, reverb: 0 },
};
const render = async (values: object, sec = 1.5): Promise<Float32Array> =>
  (await renderPad({ ...plain, ...values }, sec))[0];
const at = (x: Float32Array, fromSec: number, sec = 0.5): Float32Array => stretch(x, fromSec, sec);
const decibels = (a: number, b: number): number => powerDecibels((a / b) ** 2);

it('inharmonicity: partials of a wine glass at 1, harmonics at 0; the lowest stays', async () => {
  const [harmonic, glass] = await Promise.all(
    [0, 1].map(async (inharmonicity) => at(await render({ inharmonicity }), 0.4)),
  );
  for (const ratio of [2.32, 4.25, 6.63, 9.38]) {
    expect(decibels(amplitudeAt(glass!, 441 * ratio), amplitudeAt(harmonic!, 441 * ratio)), `${ratio}`).toBeGreaterThan(
      40,
    );
  }
  for (const ratio of [4, 7, 9]) {
    expect(decibels(amplitudeAt(harmonic!, 441 * ratio), amplitudeAt(glass!, 441 * ratio)), `${ratio}`).toBeGreaterThan(
      40,
    );
  }
  expect(decibels(amplitudeAt(harmonic!, 441), amplitudeAt(glass!, 441))).toBeCloseTo(0, 1);
});

it('strike: partials begin louder than they are held, high ones more and for a shorter time', async () => {
  const [rubbed, struck] = await Promise.all([0, 1].map((strike) => render({ strike }, 5)));
  const fall = (x: Float32Array, hz: number, sec: number): number =>
    decibels(amplitudeAt(at(x, 0.02, 0.1), hz), amplitudeAt(at(x, sec, 0.1), hz));
  expect(Math.abs(fall(rubbed!, 441, 4))).toBeLessThan(0.2);
  expect(fall(struck!, 441, 4)).toBeGreaterThan(8);
  expect(fall(struck!, 441 * 4.25, 4)).toBeGreaterThan(fall(struck!, 441, 4) + 2);
  expect(fall(struck!, 441 * 4.25, 0.8)).toBeGreaterThan(fall(struck!, 441, 0.8) + 2);
});

it('motion: each partial shimmers by itself', async () => {
  const shimmer = async (motion: number): Promise<number[]> => {
    const x = await render({ motion, motion_period: 1 }, 5);
    return [441 * 2.32, 441 * 4.25].map((hz) => {
      const levels = Array.from({ length: 20 }, (_, step) => amplitudeAt(at(x, 0.2 + 0.2 * step, 0.2), hz));
      return decibels(Math.max(...levels), Math.min(...levels));
    });
  };
  for (const range of await shimmer(0)) expect(range).toBeLessThan(0.5);
  for (const range of await shimmer(1)) expect(range).toBeGreaterThan(6);
});

it('unison and detune: the copies of a partial beat, and without detuning they do not cancel each other', async () => {
  const levels = await Promise.all(
    [1, 2, 3, 8].map(async (unison) => amplitudeAt(at(await render({ unison }), 0.3), 441)),
  );
  for (const each of levels) expect(Math.abs(decibels(each, levels[0]!))).toBeLessThan(10);
  for (const each of levels.slice(1)) expect(each).toBeGreaterThan(0.9 * levels[0]!);
  const x = await render({ unison: 2, detune: 4 }, 3);
  const steps = Array.from({ length: 25 }, (_, step) => amplitudeAt(at(x, 0.2 + 0.1 * step, 0.1), 441));
  expect(Math.min(...steps)).toBeLessThan(0.4 * Math.max(...steps));
});

it('has nothing between its partials, and nothing folds at the top of its range', async () => {
  const x = at(await render({ frequency: 2093 }), 0.3);
  for (const hz of [500, 1300, 3300, 6000, 11000, 16500]) {
    expect(decibels(amplitudeAt(x, hz), amplitudeAt(x, 2093)), `${hz}`).toBeLessThan(-70);
  }
});
