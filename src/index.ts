/** The public API of `aiaudio`. Graphs of your own: `aiaudio/graph`. */
export { AudioData } from './engine/audioData.ts';
export { AudioEngine, type EngineOptions, type GraphRenderOptions } from './engine/audioEngine.ts';
export type { AudioReport, MasterFigures, PlayedNote, Provenance } from './engine/audioReport.ts';
export type { AssessOptions } from './engine/readAssessment.ts';
export type { AudioBufferLike, AudioInput } from './engine/readAudioInput.ts';
export type { NoteInput } from './engine/readNotes.ts';
export type { RenderOptions, Tail } from './engine/renderOptions.ts';
export { assessQuality, renderAudio, sharedEngine as getEngine } from './engine/sharedEngine.ts';
export {
  AiaudioError,
  AudioError,
  ConfigurationError,
  ContextError,
  GraphError,
  PresetError,
  RenderError,
  type ErrorDetails,
} from './errors.ts';
export { decodeMidi, type DecodedMidi, type MidiNote } from './io/decodeMidi.ts';
export type { MidiWarning } from './io/midiWarning.ts';
export { decodeWav, type DecodedWav } from './io/decodeWav.ts';
export type { WavSampleFormat } from './io/readWavFormat.ts';
export type { WavWarning } from './io/wavWarning.ts';
export { encodeWav, type WavDither, type WavFormat, type WavOptions } from './io/encodeWav.ts';
export type { Finding, Measurements, QualityReport } from './metrics/index.ts';
export type { MusicalContext, MusicalContextInput } from './music/musicalContext.ts';
export { noteName } from './music/noteName.ts';
export { parseNote } from './music/parseNote.ts';
export type { Constraints } from './presets/constraints.ts';
export { factoryPresets } from './presets/factoryPresets.ts';
export type { Preset } from './presets/preset.ts';
export { getVersion } from './version.ts';
