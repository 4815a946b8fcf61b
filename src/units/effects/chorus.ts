/** A stereo chorus: slowly moving echoes, two or more per channel, evenly spaced over the turn of the movement. */
import { control, delayLine, num, perLaneInt, sampleRate, scope, shuffle, type F32 } from '../../ir/index.ts';
import { sinTurns } from '../math/sinTurns.ts';
import { phasor } from '../oscillators/phasor.ts';
import { mixKnob, readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const chorusOptions = {
  mix: { ...mixKnob, doc: 'from the dry sound alone to the dry sound and the echoes, equally strong' },
  rateHz: { unit: 'Hz', min: 0, max: 10, doc: 'speed of the movement; at 0 it stands still' },
  depthSec: { unit: 's', min: 0, max: 0.01, doc: 'extent of the movement around 12 ms' },
  pairs: { whole: true, min: 1, max: 3, default: 1, doc: 'pairs of echoes on each side' },
} as const satisfies OptionTable;
export type ChorusOptions = OptionsOf<typeof chorusOptions>;

const CENTRE_SEC = 0.012;

/** Effects only; lanes are (left, right, left, right). */
export function chorus(x: F32, options: ChorusOptions): F32 {
  return scope('chorus', () => {
    const { mix: share, rateHz, depthSec, pairs } = readOptions(chorusOptions, options);
    const mix = control(share);
    const depth = depthSec.mul(sampleRate());
    const centre = num(CENTRE_SEC).mul(sampleRate());
    const { phase } = phasor(rateHz);
    const line = delayLine(CENTRE_SEC + chorusOptions.depthSec.max);
    const echoes = Array.from({ length: pairs }, (_, pair) => {
      const start = perLaneInt(0, 0x40000000, -0x80000000, -0x40000000).add(Math.floor((pair * 0x40000000) / pairs));
      return line.read(control(sinTurns(phase.add(start)).mul(depth).add(centre)), 'linear');
    });
    line.write(x);
    const sum = echoes.reduce((all, echo) => all.add(echo));
    const both = sum.add(shuffle(sum, sum, [2, 3, 0, 1]));
    // Unrelated echoes and the dry sound: 1/√n of each keeps the power near that of the dry sound alone.
    return x.mix(x.add(both).mul(Math.sqrt(1 / (1 + 2 * pairs))), mix);
  });
}
