import { control, num, type F32 } from '../ir/index.ts';
import { tanh } from '../units/math/tanh.ts';

/** tanh(g·x)/tanh(g) for a gain g above 0: what peaks at 1 peaks at 1 behind it, whatever the gain. */
export function saturator(gain: F32): (x: F32) => F32 {
  const drive = control(gain);
  const level = control(num(1).div(tanh(gain)));
  return (x) => tanh(x.mul(drive)).mul(level);
}
