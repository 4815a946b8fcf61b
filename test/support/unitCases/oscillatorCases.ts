import { frequency, type F32 } from '../../../src/ir/index.ts';
import * as units from '../../../src/units/index.ts';
import { effects, fx, plain, turns, voice, voices } from './unitCase.ts';

const { drooping, droopEqualiser, hardSync, phasor, pulse, saw, sine, triangle, unison } = units;

/** A frequency that moves within the note, so that phases are summed up. */
const moving = (): F32 => frequency().mul(units.lfo(3).mul(0.2).add(1));

const waves = [{ amplitudes: [1, 0.5, 0.3, 0.1] }, { amplitudes: [0, 1], startTurns: [0, 0.25] }, { amplitudes: Array<number>(20).fill(0.2) }]; // prettier-ignore
const partials = [
  { ratio: 1, gain: 0.5 },
  { ratio: 2.756, gain: 0.3, decaySec: 0.2 },
  { ratio: 5, gain: -0.2, decaySec: 1 },
];
const modes = [1, 2.756, 5.404].map((ratio) => ({ ratio, gain: 0.2, decaySec: 0.1 }));

export const oscillatorCases = {
  phasor: plain(
    voice('fixed', () => turns(phasor(frequency(), 0x20000000).phase)),
    voice('moving', () => turns(phasor(moving()).phase)),
  ),
  drooping: plain(voice('fixed', () => drooping(phasor(frequency())))),
  droopEqualiser: plain(fx('of the bus', (x) => droopEqualiser(x))),
  hardSync: voices(units.hardSyncOptions, (options) => hardSync(frequency(), options), { ratio: 2.7 }, voice('moving', () => hardSync(moving(), { ratio: 1.5 }))), // prettier-ignore
  additive: voices(
    units.additiveOptions,
    (options) => units.additive(frequency(), partials, options),
    {},
    voice('moving', () => units.additive(moving(), partials)),
  ),
  modal: effects(units.modalOptions, (x, options) => units.modal(x, 250, modes, options)),
  phaseModulation: voices(units.phaseModulationOptions, (options) => units.phaseModulation(frequency(), options), { startTurns: 0.25, modulationTurns: 0.1, feedbackTurns: 0.1 }, voice('two', () => units.phaseModulation(moving(), { modulationTurns: units.phaseModulation(moving(), { feedbackTurns: 0.2 }).mul(0.4) }))), // prettier-ignore
  pulse: voices(units.pulseOptions, (options) => pulse(frequency(), options), { startTurns: 0.25, width: 0.3 }, voice('moving', () => pulse(moving()))), // prettier-ignore
  triangle: voices(units.triangleOptions, (options) => triangle(frequency(), options), { startTurns: 0.25 }, voice('moving', () => triangle(moving()))), // prettier-ignore
  saw: voices(units.sawOptions, (options) => saw(frequency(), options), { startTurns: 0.25 }, voice('moving', () => saw(moving()))), // prettier-ignore
  sine: voices(units.sineOptions, (options) => sine(frequency(), options), { startTurns: 0.25 }, voice('moving', () => sine(moving()))), // prettier-ignore
  wavetable: voices(units.wavetableOptions, (options) => units.wavetable(frequency(), waves, options), { startTurns: 0.25, position: 0.3 }, voice('moving', () => units.wavetable(moving(), waves.slice(0, 1)))), // prettier-ignore
  unison: voices(
    units.unisonOptions,
    (options) => unison(frequency(), options),
    { voices: 2 },
    voice('one voice', () => unison(frequency(), { voices: 1, detuneCents: 10, spread: 1 })),
    voice('seven voices', () => unison(frequency(), { voices: 7, detuneCents: 25, spread: 0.8 })),
  ),
};
