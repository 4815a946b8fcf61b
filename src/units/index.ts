/** The units: everything that is written in the graph language. A new one is a file and a line here. */
export { chorus, type ChorusOptions } from './effects/chorus.ts';
export { reverb, type ReverbOptions } from './effects/reverb.ts';
export { softClip } from './effects/softClip.ts';
export { adsr, type AdsrOptions, type Envelope } from './envelopes/adsr.ts';
export { lfo } from './envelopes/lfo.ts';
export { dcBlock } from './filters/dcBlock.ts';
export { stateVariableFilter, type FilterOptions, type Responses } from './filters/stateVariableFilter.ts';
export { hash } from './noise/hash.ts';
export { whiteNoise } from './noise/whiteNoise.ts';
export { phasor, type Phasor } from './oscillators/phasor.ts';
export { drooping, DROOPING_PEAK, droopEqualiser, saw } from './oscillators/saw.ts';
export { sine } from './oscillators/sine.ts';
export { unison, type UnisonOptions } from './oscillators/unison.ts';
export { pan } from './stereo/pan.ts';
export { cos, cosTurns, decibelsToGain, exp2, log2, polynomial, sin, sinTurns, tan, tanh } from './math/index.ts';
