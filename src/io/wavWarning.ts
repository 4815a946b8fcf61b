/** What is odd about a WAV file that could be read nevertheless. */
export interface WavWarning {
  /** Stable, lower-case, snake_case identifier. */
  readonly code:
    | 'truncated_data'
    | 'unknown_length'
    | 'incomplete_frame'
    | 'block_align_mismatch'
    | 'repeated_chunk'
    | 'trailing_bytes';
  /** What is odd, and how it was read. */
  readonly message: string;
  readonly suggestion: string;
}
