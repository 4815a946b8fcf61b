/**
 * Seconds of a beat, which is a quarter note.
 *
 * @param tempo quarter notes a minute
 */
export function beatSec(tempo: number): number {
  return 60 / tempo;
}
