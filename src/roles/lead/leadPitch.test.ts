// Where the pitch of the leads is, by a fit of harmonics that knows nothing of how they are made.
import { describe, expect, it } from 'vitest';
import { RATE, renderRole, type Values } from '../../../test/support/renderRole.ts';
import { partialOf } from '../../../test/support/renderUnit.ts';
import { lead } from './lead.ts';

/** Everything that moves the pitch of a kind, at rest. */
const atRest = (kind: string): Values =>
  Object.fromEntries(
    lead.kinds
      .find(({ name }) => name === kind)!
      .parameters.flatMap((record) => ('movesPitch' in record && record.movesPitch ? [[record.name, 0]] : [])),
  );

async function render(kind: string, values: Values, duration = 2): Promise<Float32Array> {
  const parameters = { kind, ...atRest(kind), delay: 0, reverb: 0, ...values };
  return (await renderRole('lead', parameters, { durationSec: duration })).getChannelData(0);
}

/** By how many cents a frequency is missed: what the phases of its first harmonics gain between two stretches, by their powers. */
function centsOff(x: Float32Array, hz: number, fromSec: number, harmonics: number, lengthSec = 0.2): number {
  const [length, gap] = [Math.round(lengthSec * RATE), Math.round(0.25 * lengthSec * RATE)];
  const from = Math.round(fromSec * RATE);
  let [sum, weights] = [0, 0];
  for (let k = 1; k <= harmonics && k * hz < 10_000; k++) {
    const [a, b] = [from, from + gap].map((at) => partialOf(x.subarray(at, at + length), k * hz)) as [
      ReturnType<typeof partialOf>,
      ReturnType<typeof partialOf>,
    ];
    const turns = b.turns - a.turns - (k * hz * gap) / RATE;
    const gained = turns - Math.round(turns);
    const power = a.amplitude * b.amplitude;
    sum += power * k * gained;
    weights += power * k * k;
  }
  return 1200 * Math.log2(1 + ((sum / weights) * RATE) / gap / hz);
}

describe('the pitch of the lead', () => {
  it.each(lead.kinds.map(({ name }) => name))('%s: within 5 cents over its range', async (kind) => {
    const { rangeHz, pitched } = lead.kinds.find(({ name }) => name === kind)!;
    const harmonics = pitched === 'harmonic' ? 6 : 1;
    const [lowest, highest] = rangeHz;
    const middle = [0.2, 0.4, 0.6, 0.8].map((share) => lowest * (highest / lowest) ** share);
    for (const frequency of [lowest, ...middle, highest]) {
      const x = await render(kind, { frequency });
      expect(Math.abs(centsOff(x, frequency, 0.4, harmonics, 0.6)), `${frequency} Hz`).toBeLessThan(2);
    }
  });

  it('tells a note that is out of tune', async () => {
    const x = await render('saw', { frequency: 440 });
    const off = centsOff(x, 440 * 2 ** (5 / 1200), 0.4, 6, 0.6);
    expect(off).toBeCloseTo(-5, 0);
  });

  it.each([
    ['sync', { sync_ratio: 1.5 }],
    ['pluck', { sustain: 1 }],
    ['chip', {}],
    ['vocal', { vowel_to: 0 }],
  ])('%s, detune: two oscillators, as far below the note as above it', async (kind, values) => {
    const x = await render(kind, { frequency: 441, detune: 60, width: 0, ...values });
    const part = x.subarray(0.1 * RATE, 1.6 * RATE);
    const at = (cents: number) => partialOf(part, 441 * 2 ** (cents / 1200)).amplitude;
    for (const side of [-60, 60]) expect(at(side)).toBeGreaterThan(10 * at(side / 2));
  });

  it('vibrato and vibrato_rate: so far, so fast', async () => {
    const values = { frequency: 880, vibrato: 100, vibrato_delay: 0, vibrato_rate: 2 };
    const x = await render('chip', values);
    // Quarters of its turns, by stretches of 40 ms.
    for (const [seconds, cents] of [
      [0.625, 100],
      [0.875, -100],
      [1.125, 100],
    ] as const) {
      expect(centsOff(x, 880 * 2 ** (cents / 1200), seconds - 0.025, 3, 0.04)).toBeGreaterThan(-12);
      expect(centsOff(x, 880 * 2 ** (cents / 1200), seconds - 0.025, 3, 0.04)).toBeLessThan(12);
    }
  });

  it('vibrato_delay: the time until it is at its depth', async () => {
    const x = await render('chip', { frequency: 880, vibrato: 100, vibrato_delay: 1, vibrato_rate: 2 });
    // Half of the way a quarter of the depth.
    for (const [seconds, depth] of [
      [0.125, 0.125],
      [0.625, 0.625],
      [1.125, 1],
    ] as const) {
      expect(
        Math.abs(centsOff(x, 880 * 2 ** (depth ** 2 / 12), seconds - 0.025, 3, 0.04)),
        `${seconds} s`,
      ).toBeLessThan(12);
    }
  });

  it('glide and glide_time: from there to the note in that time', async () => {
    for (const kind of ['saw', 'chip', 'vocal', 'bell']) {
      const x = await render(kind, { frequency: 880, glide: -12, glide_time: 1 });
      const harmonics = 1;
      expect(centsOff(x, 440, 0.02, harmonics, 0.02), kind).toBeGreaterThan(0);
      expect(centsOff(x, 440, 0.02, harmonics, 0.02), kind).toBeLessThan(150);
      expect(Math.abs(centsOff(x, 880, 1.05, harmonics, 0.2)), kind).toBeLessThan(2);
    }
  });

  it('drift: it strays at random, no further, otherwise with each seed', async () => {
    const x = await render('chip', { frequency: 880, drift: 50 }, 4);
    const ways = Array.from({ length: 30 }, (_, at) => centsOff(x, 880, 0.1 + 0.1 * at, 3, 0.06));
    expect(Math.max(...ways.map(Math.abs))).toBeLessThan(52);
    expect(Math.max(...ways) - Math.min(...ways)).toBeGreaterThan(25);
  });

  it('arpeggio: the note and two above it in turn, each for a step', async () => {
    // At 120 BPM half a beat is a quarter of a second.
    const intervals = { arpeggio_first: 7, arpeggio_second: 12, arpeggio_step: 0.5 };
    const x = await render('chip', { frequency: 440, ...intervals });
    for (const [step, semitones] of [0, 7, 12, 0, 7].entries()) {
      const hz = 440 * 2 ** (semitones / 12);
      expect(Math.abs(centsOff(x, hz, 0.25 * step + 0.03, 3, 0.15)), `step ${step}`).toBeLessThan(3);
    }
    const two = await render('chip', { frequency: 440, ...intervals, arpeggio_second: 0 });
    for (const [step, semitones] of [0, 7, 0, 7].entries()) {
      const hz = 440 * 2 ** (semitones / 12);
      expect(Math.abs(centsOff(two, hz, 0.25 * step + 0.03, 3, 0.15)), `step ${step}`).toBeLessThan(3);
    }
  });
});
