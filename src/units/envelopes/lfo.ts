/** A low-frequency oscillator. */
import { num, scope, type F32, type I32, type Num } from '../../ir/index.ts';
import { sinTurns } from '../math/sinTurns.ts';
import { phasor } from '../oscillators/phasor.ts';
import { startKnob, startPhase } from '../oscillators/startPhase.ts';
import { knob, readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const lfoOptions = {
  shape: {
    choices: ['sine', 'triangle', 'sawUp', 'sawDown', 'square'],
    default: 'sine',
    doc: 'sine and triangle begin upwards from 0, saws with their jump, the square with its upper half',
  },
  startTurns: startKnob,
} as const satisfies OptionTable;
export type LfoOptions = OptionsOf<typeof lfoOptions>;

export const lfoRate = { unit: 'Hz', min: 0, max: 100, doc: 'speed' } as const;

/** Between −1 and 1, at `rateHz` (0–100 Hz). Saws and squares jump within one sample; `lag` and `slew` take off the edge. */
export function lfo(rateHz: Num, options: LfoOptions = {}): F32 {
  return scope('lfo', () => {
    const { shape } = readOptions(lfoOptions, options);
    return shapes[shape](phasor(knob('rateHz', lfoRate, rateHz), startPhase(options.startTurns)).phase);
  });
}

/** Functions of a phase of 2³² to a turn. */
const shapes: Readonly<Record<(typeof lfoOptions.shape.choices)[number], (phase: I32) => F32>> = {
  sine: sinTurns,
  triangle: (phase) => halfTurns(phase.add(0x40000000)).abs().mul(2).sub(1),
  sawUp: (phase) => halfTurns(phase.xor(-0x80000000)),
  sawDown: (phase) => halfTurns(phase.xor(0x7fffffff)),
  square: (phase) => num(1).flip(phase),
};

/** From −1 to 1. */
const halfTurns = (phase: I32): F32 => phase.toFloat().mul(1 / 2147483648);
