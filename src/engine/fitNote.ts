/** One note that fits into the duration: it is released early enough to end with it. */
import type { Note } from './job.ts';

/** A note and the release that it has room for, in seconds. */
export interface FittedNote {
  readonly note: Note;
  readonly releaseSec: number;
}

/** The release takes what it was given, but at most half of the sound. */
export function fitNote(frequencyHz: number, releaseSec: number, frames: number, sampleRate: number): FittedNote {
  const releaseFrames = Math.min(Math.floor(releaseSec * sampleRate), Math.floor(frames / 2));
  const note = { onFrame: 0, gateFrames: frames - releaseFrames, frequencyHz, velocity: 1 };
  return { note, releaseSec: releaseFrames / sampleRate };
}
