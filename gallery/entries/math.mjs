import {
  cos,
  cosTurns,
  decibelsToGain,
  exp2,
  frequency,
  log2,
  polynomial,
  sin,
  sine,
  sinTurns,
  tan,
  tanh,
} from '../../dist/graph.js';
import { plain, ramp, tone } from '../lib/sounds.mjs';

/** A curve of each function, over an argument that runs through a range in one second. */
const curves = (from, to, functions) =>
  Object.fromEntries(Object.entries(functions).map(([name, f]) => [name, plain(() => f(ramp(from, to, 1)))]));
/** An integer phase of so many turns. */
const turns = (x) => x.mul(2147483648).toInt().shl(1);

export const math = [
  {
    unit: 'math',
    title: 'functions of signals',
    seconds: 1,
    show: 'curve',
    about: 'Sines, the tangent up to its pole, the hyperbolic tangent and a polynomial; heard: a sine through tanh.',
    look: { x: { from: -3, to: 3, unit: 'x' }, y: { from: -3, to: 3 } },
    build: () => ({
      instrument: tone(() => tanh(sine(frequency()).mul(4))),
      shown: curves(-3, 3, { sin, cos, tan, tanh, '0.5 - x + 0.2 x^3': (x) => polynomial(x, [0.5, -1, 0, 0.2]) }),
    }),
  },
  {
    unit: 'math',
    variant: 'powers',
    title: 'powers and logarithms',
    seconds: 1,
    show: 'curve',
    about: '2^x and log2 x mirror each other, decibels become gains; heard: a tone that swells by 40 dB.',
    look: { x: { from: -4, to: 4, unit: 'x' }, y: { from: -4, to: 4 } },
    build: () => ({
      instrument: tone(() => sine(frequency()).mul(decibelsToGain(ramp(-40, 0, 0.7)))),
      shown: curves(-4, 4, {
        exp2,
        log2: (x) => log2(x.max(1e-3)),
        'decibelsToGain(10x)': (x) => decibelsToGain(x.mul(10)),
      }),
    }),
  },
  {
    unit: 'math',
    variant: 'turns',
    title: 'sines of integer phases',
    seconds: 1,
    show: 'curve',
    about: 'One turn is 2³² steps, and the phase wraps without a seam; heard: a sine made of one.',
    look: { x: { from: -1, to: 1, unit: 'turn' } },
    build: () => ({
      instrument: tone(() => sinTurns(turns(ramp(0, 220, 1)))),
      shown: curves(-1, 1, { sinTurns: (x) => sinTurns(turns(x)), cosTurns: (x) => cosTurns(turns(x)) }),
    }),
  },
];
