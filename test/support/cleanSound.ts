// What clean sounds are made of.
import { testNoise } from './renderUnit.ts';

export interface CleanSound {
  readonly name: string;
  /** One or two channels. */
  readonly render: (sampleRate: number) => Promise<readonly Float32Array[]>;
}

/** A function of the time in s and of the sample's number. */
export type Wave = (sec: number, at: number) => number;

const { min, max } = Math;
export const turns = (x: number): number => x - Math.floor(x);

function wave(sec: number, sampleRate: number, value: Wave): Float32Array {
  return Float32Array.from({ length: Math.round(sec * sampleRate) }, (_, at) => value(at / sampleRate, at));
}

export const mono = (name: string, sec: number, value: (sampleRate: number) => Wave): CleanSound => ({
  name,
  render: (sampleRate) => Promise.resolve([wave(sec, sampleRate, value(sampleRate))]),
});

/** Begins and ends in 10 ms. */
export const faded = (sec: number, value: Wave): Wave => {
  return (at, n) => value(at, n) * min(1, at / 0.01, max(0, (sec - at) / 0.01));
};

export const steady = (name: string, value: Wave): CleanSound => mono(name, 1, () => faded(0.99, value));

/** Hits at these times, each a function of the time since then. */
export const hits = (name: string, secs: readonly number[], hit: (seed: number) => Wave): CleanSound => {
  const sec = max(...secs) + 0.4;
  return mono(name, sec, () => {
    const voices = secs.map((start, index) => ({ start, hit: hit(index + 1) }));
    return (t, at) => {
      let sum = 0;
      for (const voice of voices) if (t >= voice.start) sum += voice.hit(t - voice.start, at);
      return sum * min(1, (sec - t) / 0.05);
    };
  });
};

export const noiseOf = (seed: number): ((at: number) => number) => {
  const noise = testNoise(65536, seed);
  return (at) => noise[at & 65535]!;
};

/** With its last 20 ms faded out. */
export function closed(x: Float32Array, sampleRate: number): Float32Array {
  const frames = 0.02 * sampleRate;
  return x.map((value, at) => value * min(1, (x.length - 1 - at) / frames));
}
