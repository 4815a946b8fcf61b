/** The units: everything that is written in the graph language. A new one is a file and a line here. */
export * from './effects/chorus.ts';
export * from './effects/reverb.ts';
export * from './effects/softClip.ts';
export * from './envelopes/adsr.ts';
export * from './envelopes/lfo.ts';
export * from './filters/dcBlock.ts';
export * from './filters/stateVariableFilter.ts';
export * from './math/index.ts';
export * from './noise/hash.ts';
export * from './noise/whiteNoise.ts';
export * from './oscillators/phasor.ts';
export * from './oscillators/saw.ts';
export * from './oscillators/sine.ts';
export * from './oscillators/unison.ts';
export * from './stereo/pan.ts';
export type { Choice, Count, Knob, OptionRecord, OptionsOf, OptionTable, Start } from './readOptions.ts';
