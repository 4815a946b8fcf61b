// Every unit in graphs that show it: what the conformance test runs. A unit without a case does not compile.
import {
  bus,
  effect,
  frequency,
  instrument,
  jobTime,
  param,
  perLane,
  time,
  type F32,
  type Graph,
  type I32,
} from '../../src/ir/index.ts';
import * as units from '../../src/units/index.ts';

type Units = typeof units;
type UnitName = {
  [Name in keyof Units]: Units[Name] extends (...args: never[]) => unknown ? Name : never;
}[keyof Units];

/** One use of a unit. Effects hear the bus. */
export interface UnitCase {
  readonly name: string;
  readonly graph: Graph;
}

/** A voice; its frequency and its seed differ from lane to lane. */
const voice = (name: string, body: () => F32 | readonly [F32, F32]): UnitCase => ({
  name,
  graph: instrument(name, () => ({ out: body() })),
});
const fx = (name: string, body: (x: F32) => F32): UnitCase => ({ name, graph: effect(name, body) });

/** An integer phase as a number between −1 and 1. */
const turns = (phase: I32): F32 => phase.toFloat().mul(1 / 2147483648);
/** A frequency that moves within the note, so that phases are summed up. */
const moving = (): F32 => frequency().mul(units.lfo(3).mul(0.2).add(1));

/** Live parameters of the cases; the test also sets them to what no knob would give. */
const live = (name: string, initial: number): F32 => param(name, initial, 'live');

const { adsr, chorus, cosTurns, dcBlock, droopEqualiser, drooping, hash, lfo, pan, phasor, reverb, saw } = units;
const { sine, sinTurns, softClip, stateVariableFilter, unison, whiteNoise } = units;

const segments = { attackSec: 0.01, decaySec: 0.02, sustain: 0.6, releaseSec: 0.05 };
const filter = (name: 'low' | 'band' | 'high' | 'notch'): UnitCase =>
  fx(name, (x) => stateVariableFilter({ cutoffHz: 700, q: 3 })(x)[name]);

export const unitCases: Readonly<Record<UnitName, readonly UnitCase[]>> = {
  chorus: [
    fx('constant', (x) => chorus(x, { mix: 0.5, rateHz: 2, depthSec: 0.003 })),
    fx('live', (x) => chorus(x, { mix: live('mix', 0.7), rateHz: live('rate', 5), depthSec: live('depth', 0.01) })),
  ],
  reverb: [
    fx('constant', (x) => reverb(x, { mix: 0.5, t60Sec: 0.1, dampingHz: 3000 })),
    fx('live', (x) => reverb(x, { mix: live('mix', 0.7), t60Sec: live('t60', 0.2), dampingHz: live('damping', 900) })),
  ],
  softClip: [fx('loud', (x) => softClip(x.mul(5)))],
  adsr: [
    voice('constant', () => adsr(segments)),
    voice('live', () =>
      adsr({
        attackSec: live('attack', 0.003),
        decaySec: live('decay', 0),
        sustain: live('sustain', 0.5),
        releaseSec: live('release', 0.1),
      }),
    ),
  ],
  lfo: [voice('constant', () => lfo(7, 0.3)), voice('live', () => lfo(live('rate', 11), live('turns', 0.25)))],
  dcBlock: [fx('constant', (x) => dcBlock(x.add(0.5), 50)), fx('live', (x) => dcBlock(x, live('cutoff', 20)))],
  stateVariableFilter: [
    ...(['low', 'band', 'high', 'notch'] as const).map(filter),
    fx('live', (x) => stateVariableFilter({ cutoffHz: live('cutoff', 1500), q: live('q', 20) })(x).low),
    fx('moved by what it hears', (x) => stateVariableFilter({ cutoffHz: x.abs().mul(3000), q: 8 })(x).low),
  ],
  hash: [voice('of time', () => turns(hash(time())))],
  whiteNoise: [voice('two of them', () => [whiteNoise(), whiteNoise()])],
  phasor: [
    voice('fixed', () => turns(phasor(frequency(), 0x20000000).phase)),
    voice('moving', () => turns(phasor(moving()).phase)),
  ],
  drooping: [voice('fixed', () => drooping(frequency()))],
  droopEqualiser: [fx('of the bus', (x) => droopEqualiser(x))],
  saw: [voice('fixed', () => saw(frequency(), 0x40000000)), voice('moving', () => saw(moving()))],
  sine: [voice('fixed', () => sine(frequency(), 0x40000000)), voice('moving', () => sine(moving()))],
  unison: [
    voice('one voice', () => unison(frequency(), { voices: 1, detuneCents: 10, spread: 1 })),
    voice('seven voices', () => unison(frequency(), { voices: 7, detuneCents: 25, spread: 0.8 })),
    voice('live', () => unison(frequency(), { voices: 2, detuneCents: live('detune', 30), spread: live('spread', 1) })),
  ],
  pan: [voice('moving', () => pan(sine(440), lfo(5))), fx('of the bus', (x) => pan(x, live('place', -0.3), 0.8)[0])],
  cos: [fx('of the bus', (x) => units.cos(x.mul(20)))],
  cosTurns: [voice('of time', () => cosTurns(time().mul(0x01234567)))],
  decibelsToGain: [fx('of the bus', (x) => units.decibelsToGain(x.mul(90)))],
  exp2: [fx('of the bus', (x) => units.exp2(x.mul(12)))],
  log2: [fx('of the bus', (x) => units.log2(x.abs()))],
  polynomial: [fx('of the bus', (x) => units.polynomial(x, [0.1, -0.5, 0.25, 2]))],
  sin: [fx('of the bus', (x) => units.sin(x.mul(20)))],
  sinTurns: [voice('of time', () => sinTurns(jobTime().mul(0x01234567)))],
  tan: [fx('of the bus', (x) => units.tan(x.mul(1.5)))],
  tanh: [fx('of the bus', (x) => units.tanh(x.mul(perLane(1, 3, 1, 3))))],
};

/** What the index exports beside types: the names that the table must have. */
export const unitNames = Object.entries(units)
  .filter(([, value]) => typeof value === 'function')
  .map(([name]) => name);

/** The case of the bus itself, to compare with. */
export const throughCase: UnitCase = { name: 'through', graph: effect('through', () => bus()) };
