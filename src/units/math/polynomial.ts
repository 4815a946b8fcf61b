import { num, type F32, type Num } from '../../ir/index.ts';

/** c₀ + c₁x + c₂x² + …, by Horner's rule: two operations for each coefficient after the first. */
export function polynomial(x: Num, coefficients: readonly number[]): F32 {
  const [highest = 0, ...lower] = [...coefficients].reverse();
  return lower.reduce((sum, coefficient) => sum.mul(x).add(coefficient), num(highest));
}
