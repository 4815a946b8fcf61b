import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frequencyAxis, linearAxis, roundRange, timeAxis, type Axis } from './axis.ts';

const texts = (axis: Axis, count: number): string[] => axis.ticks(count).map(({ text }) => text);

describe('linearAxis', () => {
  it.each([
    [0, 1, 5, ['0', '0.2', '0.4', '0.6', '0.8', '1']],
    [-1, 1, 4, ['-1', '-0.5', '0', '0.5', '1']],
    [-90, 0, 9, ['-90', '-80', '-70', '-60', '-50', '-40', '-30', '-20', '-10', '0']],
    [0.3, 2.2, 4, ['0.5', '1', '1.5', '2']],
    [0, 0.003, 3, ['0', '0.001', '0.002', '0.003']],
    [0, 44100, 3, ['0', '20000', '40000']],
    [5, 5, 2, ['5', '5.5', '6']],
  ])('from %d to %d with %i numbers: %o', (from, to, count, wanted) => {
    expect(texts(linearAxis(from, to, ''), count)).toEqual(wanted);
  });

  it('writes round numbers inside its range, as many as asked or fewer, where they belong', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: 1e-4, max: 1e5, noNaN: true }),
        fc.integer({ min: 1, max: 20 }),
        (from, length, count) => {
          const axis = linearAxis(from, from + length, '');
          const ticks = axis.ticks(count);
          expect(ticks.length).toBeLessThanOrEqual(count + 1);
          expect(ticks.length).toBeGreaterThanOrEqual(Math.floor(count / 2.5) - 1);
          for (const { value, text } of ticks) {
            expect(axis.place(value)).toBeGreaterThan(-1e-6);
            expect(axis.place(value)).toBeLessThan(1 + 1e-6);
            expect(Math.abs(Number(text) - value)).toBeLessThan(1e-6 * Math.max(length, Math.abs(value)));
          }
        },
      ),
    );
  });

  it('knows places and values', () => {
    const axis = linearAxis(-20, 60, 'dB');
    expect(axis.unit).toBe('dB');
    expect([axis.place(-20), axis.place(0), axis.place(60), axis.place(140)]).toEqual([0, 0.25, 1, 2]);
    expect(axis.value(0.25)).toBe(0);
  });
});

describe('timeAxis', () => {
  it('is in seconds, or in milliseconds where it is short', () => {
    expect(timeAxis(0, 2)).toMatchObject({ unit: 's' });
    const short = timeAxis(0.01, 0.03);
    expect(short.unit).toBe('ms');
    expect(texts(short, 4)).toEqual(['10', '15', '20', '25', '30']);
    expect(short.ticks(4)[2]!.value).toBeCloseTo(0.02, 12);
    expect(short.place(0.015)).toBeCloseTo(0.25, 12);
    expect(short.value(0.5)).toBeCloseTo(0.02, 12);
  });
});

describe('frequencyAxis', () => {
  const axis = frequencyAxis();

  it('is logarithmic', () => {
    [20, 200, 2000, 20000].forEach((hz, third) => expect(axis.place(hz)).toBeCloseTo(third / 3, 14));
    for (const hz of [20, 55, 1000, 12345]) expect(axis.value(axis.place(hz))).toBeCloseTo(hz, 9);
    expect(axis.place(0)).toBe(-Infinity);
  });

  it('writes decades first, and more where there is room', () => {
    expect(texts(axis, 3)).toEqual(['100', '1k', '10k']);
    expect(texts(axis, 6)).toEqual(['100', '1k', '10k', '20', '20k', '200', '2k']);
    expect(texts(axis, 10).slice(-3)).toEqual(['50', '500', '5k']);
    expect(texts(frequencyAxis(90, 1100), 10)).toEqual(['100', '1k', '200', '500']);
  });
});

it.each([
  [0.3, 0.3],
  [1, 1],
  [1.01, 1.5],
  [0.0007, 0.0008],
  [8.1, 10],
  [0, 1],
  [NaN, 1],
  [Infinity, 1],
])('roundRange(%d) is %d', (peak, wanted) => {
  expect(roundRange(peak)).toBeCloseTo(wanted, 12);
});
