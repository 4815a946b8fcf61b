/**
 * The trapezoidal state-variable filter (A. Simper, "Solving the continuous SVF equations using trapezoidal integration and
 * equivalent currents", Cytomic, 2013): 12 dB per octave, all responses at once, the bilinear transform of the analogue
 * prototype with its cutoff kept in place.
 *
 * Its coefficients are computed on the control grid and interpolated in between. That is safe at any speed of modulation:
 * the state update is linear in its coefficients and does not grow the state for any cutoff and resonance, and a mean of maps
 * that do not grow a vector does not grow it either.
 */
import { control, num, register, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { tan } from '../math/tan.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const stateVariableFilterOptions = {
  cutoffHz: { unit: 'Hz', min: 5, max: 96000, doc: 'up to 0.49 of the sample rate; above, it stays there' },
  q: { unit: '1', min: 0.1, max: 100, doc: 'resonance as a ratio; 0.7071 is the flattest low-pass' },
} as const satisfies OptionTable;
export type FilterOptions = OptionsOf<typeof stateVariableFilterOptions>;

export interface Responses {
  readonly low: F32;
  /** Peak gain `q` at the cutoff. */
  readonly band: F32;
  readonly high: F32;
  readonly notch: F32;
}

/** Designs a filter, to be applied to one or more signals (left and right, say), each with its own state. */
export function stateVariableFilter(options: FilterOptions): (x: F32) => Responses {
  return scope('stateVariableFilter', () => {
    const { cutoffHz, q } = readOptions(stateVariableFilterOptions, options);
    const cutoff = cutoffHz.min(sampleRate().mul(0.49));
    const g = tan(cutoff.mul(num(Math.PI).div(sampleRate())));
    const k = num(1).div(q);
    const a1 = num(1).div(g.mul(g.add(k)).add(1));
    const a2 = g.mul(a1);
    const coefficients = {
      b1: control(a1.add(a1).sub(1)),
      b2: control(a2.add(a2)),
      b3: control(g.mul(a2.add(a2))),
      damping: control(k),
    };
    return (x) => scope('stateVariableFilter', () => apply(x, coefficients));
  });
}

/** Simper's update with both states advanced directly: what he writes as 2·v − s is one line each. */
function apply(x: F32, { b1, b2, b3, damping }: Record<'b1' | 'b2' | 'b3' | 'damping', F32>): Responses {
  const first = register();
  const second = register();
  const v3 = x.sub(second.value);
  const nextFirst = b1.mul(first.value).add(b2.mul(v3)).sane();
  // In this order only b3·v3 waits for the input: the loop from state to state is as short as it can be.
  const nextSecond = second.value.add(b2.mul(first.value)).add(b3.mul(v3)).sane();
  first.set(nextFirst);
  second.set(nextSecond);
  const band = first.value.add(nextFirst).mul(0.5);
  const low = second.value.add(nextSecond).mul(0.5);
  const notch = x.sub(damping.mul(band));
  return { low, band, high: notch.sub(low), notch };
}
