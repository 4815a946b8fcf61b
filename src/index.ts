/** The public API of `aiaudio`. Graphs of your own: `aiaudio/graph`. */
export { AudioData } from './engine/audioData.ts';
export { AudioEngine, type EngineOptions, type GraphRenderOptions, type RenderOptions } from './engine/audioEngine.ts';
export type { NoteInput } from './engine/readNotes.ts';
export { renderAudio, sharedEngine as getEngine } from './engine/sharedEngine.ts';
export {
  AiaudioError,
  ConfigurationError,
  ContextError,
  GraphError,
  PresetError,
  RenderError,
  type ErrorDetails,
} from './errors.ts';
export { encodeWav, type WavDither, type WavFormat, type WavOptions } from './io/encodeWav.ts';
export type { MusicalContext, MusicalContextInput } from './music/musicalContext.ts';
export type { Constraints } from './presets/constraints.ts';
export type { Preset } from './presets/preset.ts';
export { getVersion } from './version.ts';
