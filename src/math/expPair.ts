// The exponential function with about 60 bits, which exp, exp2, expm1, pow, tanh and dbToGain round to float64.
// Method: e^x = 2^k · 2^(j/64) · e^r with |r| ≤ ln 2/128 (Tang 1989, see expTable), then the Taylor series of e^r.
import { setPair, type Pair } from './doubleDouble.ts';
import { expTable } from './expTable.ts';

// 64/ln 2, rounded. It only chooses the nearest step, so its rounding does not matter.
const STEPS_PER_UNIT = 92.33248261689366;

// ln 2/64 in two parts (Cody & Waite, "Software Manual for the Elementary Functions", 1980). The first is a multiple of
// 2^-42, so its product with a step count below 2^17 is exact.
const STEP_HIGH = 0.010830424696223417;
const STEP_LOW = 2.572804622327669e-14;

/**
 * Writes e^(high + low) · 2^−k into the pair, with 0.99 < value < 2, and returns k. For |high| ≤ 1000 and |low| far smaller.
 * The relative error is below 2^-59.
 */
export function expPair(high: number, low: number, out: Pair): number {
  const steps = Math.floor(high * STEPS_PER_UNIT + 0.5);
  const near = high - steps * STEP_HIGH;
  const rest = low - steps * STEP_LOW;
  const r = near + rest;
  return expOfSteps(steps, r, near - r + rest, out);
}

/** The same for 2^(steps/64) · e^(r + rLow), with |r| ≤ ln 2/128. */
export function expOfSteps(steps: number, r: number, rLow: number, out: Pair): number {
  const j = steps & 63;
  // Taylor: 1/n!. The first term left out, r^7/5040, is below 2^-64.
  const growth = r + (r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720))))) + rLow);
  const power = expTable.high[j]!;
  setPair(out, power, expTable.low[j]! + power * growth);
  return (steps - j) / 64;
}
