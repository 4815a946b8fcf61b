/** What the chunks of a WAV file tell of a render: title, program, and where the sound comes from. */
import type { WavMetadata } from '../io/wavMetadata.ts';
import { hzToMidi } from '../music/hzToMidi.ts';
import type { AudioReport } from './audioReport.ts';

/** Nothing for what does not come from a preset. The comment is JSON. @param frames of the sound */
export function wavMetadataOf({ provenance, notes }: AudioReport, frames: number): WavMetadata {
  if (provenance === null) return {};
  const { title, engine_version, bars, ...rest } = provenance;
  const lowest = notes.reduce((least, { frequency }) => Math.min(least, frequency), Infinity);
  const unityNote = Number.isFinite(lowest) ? Math.max(0, Math.min(127, hzToMidi(lowest))) : 60;
  return {
    info: {
      title,
      software: `aiaudio ${engine_version}`,
      comment: JSON.stringify({ ...rest, engine_version, ...(bars === null ? {} : { bars }) }),
    },
    ...(bars === null ? {} : { loop: { startFrame: 0, endFrame: frames }, unityNote }),
  };
}
