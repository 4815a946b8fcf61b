// What makes the strings strings, and what their own parameters do, measured on the finished sound.
import { expect, it } from 'vitest';
import { renderPad } from '../../../test/support/renderPad.ts';
import { RATE } from '../../../test/support/renderRole.ts';
import { amplitudeAt, powerDecibels, powersOf, rmsOf, sumOf } from '../../../test/support/renderUnit.ts';

/** One player who moves in nothing. */
const plain = {
  kind: 'strings',
  ...{ frequency: 441, attack: 0, decay: 0, sustain: 1, release: 0 },
  ...{ unison: 1, detune: 0, width: 0, sub: 0, air: 0, vibrato_depth: 0, motion: 0, body: 0 },
  ...{ cutoff: 20000, resonance: Math.SQRT1_2, filter_envelope: 0, lfo_depth: 0, chorus: 0, reverb: 0 },
};
const middle = async (values: object, sec = 1.5): Promise<Float32Array> =>
  (await renderPad({ ...plain, ...values }, sec))[0].subarray(RATE / 4, RATE / 4 + 2 ** 15);

it('is a saw: its harmonics fall by 6 dB per octave', async () => {
  const x = await middle({});
  for (const k of [2, 3, 4, 8]) expect((k * amplitudeAt(x, 441 * k)) / amplitudeAt(x, 441)).toBeCloseTo(1, 1);
});

it('body: the resonances of a violin, from none to full', async () => {
  const [without, half, full] = await Promise.all([0, 0.5, 1].map((body) => middle({ body, frequency: 50 })));
  const gain = (x: Float32Array, hz: number): number =>
    powerDecibels((amplitudeAt(x, hz) / amplitudeAt(without!, hz)) ** 2);
  const shape = [450, 1250, 2500].map((hz) => gain(full!, hz) - gain(full!, 8000));
  expect(shape[0]).toBeGreaterThan(3);
  expect(shape[1]! - shape[0]!).toBeLessThan(-4);
  expect(shape[2]! - shape[1]!).toBeGreaterThan(6);
  expect(gain(half!, 2500) - gain(half!, 1250)).toBeLessThan(0.7 * (shape[2]! - shape[1]!));
});

it('vibrato_depth and vibrato_rate: the pitch swings so far, so fast', async () => {
  const swing = { vibrato_depth: 50, vibrato_rate: 4 };
  const [x] = await renderPad({ ...plain, ...swing, cutoff: 500 }, 2);
  // The times between zeros, upwards, of what is left of a saw: the period of the moment.
  const zeros: number[] = [];
  for (let at = 4410; at < 70000; at++) {
    const [from, to] = [x[at]!, x[at + 1]!];
    if (from < 0 && to >= 0) zeros.push(at + from / (from - to));
  }
  const cents = zeros.slice(1).map((zero, at) => 1200 * Math.log2(RATE / (zero - zeros[at]!) / 441));
  expect(Math.max(...cents)).toBeGreaterThan(42);
  expect(Math.max(...cents)).toBeLessThan(56);
  expect(Math.min(...cents)).toBeLessThan(-42);
  expect(Math.min(...cents)).toBeGreaterThan(-56);
  // It passes the note upwards four times a second.
  const smooth = cents.map((_, at) => sumOf(cents.slice(Math.max(0, at - 6), at + 7)));
  const ups = smooth.filter((value, at) => at > 0 && smooth[at - 1]! < 0 && value >= 0).length;
  const turns = ((zeros.at(-1)! - zeros[0]!) / RATE) * 4;
  expect(Math.abs(ups - turns)).toBeLessThanOrEqual(1);
});

it('players: more of them beat against each other, and neither side is sharp', async () => {
  const ripple = async (unison: number): Promise<number> => {
    const [x] = await renderPad({ ...plain, unison, detune: 20 }, 4);
    const levels = Array.from({ length: 30 }, (_, at) => rmsOf(x.subarray(8820 + at * 4410, 8820 + (at + 1) * 4410)));
    return Math.max(...levels) / Math.min(...levels);
  };
  expect(await ripple(1)).toBeLessThan(1.02);
  expect(await ripple(6)).toBeGreaterThan(1.2);
  const sides = await renderPad({ ...plain, unison: 8, detune: 30, width: 1 }, 3);
  const centres = sides.map((x) => {
    const powers = powersOf(x.subarray(RATE / 4, RATE / 4 + 2 ** 16)).subarray(620, 692);
    return (sumOf(powers.map((power, bin) => power * (620 + bin))) / sumOf(powers)) * (RATE / 2 ** 16);
  });
  expect(Math.abs(1200 * Math.log2(centres[0]! / centres[1]!))).toBeLessThan(12);
});

it('motion: levels stray, the faster the shorter motion_period', async () => {
  const changes = async (values: object): Promise<number> => {
    const [x] = await renderPad({ ...plain, ...values, unison: 1 }, 4);
    const levels = Array.from({ length: 38 }, (_, at) => rmsOf(x.subarray(2000 + at * 4410, 2000 + (at + 1) * 4410)));
    return rmsOf(Float32Array.from(levels.slice(1), (value, at) => Math.log2(value / levels[at]!)));
  };
  const [still, slow, fast] = await Promise.all([
    changes({ motion: 0 }),
    changes({ motion: 1, motion_period: 8 }),
    changes({ motion: 1, motion_period: 1 }),
  ]);
  expect(still).toBeLessThan(0.01);
  expect(slow).toBeGreaterThan(0.01);
  expect(fast).toBeGreaterThan(2 * slow);
});
