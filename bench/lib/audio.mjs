/** What tells whether a render did the work it should have done: level, brightness, width. */
import { readFileSync } from 'node:fs';

const FRAME = 4096;

/** Interleaved little-endian stereo float32, as peers write it. */
export function readStereo(file) {
  const bytes = readFileSync(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames = bytes.byteLength >> 3;
  const channels = [new Float64Array(frames), new Float64Array(frames)];
  for (let i = 0; i < 2 * frames; i++) channels[i & 1][i >> 1] = view.getFloat32(4 * i, true);
  return channels;
}

export function measure([left, right], sampleRate) {
  const mid = left.map((l, i) => (l + right[i]) / 2);
  const side = left.map((l, i) => (l - right[i]) / 2);
  return {
    rmsDb: decibels((power(left) + power(right)) / 2),
    centroidHz: centroid(mid, sampleRate),
    sideMidDb: decibels(power(side) / power(mid)),
  };
}

/** Whether every measurement is finite and inside its [lowest, highest]. */
export const isWithin = (measured, expected) =>
  Object.entries(expected).every(([key, [lowest, highest]]) => measured[key] >= lowest && measured[key] <= highest);

const power = (x) => x.reduce((sum, v) => sum + v * v, 0) / x.length;
const decibels = (ratio) => 10 * Math.log10(ratio);

/** Centre of the long-term magnitude spectrum: root of the mean power over half-overlapping Hann frames. */
function centroid(x, sampleRate) {
  const total = new Float64Array(FRAME / 2);
  const hann = Float64Array.from({ length: FRAME }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / FRAME));
  for (let start = 0; start + FRAME <= x.length; start += FRAME / 2) {
    const re = hann.map((w, i) => w * x[start + i]);
    const im = new Float64Array(FRAME);
    fft(re, im);
    for (let k = 0; k < total.length; k++) total[k] += re[k] * re[k] + im[k] * im[k];
  }
  const magnitude = total.map(Math.sqrt);
  const weighted = magnitude.reduce((sum, m, k) => sum + m * k, 0);
  return (weighted / magnitude.reduce((sum, m) => sum + m, 0)) * (sampleRate / FRAME);
}

/** In place, radix 2; decimation in frequency, then bit reversal. */
function fft(re, im) {
  const n = re.length;
  for (let size = n; size > 1; size >>= 1) {
    const half = size / 2;
    for (let k = 0; k < half; k++) {
      const c = Math.cos((2 * Math.PI * k) / size);
      const s = -Math.sin((2 * Math.PI * k) / size);
      for (let a = k; a < n; a += size) {
        const b = a + half;
        const dr = re[a] - re[b];
        const di = im[a] - im[b];
        re[a] += re[b];
        im[a] += im[b];
        re[b] = dr * c - di * s;
        im[b] = dr * s + di * c;
      }
    }
  }
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j |= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j], re[i]];
      [im[i], im[j]] = [im[j], im[i]];
    }
  }
}
