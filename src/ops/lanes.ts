/** Operations across lanes. Effects only: in instruments the lanes are unrelated voices. */
import type { Op } from './op.ts';

const f = Math.fround;

export const lanes: { readonly shuffle: Op; readonly laneSum: Op } = {
  shuffle: {
    args: ['f32', 'f32'],
    result: 'f32',
    purity: 'lanes',
    attribute: 'pattern',
    lanes: (a, b, pattern) => pattern.map((from) => (from < 4 ? a[from] : b[from - 4]) as number),
    doc: 'four lanes picked from the eight of a (0–3) and b (4–7)',
  },
  laneSum: {
    args: ['f32'],
    result: 'f32',
    purity: 'lanes',
    attribute: 'none',
    lanes: (a) => {
      const [a0, a1, a2, a3] = a as [number, number, number, number];
      const sum = f(f(a0 + a1) + f(a2 + a3));
      return [sum, sum, sum, sum];
    },
    doc: '(a₀ + a₁) + (a₂ + a₃), in every lane',
  },
};
