import { describe, expect, it } from 'vitest';

import { testNoise } from '../../../test/support/renderUnit.ts';
import { EnergyMeter } from './energyMeter.ts';
import { subBlockEdge } from './subBlocks.ts';

const energiesOf = (
  weights: readonly number[],
  channels: readonly Float32Array[],
  sampleRate = 48_000,
): Float64Array => {
  const meter = new EnergyMeter(weights, sampleRate);
  meter.add(channels);
  return meter.energies().values;
};

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe('EnergyMeter', () => {
  it('has one value for each complete 10 ms', () => {
    for (const sampleRate of [8000, 11_025, 44_100, 69_313]) {
      const edge = subBlockEdge(7, sampleRate);
      expect(energiesOf([1], [testNoise(edge)], sampleRate)).toHaveLength(7);
      expect(energiesOf([1], [testNoise(edge - 1)], sampleRate)).toHaveLength(6);
    }
  });

  it('adds up the channels by their weights, and does not look at those of weight 0', () => {
    const [a, b] = [testNoise(9600, 1), testNoise(9600, 2)];
    const [powerA, powerB] = [sum(energiesOf([1], [a])), sum(energiesOf([1], [b]))];
    expect(sum(energiesOf([1, 1.41], [a, b]))).toBeCloseTo(powerA + 1.41 * powerB, 8);
    const broken = new Float32Array(9600).fill(NaN);
    expect(energiesOf([1, 0], [a, broken])).toEqual(energiesOf([1], [a]));
    expect(sum(energiesOf([0], [a]))).toBe(0);
  });

  it('is as exact for a quiet sound', () => {
    const samples = testNoise(9600);
    const quiet = samples.map((x) => x * 2 ** -60);
    expect(energiesOf([1], [quiet])).toEqual(energiesOf([1], [samples]).map((energy) => energy * 2 ** -120));
  });

  it('grows with the sound', () => {
    const sampleRate = 8000;
    const samples = testNoise(20 * sampleRate);
    const chunks = new EnergyMeter([1], sampleRate);
    for (let from = 0; from < samples.length; from += 777) chunks.add([samples.subarray(from, from + 777)]);
    expect(chunks.energies().values).toEqual(energiesOf([1], [samples], sampleRate));
    expect(chunks.energies().values).toHaveLength(2000);
  });

  it('adds silence to what is too short, without a trace', () => {
    const samples = testNoise(1000);
    const meter = new EnergyMeter([1], 48_000);
    meter.add([samples]);
    const padded = new Float32Array(4800);
    padded.set(samples);
    expect(meter.energies(4800).values).toEqual(energiesOf([1], [padded]));
    expect(meter.energies(1000).values).toHaveLength(2);
    meter.add([samples]);
    const twice = new Float32Array(2000);
    twice.set(samples);
    twice.set(samples, 1000);
    expect(meter.energies().values).toEqual(energiesOf([1], [twice]));
  });
});
