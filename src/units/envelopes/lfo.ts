/** A low-frequency oscillator. */
import { scope, type F32, type Num } from '../../ir/index.ts';
import { sine } from '../oscillators/sine.ts';
import { knob, readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const lfoOptions = {
  startTurns: { unit: 'turns', min: 0, max: 1, default: 0, doc: 'where it begins with the note' },
} as const satisfies OptionTable;
export type LfoOptions = OptionsOf<typeof lfoOptions>;

export const lfoRate = { unit: 'Hz', min: 0, max: 100, doc: 'speed' } as const;

/** A sine between −1 and 1 at `rateHz` (0–100 Hz). */
export function lfo(rateHz: Num, options: LfoOptions = {}): F32 {
  return scope('lfo', () => {
    const { startTurns } = readOptions(lfoOptions, options);
    // 2³² turns do not fit into a signed conversion; half a turn is taken off, which the wrap-around puts back.
    const start = startTurns.sub(0.5).mul(4294967296).toInt().xor(-0x80000000);
    return sine(knob('rateHz', lfoRate, rateHz), { start });
  });
}
