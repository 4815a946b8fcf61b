import { frequency, type F32 } from '../../../src/ir/index.ts';
import * as units from '../../../src/units/index.ts';
import { voice, voices } from './unitCase.ts';

const { formantVoice, lfo, pluckedString, sub } = units;

/** A frequency that moves within the note. */
const moving = (): F32 => frequency().mul(lfo(3).mul(0.2).add(1));

export const voiceCases = {
  formantVoice: voices(
    units.formantVoiceOptions,
    (options) => formantVoice(frequency(), options),
    {},
    voice('moving', () => formantVoice(moving(), { singer: 'bass', breath: 0.5, vowel: lfo(3).add(1) })),
  ),
  pluckedString: voices(
    units.pluckedStringOptions,
    (options) => pluckedString(frequency(), options),
    {},
    voice('moving, of an impulse', () => pluckedString(moving(), { pluck: 'impulse' }).mul(4)),
  ),
  sub: voices(
    units.subOptions,
    (options) => sub(frequency(), options),
    { shape: 'square' },
    voice('moving triangle', () => sub(moving(), { shape: 'triangle', octaves: 2 })),
  ),
};
