/**
 * How much of a score a distance leaves: 1 / (1 + (d / half)²), a Lorentz curve. It is 1 at 0 and ½ at `half`, falls
 * ever after, and never reaches 0: at three halves a tenth is left, at ten halves a hundredth.
 *
 * @param distance from the ideal range, at least 0
 * @param half the distance that halves the factor, above 0, in the same unit
 * @returns in (0, 1]; distances beyond a million halves count as that
 */
export function factor(distance: number, half: number): number {
  const halves = Math.min(distance / half, 1e6);
  return 1 / (1 + halves * halves);
}
