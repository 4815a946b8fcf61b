/**
 * The delay all-pass of M. R. Schroeder & B. F. Logan, "Colorless artificial reverberation", J. Audio Eng. Soc. 9, 1961: an
 * impulse leaves as a train of echoes, yet every frequency keeps its level. (z⁻ᴺ − g)/(1 − g·z⁻ᴺ), N a whole number of samples:
 * between samples an interpolation would lose high frequencies, and with them the flatness.
 */
import { control, delayLine, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const allPassDelayOptions = {
  delaySec: {
    unit: 's',
    min: 0,
    max: 0.1,
    doc: 'distance of the echoes, in whole samples, at least one; a step is heard',
  },
  gain: { unit: '1', min: -0.99, max: 0.99, default: 0.5, doc: 'each echo as a share of the one before' },
} as const satisfies OptionTable;
export type AllPassDelayOptions = OptionsOf<typeof allPassDelayOptions>;

/** Designs an all-pass, to be applied to one or more signals. What it holds stays below 1/(1 − |gain|) times the loudest input. */
export function allPassDelay(options: AllPassDelayOptions): (x: F32) => F32 {
  return scope('allPassDelay', () => {
    const { delaySec, gain } = readOptions(allPassDelayOptions, options);
    const length = delaySec.mul(sampleRate()).nearest().toInt();
    const g = control(gain);
    return (x) =>
      scope('allPassDelay', () => {
        const line = delayLine(allPassDelayOptions.delaySec.max);
        const echo = line.tap(length);
        const held = x.add(echo.mul(g));
        line.write(held);
        return echo.sub(held.mul(g));
      });
  });
}
