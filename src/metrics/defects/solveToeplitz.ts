/** Linear equations whose matrix depends on the distance from its diagonal only. */

/**
 * The x for which the sum over j of diagonals[|i − j|] · x[j] is right[i]; diagonals that are missing are 0. The matrix must be
 * positive definite; where rounding says that it is not, the equations from there on are left out (their x is 0).
 * N. Levinson's recursion of 1947, as in G. Golub & C. Van Loan, "Matrix Computations", §4.7.
 */
export function solveToeplitz(diagonals: Float64Array, right: Float64Array): Float64Array {
  const { length } = right;
  const solution = new Float64Array(length);
  const filter = new Float64Array(length);
  const before = new Float64Array(length);
  const band = diagonals.length;
  let error = diagonals[0]!;
  if (!(error > 0)) return solution;
  solution[0] = right[0]! / error;
  filter[0] = 1;
  for (let order = 1; order < length; order++) {
    const near = Math.max(0, order - band + 1);
    let sum = 0;
    for (let k = near; k < order; k++) sum += filter[k]! * diagonals[order - k]!;
    const reflection = -sum / error;
    before.set(filter);
    for (let k = 1; k <= order; k++) filter[k] = before[k]! + reflection * before[order - k]!;
    error *= 1 - reflection * reflection;
    if (!(error > 0)) break;
    let rest = right[order]!;
    for (let k = near; k < order; k++) rest -= solution[k]! * diagonals[order - k]!;
    const step = rest / error;
    for (let k = 0; k <= order; k++) solution[k] = solution[k]! + step * filter[order - k]!;
  }
  return solution;
}
