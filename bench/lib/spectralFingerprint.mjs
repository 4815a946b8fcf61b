/** What a sound is like over time, as levels in mel bands and time slices; and how far two sounds are apart in it. */
import { framePowers } from '../../dist/metrics/spectrum/framePowers.js';

const BANDS = 40;
const LOWEST_HZ = 30;
const HIGHEST_HZ = 16_000;
const SLICES = 24;
/** Slices grow: the k-th begins at the share (k / SLICES)^GROWTH of the sound, so that a drum has as many as a pad. */
const GROWTH = 1.5;
const FRAME = 2048;
const HOP = 256;
/** What lies further below the loudest cell of a pair counts as silence. */
const FLOOR_DB = 60;

/** O'Shaughnessy, "Speech Communication", 1987. */
const melOf = (hz) => 2595 * Math.log10(1 + hz / 700);
const hzOf = (mel) => 700 * (10 ** (mel / 2595) - 1);

/**
 * Levels in dB, slice by slice, of the mean power of the channels.
 * @param gainDb brings all sounds to the same loudness
 */
export function spectralFingerprint(channels, sampleRate, gainDb) {
  const frames = Math.ceil(channels[0].length / HOP);
  const starts = Array.from({ length: frames }, (_, at) => at * HOP);
  const length = frames * HOP + FRAME;
  const sum = new Float64Array(SLICES * BANDS);
  const counts = new Float64Array(SLICES);
  const bandOf = bandOfBins(sampleRate);
  for (const samples of channels) {
    // Frames lie with their middles at the starts.
    const padded = new Float32Array(length);
    padded.set(samples, FRAME / 2);
    // Two frames at a time share one spectrum.
    framePowers(padded, { length: FRAME, starts }, FRAME).forEach((powers, pair) => {
      const slice = Math.min(SLICES - 1, Math.floor(SLICES * ((2 * pair) / frames) ** (1 / GROWTH)));
      counts[slice]++;
      for (let bin = 0; bin < powers.length; bin++) {
        if (bandOf[bin] >= 0) sum[slice * BANDS + bandOf[bin]] += powers[bin];
      }
    });
  }
  return sum.map((power, cell) => gainDb + 10 * Math.log10(power / Math.max(1, counts[Math.floor(cell / BANDS)])));
}

/** The same without an order in time: in each band, the levels of all slices from the loudest to the quietest. */
export function withoutOrder(fingerprint) {
  const sorted = new Float64Array(fingerprint.length);
  for (let band = 0; band < BANDS; band++) {
    const levels = Float64Array.from({ length: SLICES }, (_, slice) => fingerprint[slice * BANDS + band]).sort();
    levels.forEach((level, at) => (sorted[(SLICES - 1 - at) * BANDS + band] = level));
  }
  return sorted;
}

/** RMS difference in dB, over the cells that are above the floor in at least one of two sounds. */
export function spectralDistance(a, b) {
  const loudest = Math.max(...a, ...b);
  const floor = loudest - FLOOR_DB;
  let [sum, count] = [0, 0];
  for (let cell = 0; cell < a.length; cell++) {
    if (a[cell] <= floor && b[cell] <= floor) continue;
    sum += (Math.max(floor, a[cell]) - Math.max(floor, b[cell])) ** 2;
    count++;
  }
  return count === 0 ? 0 : Math.sqrt(sum / count);
}

/** The band of each bin; −1 for none. Where bands are narrower than bins, some stay empty, in all sounds alike. */
function bandOfBins(sampleRate) {
  const [lowest, highest] = [melOf(LOWEST_HZ), melOf(HIGHEST_HZ)];
  return Array.from({ length: FRAME / 2 + 1 }, (_, bin) => {
    const band = Math.floor((BANDS * (melOf((bin * sampleRate) / FRAME) - lowest)) / (highest - lowest));
    return band >= 0 && band < BANDS ? band : -1;
  });
}

export const fingerprintText = `${BANDS} mel bands × ${SLICES} slices of time, ${hzOf(melOf(LOWEST_HZ)).toFixed(0)} Hz to ${HIGHEST_HZ / 1000} kHz, floor ${FLOOR_DB} dB below the loudest cell`;
