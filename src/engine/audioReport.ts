/**
 * What is known of a render beside its samples, as JSON (snake_case): where it comes from, what it plays, the master's figures, costs, and
 * what could not be met.
 */
import type { Finding } from '../metrics/report/finding.ts';
import type { MusicalContext } from '../music/musicalContext.ts';

export interface AudioReport {
  /** `null` for a graph of one's own. */
  readonly provenance: Provenance | null;
  readonly notes: readonly PlayedNote[];
  /** `null` where nothing was asked of the master. */
  readonly master: MasterFigures | null;
  /** Share of one reference core while playing in real time, counted from the graphs. */
  readonly cpu: number;
  /** In ms, as the graphs state it. The renderer has made up for it in the samples. */
  readonly latency: number;
  /** Constraints that the sound breaks, as sentences; and the same as data. */
  readonly violations: readonly string[];
  readonly violation_details: readonly Finding[];
  /** What is valid, but may not be meant. */
  readonly warnings: readonly string[];
  readonly warning_details: readonly Finding[];
}

/** What a sound was made from: with the preset, the duration and the options of the render, the same bytes. */
export interface Provenance {
  /** The name of the preset. */
  readonly title: string;
  readonly role: string;
  readonly kind: string;
  /** 0 to 2³² − 1. */
  readonly seed: number;
  readonly engine_version: string;
  /** SHA-256 of what determines the sound of the preset, in lower-case hexadecimal. */
  readonly preset_hash: string;
  readonly context: MusicalContext;
  /** Of a loop; `null` for all others. */
  readonly bars: number | null;
}

/** A note as it was played. */
export interface PlayedNote {
  /** In Hz. */
  readonly frequency: number;
  /** In s. */
  readonly start: number;
  /** From note-on to note-off, in s. */
  readonly length: number;
  /** 0–1. */
  readonly velocity: number;
}

export interface MasterFigures {
  /** In LUFS; `null`: not normalised. */
  readonly lufs_target: number | null;
  /** In dBTP. */
  readonly true_peak_limit: number | null;
  /** Where the target comes from: the preset's constraints, or the role's default moved by the amplitude. */
  readonly target_from: 'constraints' | 'role' | 'none';
  /** What was measured: the sound as it is, or (under 400 ms) padded with silence to exactly 400 ms. */
  readonly loudness_rule: 'whole' | 'padded_to_400_ms';
  /** In LUFS; `null` for silence. */
  readonly integrated_loudness: number | null;
  /** In dBTP; `null` for silence. */
  readonly true_peak: number | null;
  /** In dB, before the limiter. */
  readonly gain: number;
  /** The most that the limiter takes away, in dB. */
  readonly gain_reduction: number;
}
