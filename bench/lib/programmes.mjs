/** Stereo programmes to measure: something like music, and what is hardest for meters. Interleaved float32. */

/** Numbers from −1 to 1; a linear congruential generator (Numerical Recipes, 3rd edition, section 7.1). */
function noise(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

const TURN = 2 * Math.PI;
const saw = (turns) => 2 * (turns % 1) - 1;

/** Kick, snare, hats, a bass and a chord that is wide, 120 a minute; the level rises and falls back every 37 s. */
function music() {
  const random = noise(1);
  return (sec) => {
    const beat = sec % 0.5;
    const kick = 0.6 * Math.sin(TURN * (45 * beat + 4 * (1 - Math.exp(-beat / 0.03)))) * Math.exp(-beat / 0.15);
    const drums = kick + 0.25 * random() * Math.exp(-(sec % 0.25) / 0.02);
    const snare = 0.5 * random() * Math.exp(-((sec + 0.5) % 1) / 0.08);
    const middle = drums + snare + 0.25 * saw(55 * sec);
    const left = saw(220.3 * sec) + saw(277.4 * sec) + saw(330.1 * sec);
    const right = saw(221.1 * sec) + saw(276.4 * sec) + saw(331.1 * sec);
    const level = 0.8 * (0.4 + 0.6 * ((sec / 37) % 1));
    return [level * (middle + 0.12 * left), level * (middle + 0.12 * right)];
  };
}

function white() {
  const [left, right] = [noise(1), noise(2)];
  return () => [left(), right()];
}

const sine = (hz) => () => (sec) => {
  const x = Math.sin(TURN * hz * sec);
  return [x, x];
};

export const programmes = { music, 'white noise': white, '997 Hz': sine(997), '5 kHz': sine(5000) };

export function renderProgramme(name, seconds, rate) {
  const at = programmes[name]();
  const samples = new Float32Array(2 * seconds * rate);
  for (let n = 0; n < seconds * rate; n++) [samples[2 * n], samples[2 * n + 1]] = at(n / rate);
  return samples;
}
