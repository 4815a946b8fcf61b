/** What is odd about a MIDI file that could be read nevertheless, or what of it is not used. */
export interface MidiWarning {
  /** Stable, lower-case, snake_case identifier. */
  readonly code:
    | 'several_sequences'
    | 'pitch_bend_ignored'
    | 'unended_notes'
    | 'missing_end_of_track'
    | 'invalid_meta_event'
    | 'trailing_bytes';
  /** What is odd, and how it was read. */
  readonly message: string;
  readonly suggestion: string;
}
