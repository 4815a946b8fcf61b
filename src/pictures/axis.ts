/** Axes: which value lies where, and which values are written beside them. */
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { log10 } from '../math/log10.ts';
import { pow } from '../math/pow.ts';

export interface Axis {
  /** What the numbers are in, e.g. `Hz`. */
  readonly unit: string;
  /** 0 at the axis' beginning, 1 at its end, beyond them outside. */
  readonly place: (value: number) => number;
  /** The value at a place. */
  readonly value: (place: number) => number;
  /** Values to be written, at most about `count`, the more important ones first. */
  readonly ticks: (count: number) => readonly Tick[];
}

export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** An axis with round numbers (1, 2 or 5 times a power of ten apart). An empty range is made one unit long. */
export function linearAxis(from: number, to: number, unit: string): Axis {
  const length = to > from ? to - from : 1;
  return {
    unit,
    place: (value) => (value - from) / length,
    value: (place) => from + place * length,
    ticks: (count) => {
      const step = roundStep(length / Math.max(1, count));
      const digits = Math.max(0, -Math.floor(log10(step) + 1e-9));
      const first = Math.ceil(from / step - 1e-9);
      const ticks = [];
      for (let k = first; k * step <= from + length * (1 + 1e-9); k++) {
        // Adding 0 makes −0 a 0.
        ticks.push({ value: k * step, text: shortText(Number((k * step).toFixed(Math.min(100, digits))) + 0) });
      }
      return ticks;
    },
  };
}

/** What is longer than this is written with an exponent. */
const LONGEST_TEXT = 6;

/** `-15e36` for −1.5e37: no plus, and no point. */
function shortText(value: number): string {
  const text = String(value);
  if (text.length <= LONGEST_TEXT && !text.includes('e')) return text;
  const [digits, exponent] = Number(value.toPrecision(12)).toExponential().split('e') as [string, string];
  const [whole, fraction = ''] = digits.split('.') as [string, string?];
  return `${whole}${fraction}e${Number(exponent) - fraction.length}`;
}

/** Time from 0, or from elsewhere, in seconds; what is shorter than 0.1 s is written in milliseconds. */
export function timeAxis(fromSec: number, toSec: number): Axis {
  if (toSec - fromSec >= 0.1) return linearAxis(fromSec, toSec, 's');
  const axis = linearAxis(1000 * fromSec, 1000 * toSec, 'ms');
  return {
    unit: 'ms',
    place: (seconds) => axis.place(1000 * seconds),
    value: (place) => axis.value(place) / 1000,
    ticks: (count) => axis.ticks(count).map(({ value, text }) => ({ value: value / 1000, text })),
  };
}

/** Frequencies on a logarithmic scale. Decades come first, then 20 and 20k, then the other ones. */
export function frequencyAxis(fromHz = 20, toHz = 20000): Axis {
  const octaves = log(toHz / fromHz);
  const rows = [
    [100, 1000, 10000],
    [20, 20000, 200, 2000],
    [50, 500, 5000],
  ];
  return {
    unit: 'Hz',
    place: (hz) => log(hz / fromHz) / octaves,
    value: (place) => fromHz * exp(place * octaves),
    ticks: (count) =>
      rows
        .slice(0, count < 5 ? 1 : count < 9 ? 2 : 3)
        .flat()
        .filter((hz) => hz >= fromHz * 0.999 && hz <= toHz * 1.001)
        .map((hz) => ({ value: hz, text: hz < 1000 ? String(hz) : `${hz / 1000}k` })),
  };
}

/** The smallest of 1, 2 or 5 times a power of ten that is not below `least`. */
function roundStep(least: number): number {
  return roundUp(least, [1, 2, 5]);
}

/** A round number that is not below `peak`, nor much above it: a range for a signal around 0. */
export function roundRange(peak: number): number {
  return peak > 0 && peak < Infinity ? roundUp(peak, [1, 1.5, 2, 3, 4, 6, 8]) : 1;
}

/** The smallest of these factors, or 10, times a power of ten that is not below `least`. */
function roundUp(least: number, factors: readonly number[]): number {
  const power = pow(10, Math.floor(log10(least) + 1e-9));
  return power * (factors.find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10);
}
