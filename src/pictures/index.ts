/** Pictures of sounds: pure functions from samples to pixels, which `encodePng` writes. */
export { contactSheet, type SheetOptions, type SheetSection } from './contactSheet.ts';
export { curve, type Curve, type CurveOptions, type Range } from './curve.ts';
export { response, type ImpulseResponse } from './response.ts';
export { spectrogram, type SpectrogramOptions } from './spectrogram.ts';
export { spectrum, type Sound, type SpectrumOptions } from './spectrum.ts';
export { stackImages } from './stackImages.ts';
export { waveform, type Lane, type WaveformOptions } from './waveform.ts';
