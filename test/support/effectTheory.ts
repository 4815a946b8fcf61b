// Transfer functions of effects that stand still, in float64.
import { bilinear, over, plus, scaled, size, times, turned, type Complex } from './responses.ts';

export interface FlangerSetting {
  readonly delaySec: number;
  readonly feedback: number;
  readonly mix?: number;
}

/** 1 − mix + mix·E/(1 − feedback·E), E being the fractional delay. */
export const flangerTheory =
  ({ mix = 0.5, delaySec, feedback }: FlangerSetting, rate: number) =>
  (hz: number): number => {
    const echo = lagrange(Math.max(2, delaySec * rate), hz, rate);
    return mixed(over(echo, plus([1, 0], scaled(echo, -feedback))), mix);
  };

export interface PhaserSetting {
  readonly stages: number;
  readonly centreHz: number;
  readonly feedback: number;
  readonly mix?: number;
}

/** 1 − mix + mix·A/(1 − feedback·z⁻¹·A), A being all stages. */
export const phaserTheory =
  ({ stages, centreHz, feedback, mix = 0.5 }: PhaserSetting, rate: number) =>
  (hz: number): number => {
    const all = allPasses(hz, centreHz, stages, rate);
    const back = times(scaled(all, -feedback), turned((-2 * Math.PI * hz) / rate));
    return mixed(over(all, plus([1, 0], back)), mix);
  };

/** 1 − mix + mix·H. */
const mixed = (wet: Complex, mix: number): number => size(plus([1 - mix, 0], scaled(wet, mix)));

/** First-order all-passes in series: ((1 − s)/(1 + s))^stages. */
export function allPasses(hz: number, cutoffHz: number, stages: number, rate: number): Complex {
  const s = bilinear(hz, cutoffHz, rate);
  const stage = over(plus([1, 0], scaled(s, -1)), plus([1, 0], s));
  return Array.from({ length: stages }).reduce<Complex>((all) => times(all, stage), [1, 0]);
}

/** Third-order Lagrange interpolation, from its definition: the product of (d − j)/(i − j) over the other taps. */
function lagrange(distance: number, hz: number, rate: number): Complex {
  const first = Math.floor(distance) - 1;
  const taps = [0, 1, 2, 3].map((tap) => first + tap);
  return taps.reduce<Complex>(
    (sum, i) => {
      const weight = taps.reduce((product, j) => (i === j ? product : (product * (distance - j)) / (i - j)), 1);
      return plus(sum, scaled(turned((-2 * Math.PI * hz * i) / rate), weight));
    },
    [0, 0],
  );
}
