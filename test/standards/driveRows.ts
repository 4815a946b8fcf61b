// What folds back in the drive.
import { drive } from '../../src/units/index.ts';
import { exactPitch, FRAMES_OF_PITCH, powerDecibels, powersOf, renderEffect } from '../support/renderUnit.ts';
import type { Row } from './row.ts';

const RATE = 44100;

/** What of a driven sine of peak 1 is no harmonic, below 16 kHz, over the fundamental. */
async function foldedOf(hertz: number): Promise<number> {
  const { periods } = exactPitch(hertz);
  const n = FRAMES_OF_PITCH;
  const tone = Float32Array.from({ length: 2 * n }, (_, at) => Math.sin((2 * Math.PI * ((periods * at) % n)) / n));
  const [y] = await renderEffect((x) => drive(x, { driveDb: 24 }), tone, { frames: 2 * n });
  const powers = powersOf(y.subarray(n));
  let folded = 0;
  for (let bin = 1; bin < (16000 * n) / RATE; bin++) if (bin % periods !== 0) folded += powers[bin]!;
  return powerDecibels(folded / powers[periods]!);
}

export const driveRows: readonly Row[] = [1000, 5000].map((hertz) => ({
  what: `drive: peak-1 sine of ${hertz / 1000} kHz × 15.85, what folds below 16 kHz, re the fundamental`,
  unit: 'dB',
  atMost: -60,
  measure: () => foldedOf(hertz),
}));
