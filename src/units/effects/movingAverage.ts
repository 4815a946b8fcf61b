/** The mean of the last so many values. The sum runs in integers, so that it is exact for ever, whatever has passed. */
import { delayLine, intRegister, num, type F32 } from '../../ir/index.ts';

/**
 * @param x its integer part counts; below 2²⁴, and its sum over the window below 2³¹
 * @param samples how many, a whole number, up to `maxSec`
 */
export function movingAverage(x: F32, samples: F32, maxSec: number): F32 {
  const whole = x.trunc();
  const line = delayLine(maxSec);
  line.write(whole);
  const sum = intRegister();
  const next = sum.value.add(whole.toInt()).sub(line.tap(samples.toInt()).toInt());
  sum.set(next);
  return next.toFloat().mul(num(1).div(samples));
}
