/** Pictures of sounds: pure functions from samples to pixels, which `encodePng` writes. */
export { assessmentPicture, type Assessment, type AssessmentPictureOptions } from './assessmentPicture.ts';
export { bands, type BandsOptions, type ThirdOctaveLevels } from './bands.ts';
export { contactSheet, type SheetOptions, type SheetSection } from './contactSheet.ts';
export { curve, type Curve, type CurveOptions, type Range } from './curve.ts';
export { loudnessCurve, type LoudnessCurveOptions, type LoudnessOverTime } from './loudnessCurve.ts';
export { response, type ImpulseResponse } from './response.ts';
export { scoreBars } from './scoreBars.ts';
export { spectrogram, type SpectrogramOptions } from './spectrogram.ts';
export { spectrum, type Sound, type SpectrumOptions } from './spectrum.ts';
export { stackImages } from './stackImages.ts';
export { waveform, type Lane, type WaveformOptions } from './waveform.ts';
export type { Mark, MarkGroup } from './drawMarks.ts';
