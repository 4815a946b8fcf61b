// Pink noise: thirds of an octave of a minute, from 40 Hz to 16 kHz.
import { pinkNoise } from '../../src/units/index.ts';
import { renderVoices } from '../support/renderUnit.ts';
import { densityOf, pinkDeviations } from '../support/thirdOctaves.ts';
import type { Row } from './row.ts';

const RATE = 44100;
const SIZE = 2 ** 16;

export const noiseRows: readonly Row[] = [
  {
    what: 'pinkNoise: thirds of an octave from 40 Hz to 16 kHz of 60 s, distance from −3 dB per octave, four seeds',
    unit: 'dB',
    atMost: 1,
    measure: async () => {
      const notes = await renderVoices(() => pinkNoise(), { frames: 60 * RATE, values: { seed: [0, 1, 2, 3] } });
      const all = notes.flatMap(([x]) => pinkDeviations(densityOf(x, SIZE, RATE), RATE / SIZE, RATE));
      return Math.max(...all.map(Math.abs));
    },
  },
];
