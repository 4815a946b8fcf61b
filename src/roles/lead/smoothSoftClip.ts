/**
 * The soft clipper with fewer aliases: the mean of its curve between one sample and the next (J. D. Parker, V. Zavalishin &
 * E. Le Bivic, "Reducing the aliasing of nonlinear waveshaping using continuous-time convolution", DAFx 2016). The curve is a
 * cubic, so that the mean needs no difference of nearly equal numbers: within ±1.5, where it is x − 4x³/27, it is
 * (a + b)/2·(1 − 2(a² + b²)/27) between a and b; outside it is ±1.
 */
import { num, previous, scope, type F32 } from '../../ir/index.ts';

const EDGE = 1.5;
/** From here on the step is long enough to divide by. */
const SHORTEST = 1e-3;

/** Half a sample late; unity gain for small signals, never outside [−1, 1]. */
export function smoothSoftClip(x: F32): F32 {
  return scope('smoothSoftClip', () => {
    const before = previous(x);
    const [a, b] = [x, before].map((value) => value.clamp(-EDGE, EDGE)) as [F32, F32];
    const curve = a
      .add(b)
      .mul(0.5)
      .mul(
        num(1).sub(
          a
            .mul(a)
            .add(b.mul(b))
            .mul(2 / 27),
        ),
      );
    const step = x.sub(before);
    const isLong = step.abs().gt(SHORTEST);
    const perStep = num(1).div(isLong.select(step, 1));
    // The share of the way that lies within the edges, and what is beyond them, where the mean is that of the sign.
    const beyond = x.sub(a).abs().sub(before.sub(b).abs());
    const mean = curve.mul(a.sub(b)).add(beyond).mul(perStep);
    return isLong.select(mean, curve).clamp(-1, 1);
  });
}
