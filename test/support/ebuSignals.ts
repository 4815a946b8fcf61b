// The synthetic signals of EBU Tech 3341 (v4, 2023, Table 1, 1–6 and 9–14) and Tech 3342 (v4, 2023, Table 1, 1–4), from their
// definitions. The others are recorded programmes.

/** A tone of 1 kHz, or silence, which is −Infinity. */
export interface Part {
  /** Peak level in dBFS. */
  readonly levelDb: number;
  readonly durationSec: number;
}

const tone = (levelDb: number, durationSec: number): Part => ({ levelDb, durationSec });
const silence = (durationSec: number): Part => ({ levelDb: -Infinity, durationSec });
const repeat = (times: number, parts: readonly Part[]): Part[] => Array.from({ length: times }, () => parts).flat();
const twenty = <T>(make: (i: number) => T): readonly T[] => Array.from({ length: 20 }, (_, i) => make(i));

/** Tech 3341: played by both channels in phase. */
export const gatingSignals: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly Part[]>> = {
  1: [tone(-23, 20)],
  2: [tone(-33, 20)],
  3: [tone(-36, 10), tone(-23, 60), tone(-36, 10)],
  4: [tone(-72, 10), tone(-36, 10), tone(-23, 60), tone(-36, 10), tone(-72, 10)],
  5: [tone(-26, 20), tone(-20, 20.1), tone(-26, 20)],
};

/** Tech 3341, 6: L, R, C, Ls, Rs. */
export const surroundSignal: readonly (readonly Part[])[] = [-28, -28, -24, -30, -30].map((level) => [tone(level, 20)]);

/** Tech 3341, 9: short-term loudness is constant after 3 s. */
export const shortTermSignal: readonly Part[] = repeat(5, [tone(-20, 1.34), tone(-30, 1.66)]);

/** Tech 3341, 10: twenty files. */
export const shortTermFiles = twenty((i) => [silence(0.15 * i), tone(-23, 3), silence(1)]);

/** Tech 3341, 11: twenty segments of 6 s, each 1 dB louder than the one before. */
export const shortTermLadder = twenty((i) => [silence(0.15 * i), tone(-38 + i, 3), silence(3 - 0.15 * i)]).flat();

/** Tech 3341, 12: momentary loudness is constant after 1 s. */
export const momentarySignal: readonly Part[] = repeat(25, [tone(-20, 0.18), tone(-30, 0.22)]);

/** Tech 3341, 13: twenty files. */
export const momentaryFiles = twenty((i) => [silence(0.02 * i), tone(-23, 0.4), silence(1)]);

/** Tech 3341, 14: twenty segments of 0.8 s. */
export const momentaryLadder = twenty((i) => [silence(0.02 * i), tone(-38 + i, 0.4), silence(0.4 - 0.02 * i)]).flat();

/** Tech 3342, 1–4: parts of 20 s. */
export const rangeSignals: readonly { readonly parts: readonly Part[]; readonly rangeLu: number }[] = [
  { parts: [tone(-20, 20), tone(-30, 20)], rangeLu: 10 },
  { parts: [tone(-20, 20), tone(-15, 20)], rangeLu: 5 },
  { parts: [tone(-40, 20), tone(-20, 20)], rangeLu: 20 },
  { parts: [-50, -35, -20, -35, -50].map((level) => tone(level, 20)), rangeLu: 15 },
];

/** One channel: the parts one after the other, the phase going on through all of them, edges to the nearest sample. */
export function synthesize(parts: readonly Part[], sampleRate: number): Float32Array {
  // 1 kHz comes round in a second, at any whole rate.
  const second = Float64Array.from({ length: sampleRate }, (_, n) => Math.sin((2000 * Math.PI * n) / sampleRate));
  let endSec = 0;
  const ends = parts.map(({ durationSec }) => Math.round((endSec += durationSec) * sampleRate));
  const samples = new Float32Array(ends.at(-1) ?? 0);
  let n = 0;
  parts.forEach(({ levelDb }, part) => {
    const peak = 10 ** (levelDb / 20);
    for (let phase = n % sampleRate; n < ends[part]!; n++) {
      samples[n] = peak * second[phase]!;
      if (++phase === sampleRate) phase = 0;
    }
  });
  return samples;
}
