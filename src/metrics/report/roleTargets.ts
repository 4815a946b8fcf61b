/** What a role sounds like, as numbers to compare measurements with. Plain data: each role declares its own. */
import type { Aspect } from './aspects.ts';

/** Both ends belong to it; an end that is absent is open. */
export interface Range {
  readonly from?: number;
  readonly to?: number;
}

/** A point of a target curve: frequency in Hz, level in dB (only differences count), and how far from it is still right, in dB. */
export type SpectrumAnchor = readonly [hz: number, levelDb: number, spreadDb: number];

/** Which parameter of the role moves an aspect: `same`, a higher value gives more of it; `opposite`, less. */
export interface Remedy {
  readonly parameter: string;
  readonly effect: 'same' | 'opposite';
}

/** Ranges that are absent are not judged. */
export interface RoleTargets {
  /** Integrated loudness of a sound at amplitude 0.5, in LUFS. */
  readonly lufs: number;
  /** Level of each octave of the long-term spectrum, third octave by third octave; at least two anchors, frequencies rising. */
  readonly spectrum?: readonly SpectrumAnchor[];
  readonly tiltDbPerOctave?: Range;
  readonly centroidHz?: Range;
  /** How periodic it is, 0–1. */
  readonly clarity?: Range;
  /** 0–1. */
  readonly flatness?: Range;
  /** Share of the power between 2 and 5 kHz, in dB. */
  readonly harshnessDb?: Range;
  /** Share of the power above 10 kHz, in dB. */
  readonly sizzleDb?: Range;
  readonly attackSec?: Range;
  /** Level in the middle against the largest. */
  readonly sustainDb?: Range;
  /** Time to fall by 20 dB. */
  readonly decaySec?: Range;
  /** How long something is to be heard. */
  readonly lengthSec?: Range;
  readonly driftDbPerSec?: Range;
  /** Of left and right, −1 to 1. */
  readonly correlation?: Range;
  readonly pitchHz?: Range;
  /** True peak over integrated loudness. */
  readonly plrLu?: Range;
  /** Aspects that no parameter moves are absent. */
  readonly remedies: Readonly<Partial<Record<Aspect, Remedy>>>;
}
