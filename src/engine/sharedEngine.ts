/** One engine for everybody who does not want to hold one. */
import type { MusicalContextInput } from '../music/musicalContext.ts';
import type { Preset } from '../presets/preset.ts';
import type { QualityReport } from '../metrics/index.ts';
import type { AudioData } from './audioData.ts';
import { AudioEngine } from './audioEngine.ts';
import type { RenderOptions } from './renderOptions.ts';
import type { AssessOptions } from './readAssessment.ts';
import type { AudioInput } from './readAudioInput.ts';

let engine: AudioEngine | undefined;

/** The shared engine, with the default options. */
export function sharedEngine(): AudioEngine {
  engine ??= new AudioEngine();
  return engine;
}

/** {@link AudioEngine.renderAudio} of the shared engine. */
export function renderAudio(
  preset: Preset,
  context?: MusicalContextInput,
  duration = 2,
  options: RenderOptions = {},
): Promise<AudioData> {
  return sharedEngine().renderAudio(preset, context, duration, options);
}

/** {@link AudioEngine.assessQuality} of the shared engine. */
export function assessQuality(
  audio: AudioInput,
  role = 'unknown',
  context?: MusicalContextInput,
  options: AssessOptions = {},
): Promise<QualityReport> {
  return sharedEngine().assessQuality(audio, role, context, options);
}
