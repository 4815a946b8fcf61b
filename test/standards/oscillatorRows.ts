// Saw, square and triangle against their Fourier series: every semitone from 262 to 4186 Hz at 44.1 kHz.
import { frequency, type F32 } from '../../src/ir/index.ts';
import { pulse, saw, triangle } from '../../src/units/index.ts';
import { semitones, spectraOf, worstHarmonic, worstRest } from '../support/bandLimits.ts';
import type { Row } from './row.ts';

const waves: readonly { name: string; body: () => F32; harmonic: (k: number) => number }[] = [
  { name: 'saw', body: () => saw(frequency()), harmonic: (k) => 2 / (Math.PI * k) },
  { name: 'square', body: () => pulse(frequency()), harmonic: (k) => (k % 2 === 1 ? 4 / (Math.PI * k) : 0) },
  { name: 'triangle', body: () => triangle(frequency()), harmonic: (k) => (k % 2 === 1 ? 8 / (Math.PI * k) ** 2 : 0) },
];

export const oscillatorRows: readonly Row[] = waves.flatMap(({ name, body, harmonic }): Row[] => [
  {
    what: `${name}: what is not a harmonic, below 10 kHz, re the harmonics`,
    unit: 'dB',
    atMost: -72,
    measure: async () => worstRest(await spectraOf(body, semitones), semitones, 10000),
  },
  {
    what: `${name}: what is not a harmonic, below 18 kHz, re the harmonics`,
    unit: 'dB',
    atMost: -45,
    measure: async () => worstRest(await spectraOf(body, semitones), semitones, 18000),
  },
  {
    what: `${name}: harmonics up to 10 kHz, distance from theory`,
    unit: 'dB',
    atMost: 1,
    measure: async () => worstHarmonic(await spectraOf(body, semitones), semitones, harmonic),
  },
]);
