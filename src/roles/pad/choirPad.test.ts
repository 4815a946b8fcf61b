// What makes the choir sing, and what its own parameters do, measured on the finished sound.
import { expect, it } from 'vitest';
import { renderPad } from '../../../test/support/renderPad.ts';
import { RATE } from '../../../test/support/renderRole.ts';
import { amplitudeAt, powerDecibels, powersOf, rmsOf, sumOf } from '../../../test/support/renderUnit.ts';
import { formantTable } from '../../units/filters/formantTable.ts';

/** One singer who moves in nothing, at a pitch that leaves the formants where they are. */
const plain = {
  kind: 'choir',
  ...{ frequency: 110, attack: 0, decay: 0, sustain: 1, release: 0, formant_shift: 1.5 },
  ...{ unison: 1, detune: 0, width: 0, sub: 0, air: 0, vibrato_depth: 0, motion: 0 },
  ...{ cutoff: 20000, resonance: Math.SQRT1_2, filter_envelope: 0, lfo_depth: 0, chorus: 0, reverb: 0 },
};
const middle = async (values: object, sec = 1.2): Promise<Float32Array> =>
  (await renderPad({ ...plain, ...values }, sec))[0].subarray(RATE / 4, RATE / 4 + 2 ** 15);

/** The strongest harmonic between two frequencies, in Hz. */
function strongest(x: Float32Array, fromHz: number, toHz: number, hz = 110): number {
  const harmonics = Array.from({ length: 60 }, (_, at) => (at + 1) * hz).filter((at) => at > fromHz && at < toHz);
  return harmonics.reduce((best, at) => (amplitudeAt(x, at) > amplitudeAt(x, best) ? at : best));
}

it.each([0, 1, 2, 3, 4] as const)('vowel %i has its formants', async (vowel) => {
  const x = await middle({ vowel });
  const [first, second] = formantTable.countertenor.map(({ frequencyHz }) => frequencyHz[vowel]);
  const low = strongest(x, 200, Math.sqrt(first! * second!) + 60);
  expect(Math.abs(low - first!)).toBeLessThan(110);
  if (second! - first! > 500) {
    const high = strongest(x, 0.85 * second!, 2300);
    expect(Math.abs(high - second!)).toBeLessThan(165);
  }
});

it('formant_shift: the formants move by so many semitones, the pitch does not', async () => {
  const [low, high] = await Promise.all(
    [-4, 8].map((formant_shift) => middle({ vowel: 0, formant_shift, frequency: 55 })),
  );
  const ratio = strongest(high!, 300, 1000, 55) / strongest(low!, 300, 1000, 55);
  expect(12 * Math.log2(ratio)).toBeGreaterThan(9);
  expect(12 * Math.log2(ratio)).toBeLessThan(15);
  expect(amplitudeAt(high!, 82)).toBeLessThan(amplitudeAt(high!, 110) / 20);
});

it('high notes raise the first formant to the pitch and stay as loud', async () => {
  const levels = await Promise.all(
    [110, 220, 440, 880].map(async (frequency) => rmsOf(await middle({ frequency, vowel: 3 }))),
  );
  for (const each of levels) expect(Math.abs(powerDecibels((each / levels[1]!) ** 2))).toBeLessThan(9);
});

it('air: breath through the formants, between the harmonics', async () => {
  const noise = async (air: number): Promise<number> => {
    const x = await middle({ air, frequency: 441, vowel: 0 });
    const powers = powersOf(x.map((value, at) => value * Math.sin((Math.PI * at) / x.length) ** 2));
    return sumOf(powers.subarray(760, 900));
  };
  const [none, some, much] = await Promise.all([0, 0.1, 0.4].map(noise));
  expect(none).toBeLessThan(some! / 10);
  expect(powerDecibels(much! / some!)).toBeGreaterThan(9);
  expect(powerDecibels(much! / some!)).toBeLessThan(15);
});

it('motion: the vowel wanders', async () => {
  const wandering = async (motion: number): Promise<number> => {
    const [x] = await renderPad({ ...plain, motion, motion_period: 1, vowel: 1, cutoff: 20000 }, 4);
    // The second formant of e, against the first, in tenths of a second.
    const ratios = Array.from({ length: 30 }, (_, at) => {
      const part = x.subarray(8820 + at * 4410, 8820 + (at + 1) * 4410);
      return powerDecibels((amplitudeAt(part, 1760) / amplitudeAt(part, 440)) ** 2);
    });
    return Math.max(...ratios) - Math.min(...ratios);
  };
  expect(await wandering(0)).toBeLessThan(1);
  expect(await wandering(1)).toBeGreaterThan(6);
});
