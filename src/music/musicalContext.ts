import type { ScaleName } from './scales.ts';

/** The music that a sound is made for. Every key has a default, so `{}` is a context. */
export interface MusicalContext {
  /** Quarter notes a minute, 20–999, whatever the time signature: what "beats" means everywhere but in `time_signature`. */
  readonly tempo: number;
  /** Tonic as pitch class, 0 = C … 11 = B. */
  readonly key: number;
  readonly scale: ScaleName;
  /** Beats in a bar, and the note value of such a beat (a power of two): a bar of [6, 8] has six eighths, three quarter notes. */
  readonly time_signature: readonly [beats: number, beatUnit: number];
}

/** A context as users write it: any key may be absent, and the key may be a name such as `F#`. */
export interface MusicalContextInput {
  readonly tempo?: number;
  readonly key?: number | string;
  readonly scale?: ScaleName;
  readonly time_signature?: readonly number[];
}

export const defaultContext: MusicalContext = Object.freeze({
  tempo: 120,
  key: 0,
  scale: 'major',
  time_signature: Object.freeze([4, 4] as const),
});
