// Fits the filter of src/units/noise/pinkNoise.ts and prints its numbers: node scripts/fitPinkNoise.mjs
//
// Poles at ω, ω/10, ω/100, … with a zero half a decade above each make −3 dB per octave at low frequencies; one more pole and
// zero bend the end next to half the sample rate. ω and these two are found by the simplex method (J. A. Nelder & R. Mead,
// "A simplex method for function minimization", Computer Journal 7, 1965): the largest deviation shall be as small as it can.

const { PI, abs, cos, exp, log10, max, min, sqrt } = Math;
/** In the fit the low end is open: there are more decades than in the unit. */
const DECADES = 7;
const LOWEST = 2e-4;
const HIGHEST = 0.48;
const POINTS = 300;

/** Half the distance of the largest and the smallest level of f·|H(f)|², in decibels. */
function ripple([omega, pole, zero]) {
  if (!(omega > 0 && omega < 1 && abs(pole) < 1 && abs(zero) < 1)) return Infinity;
  const levels = Array.from({ length: POINTS }, (_, i) => {
    const w = 2 * PI * LOWEST * (HIGHEST / LOWEST) ** (i / (POINTS - 1));
    const distance = (root) => 1 + root * root - 2 * root * cos(w);
    let power = (w * distance(zero)) / distance(pole);
    for (let decade = 0; decade < DECADES; decade++) {
      const low = omega / 10 ** decade;
      power *= distance(exp(-low * sqrt(10))) / distance(exp(-low));
    }
    return 10 * log10(power);
  });
  return (max(...levels) - min(...levels)) / 2;
}

function simplex(f, start, size) {
  let corners = [start, ...start.map((_, i) => start.map((x, j) => (i === j ? x + size : x)))].map(valued);
  for (let step = 0; step < 1000; step++) {
    corners.sort((a, b) => a.y - b.y);
    const [best, worst] = [corners[0], corners.at(-1)];
    const others = corners.slice(0, -1);
    const centre = start.map((_, i) => others.reduce((sum, { x }) => sum + x[i], 0) / others.length);
    const along = (t) => valued(centre.map((c, i) => c + t * (worst.x[i] - c)));
    const mirrored = along(-1);
    const next =
      mirrored.y < best.y
        ? [mirrored, along(-2)].sort((a, b) => a.y - b.y)[0]
        : mirrored.y < others.at(-1).y
          ? mirrored
          : along(0.5);
    if (next.y < worst.y) corners[corners.length - 1] = next;
    else corners = corners.map(({ x }) => valued(x.map((value, i) => (value + best.x[i]) / 2)));
  }
  return corners[0].x;

  function valued(x) {
    return { x, y: f(x) };
  }
}

let found = [0.1, 0.3, 0];
for (const size of [0.05, 0.01, 0.01, 0.003, 0.001]) found = simplex(ripple, found, size);
console.log(`ω = ${found[0].toPrecision(6)}, pole ${found[1].toPrecision(6)}, zero ${found[2].toPrecision(6)}`);
console.log(`±${ripple(found).toFixed(3)} dB from ${LOWEST} to ${HIGHEST} of the sample rate`);
