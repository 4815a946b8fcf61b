/** A stereo chorus: two slowly moving echoes per channel, each a quarter of a turn apart from the next. */
import { control, delayLine, jobTime, num, perLaneInt, sampleRate, scope, shuffle, type F32 } from '../../ir/index.ts';
import { sinTurns } from '../math/sinTurns.ts';
import { mixKnob, readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const chorusOptions = {
  mix: mixKnob,
  rateHz: { unit: 'Hz', min: 0.01, max: 10, doc: 'speed of the movement; latched' },
  depthSec: { unit: 's', min: 0, max: 0.01, doc: 'extent of the movement around 12 ms' },
} as const satisfies OptionTable;
export type ChorusOptions = OptionsOf<typeof chorusOptions>;

const CENTRE_SEC = 0.012;

/** Effects only; lanes are (left, right, left, right). */
export function chorus(x: F32, options: ChorusOptions): F32 {
  return scope('chorus', () => {
    const { mix: share, rateHz, depthSec } = readOptions(chorusOptions, options);
    const mix = control(share);
    const depth = depthSec.mul(sampleRate());
    const step = rateHz.mul(num(4294967296).div(sampleRate())).toInt();
    const phase = jobTime()
      .mul(step)
      .add(perLaneInt(0, 0x40000000, -0x80000000, -0x40000000));
    const distance = control(sinTurns(phase).mul(depth).add(num(CENTRE_SEC).mul(sampleRate())));
    const line = delayLine(CENTRE_SEC + chorusOptions.depthSec.max);
    const echoes = line.read(distance, 'linear');
    line.write(x);
    const both = echoes.add(shuffle(echoes, echoes, [2, 3, 0, 1]));
    // Two unrelated echoes and the dry sound: 1/√3 of each keeps the power near that of the dry sound alone.
    return x.mix(x.add(both).mul(0.577), mix);
  });
}
