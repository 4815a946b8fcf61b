// Chooses the stretch of the spline and the equaliser of src/units/oscillators/stepResidual.ts, by theory: what is left of each
// harmonic of a saw, a square and a triangle at 44.1 kHz, where it folds to, and how far the harmonics up to 10 kHz are off.
//   node scripts/splineStretch.mjs
const RATE = 44100;
const sinc = (x) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
const decibels = (power) => 10 * Math.log10(power);

const waves = {
  saw: (k) => 2 / (Math.PI * k),
  square: (k) => (k % 2 === 1 ? 4 / (Math.PI * k) : 0),
  triangle: (k) => (k % 2 === 1 ? 8 / (Math.PI * Math.PI * k * k) : 0),
};

/** Quarter tones from 262 to 4186 Hz. */
const pitches = Array.from({ length: 97 }, (_, at) => 440 * 2 ** ((60 + at / 2 - 69) / 12));

/** Everything but the harmonics over the harmonics below a frequency, in dB: the worst pitch. */
function worstRest(wave, gain, equaliser, limitHz) {
  const ratios = pitches.map((f0) => {
    let [harmonic, rest] = [0, 0];
    for (let k = 1; k * f0 < 20 * RATE; k++) {
      const folded = Math.abs(k * f0 - RATE * Math.round((k * f0) / RATE));
      if (folded >= limitHz) continue;
      const power = (wave(k) * gain((k * f0) / RATE) * equaliser(folded / RATE)) ** 2;
      if (k * f0 < RATE / 2) harmonic += power;
      else rest += power;
    }
    return decibels(rest / harmonic);
  });
  return Math.max(...ratios);
}

function droop(gain, equaliser) {
  let worst = 0;
  for (let hertz = 0; hertz <= 10000; hertz += 50) {
    worst = Math.max(worst, Math.abs(20 * Math.log10(gain(hertz / RATE) * equaliser(hertz / RATE))));
  }
  return worst;
}

console.log('points of the spline, distance of its nodes, taps and c of the equaliser, worst harmonic up to 10 kHz;');
console.log('aliases below 10 kHz and below 18 kHz, in dB, of saw, square, triangle');
const shown = (x) => x.toFixed(1).padStart(7);
for (const [points, stretch, spacing, c] of [
  [2, 1, 1, 0],
  [4, 1, 1, 0.2],
  [4, 1, 2, 0.075],
  [4, 1.05, 2, 0.09],
  [4, 1.1, 2, 0.105],
  [4, 1.15, 2, 0.125],
  [4, 1.15, 1, 0.25],
  [6, 1, 1, 0.3],
  [6, 1, 2, 0.13],
]) {
  const gain = (cycles) => sinc(stretch * cycles) ** points;
  const equaliser = (cycles) => 1 + 2 * c * (1 - Math.cos(2 * Math.PI * spacing * cycles));
  const figures = Object.values(waves).flatMap((wave) =>
    [10000, 18000].map((hz) => worstRest(wave, gain, equaliser, hz)),
  );
  console.log(
    points,
    stretch.toFixed(2),
    `0 and ±${spacing}`,
    c.toFixed(3),
    shown(droop(gain, equaliser)),
    '|',
    ...figures.map(shown),
  );
}
