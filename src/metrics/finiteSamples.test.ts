import { expect, it } from 'vitest';
import { finiteSamples } from './finiteSamples.ts';

it('leaves finite samples as they are, without a copy', () => {
  for (const length of [0, 1, 2, 3, 1000]) {
    const samples = new Float32Array(length).fill(-3e38);
    expect(finiteSamples(samples)).toBe(samples);
  }
});

it.each([0, 1, 2, 3, 4])('puts 0 in place of what is not finite, wherever it stands: %i', (place) => {
  for (const bad of [NaN, Infinity, -Infinity]) {
    const samples = Float32Array.of(1, -2, 3e38, 1e-45, 5);
    samples[place] = bad;
    const wanted = [...samples].map((x) => (Number.isFinite(x) ? x : 0));
    expect([...finiteSamples(samples)]).toEqual(wanted);
    expect(samples[place]).toBe(bad);
  }
});
