// Fits the polynomials of src/units/math and prints their coefficients: node scripts/fitPolynomials.mjs [name]
//
// Each fit is minimax: the largest weighted error over the interval is as small as it can be (Remez' exchange on a dense
// grid, in float64). Then the coefficients become float32, one at a time from the lowest power up, and after each one the
// rest is fitted again, so that later coefficients make up for the rounding of earlier ones.

const { PI, abs, cos, exp, expm1, fround, log2, sin, sqrt, tan, tanh } = Math;
const SQRT2 = sqrt(2);
/** log2(e) as the float32 that the graph multiplies by. */
const LOG2E = fround(1 / Math.LN2);

/**
 * What is fitted: target(x) ≈ Σ cₖ·basis(x)^power[k] on [from, to], where errors count `weight(x)` times.
 * @type {Record<string, { about: string, from: number, to: number, powers: number[], basis: (x: number) => number,
 *   target: (x: number) => number, weight: (x: number) => number }>}
 */
const fits = {
  exp2: {
    about: '2^f − 1 = f·(c₀ + c₁f + …), absolute error',
    from: 0,
    to: 1,
    powers: [1, 2, 3, 4, 5, 6],
    basis: (f) => f,
    target: (f) => expm1(f * Math.LN2),
    weight: () => 1,
  },
  log2: {
    about: 'log2(m)/s − 2·log2(e) = s²·(c₀ + c₁s² + …) for s = (m − 1)/(m + 1), relative error of log2(m)',
    from: 0.005,
    to: (SQRT2 - 1) / (SQRT2 + 1),
    powers: [2, 4, 6],
    basis: (s) => s,
    target: (s) => log2((1 + s) / (1 - s)) / s - 2 * LOG2E,
    weight: (s) => s / log2((1 + s) / (1 - s)),
  },
  sin: {
    about:
      'sin(r)/r − 1 = r²·(c₀ + c₁r² + …), relative error of sin(r), less of it around 1.4, where rounding adds most',
    from: 0.02,
    to: 1.5718,
    powers: [2, 4, 6, 8],
    basis: (r) => r,
    target: (r) => sin(r) / r - 1,
    weight: (r) => (r / sin(r)) * (1 + 8 * exp(-(((r - 1.36) / 0.14) ** 2))),
  },
  sinTurns: {
    about: 'sin(πu) = w·(c₀ + c₁w + …) for w = u·(1 − u), absolute error',
    from: 0,
    to: 0.5,
    powers: [1, 2, 3, 4],
    basis: (u) => u * (1 - u),
    target: (u) => sin(PI * u),
    weight: () => 1,
  },
  tan: {
    about: 'y/tan(y) − 1 = y²·(c₀ + c₁y² + …), relative error of tan(y)',
    from: 0.02,
    to: PI / 4,
    powers: [2, 4, 6, 8],
    basis: (y) => y,
    target: (y) => y / tan(y) - 1,
    weight: (y) => tan(y) / y,
  },
  tanh: {
    about: 'r/tanh(r) − 1 = r²·(c₀ + c₁r² + …), relative error of tanh(r)',
    from: 0.005,
    to: Math.LN2 / 2 + 1e-6,
    powers: [2, 4, 6],
    basis: (r) => r,
    target: (r) => r / tanh(r) - 1,
    weight: (r) => tanh(r) / r,
  },
};

const GRID = 4000;

/** The float32 coefficients of a fit, and the largest weighted error that they leave. */
function fit({ from, to, powers, basis, target, weight }) {
  // Denser towards the ends, where the error of a minimax polynomial turns fastest.
  const points = Array.from({ length: GRID + 1 }, (_, i) => {
    const x = (from + to) / 2 - ((to - from) / 2) * cos((PI * i) / GRID);
    const b = basis(x);
    return { w: weight(x), y: target(x), terms: powers.map((power) => b ** power) };
  });
  const coefficients = [];
  /** What the coefficients that are already rounded leave to the others. */
  const rest = () =>
    points.map(({ w, y, terms }) => ({ w, y: y - dot(coefficients, terms), terms: terms.slice(coefficients.length) }));
  let ideal;
  while (coefficients.length < powers.length) {
    const { solution, error } = remez(rest());
    ideal ??= error;
    coefficients.push(fround(solution[0]));
  }
  return { coefficients, ideal, error: Math.max(...rest().map(({ w, y }) => abs(w * y))) };
}

/** Minimax in the weighted sense on a grid: solves for an error that alternates, then moves the points to where it is largest. */
function remez(points) {
  const n = points[0].terms.length;
  let reference = Array.from({ length: n + 1 }, (_, i) => Math.round(((i + 0.5) * (points.length - 1)) / (n + 1)));
  let solution = [];
  let error = Infinity;
  for (let round = 0; round < 100; round++) {
    const rows = reference.map((at, i) => {
      const { w, y, terms } = points[at];
      return [...terms.map((term) => w * term), i % 2 ? -1 : 1, w * y];
    });
    const solved = solve(rows);
    const levelled = abs(solved.pop());
    solution = solved;
    const errors = points.map(({ w, y, terms }) => w * (dot(solution, terms) - y));
    error = Math.max(...errors.map(abs));
    if (error <= levelled * 1.0001) break;
    reference = exchange(errors, n + 1);
  }
  return { solution, error };
}

/** The largest error of each run of equal sign; of too many runs, the neighbours that together hold the largest. */
function exchange(errors, count) {
  const peaks = [];
  errors.forEach((e, i) => {
    const last = peaks.length - 1;
    if (last >= 0 && e > 0 === errors[peaks[last]] > 0) {
      if (abs(e) > abs(errors[peaks[last]])) peaks[last] = i;
    } else peaks.push(i);
  });
  while (peaks.length > count) {
    if (abs(errors[peaks[0]]) < abs(errors[peaks[peaks.length - 1]])) peaks.shift();
    else peaks.pop();
  }
  if (peaks.length < count) throw new Error(`The error alternates ${peaks.length} times, ${count} are needed.`);
  return peaks;
}

/** Gaussian elimination with pivoting; each row ends with its right side. */
function solve(rows) {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    const best = rows
      .slice(column)
      .reduce((b, row, i) => (abs(row[column]) > abs(rows[b][column]) ? i + column : b), column);
    [rows[column], rows[best]] = [rows[best], rows[column]];
    for (let row = column + 1; row < n; row++) {
      const factor = rows[row][column] / rows[column][column];
      for (let k = column; k <= n; k++) rows[row][k] -= factor * rows[column][k];
    }
  }
  const x = [];
  for (let row = n - 1; row >= 0; row--) {
    const known = rows[row].slice(row + 1, n).reduce((sum, value, i) => sum + value * x[i], 0);
    x.unshift((rows[row][n] - known) / rows[row][row]);
  }
  return x;
}

/** The shortest decimal that reads back as the same float32. */
function shortest(x) {
  let text = '';
  for (let digits = 1; digits <= 9 && fround(Number(text)) !== x; digits++)
    text = String(Number(x.toPrecision(digits)));
  return text;
}

function dot(a, b) {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

for (const [name, settings] of Object.entries(fits)) {
  if (process.argv[2] !== undefined && process.argv[2] !== name) continue;
  const { coefficients, ideal, error } = fit(settings);
  console.log(`${name}: ${settings.about}`);
  console.log(`  [${coefficients.map(shortest).join(', ')}]`);
  console.log(`  largest error ${error.toExponential(2)} (${ideal.toExponential(2)} before rounding)\n`);
}
