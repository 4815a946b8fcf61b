/** A stereo chorus: two slowly moving echoes per channel, each a quarter of a turn apart from the next. */
import {
  control,
  delayLine,
  jobTime,
  num,
  perLaneInt,
  sampleRate,
  scope,
  shuffle,
  type F32,
  type Num,
} from '../../ir/index.ts';
import { checkOptions } from '../checkOptions.ts';
import { knob, mixKnob, type Knob } from '../knob.ts';
import { sinTurns } from '../math/sinTurns.ts';

export const rateKnob: Knob = { name: 'rateHz', unit: 'Hz', min: 0.01, max: 10 };
export const depthKnob: Knob = { name: 'depthSec', unit: 's', min: 0, max: 0.01 };

export interface ChorusOptions {
  /** Share of the echoes, 0–1. */
  readonly mix: Num;
  /** Speed of the movement, 0.01–10 Hz; latched. */
  readonly rateHz: Num;
  /** Extent of the movement, 0–10 ms around 12 ms. */
  readonly depthSec: Num;
}

const CENTRE_SEC = 0.012;

/** Effects only; lanes are (left, right, left, right). */
export function chorus(x: F32, options: ChorusOptions): F32 {
  return scope('chorus', () => {
    checkOptions(options, ['mix', 'rateHz', 'depthSec']);
    const mix = control(knob(mixKnob, options.mix));
    const depth = knob(depthKnob, options.depthSec).mul(sampleRate());
    const step = knob(rateKnob, options.rateHz).mul(num(4294967296).div(sampleRate())).toInt();
    const phase = jobTime()
      .mul(step)
      .add(perLaneInt(0, 0x40000000, -0x80000000, -0x40000000));
    const distance = control(sinTurns(phase).mul(depth).add(num(CENTRE_SEC).mul(sampleRate())));
    const line = delayLine(CENTRE_SEC + depthKnob.max);
    const echoes = line.read(distance, 'linear');
    line.write(x);
    const both = echoes.add(shuffle(echoes, echoes, [2, 3, 0, 1]));
    // Two unrelated echoes and the dry sound: 1/√3 of each keeps the power near that of the dry sound alone.
    return x.mix(x.add(both).mul(0.577), mix);
  });
}
