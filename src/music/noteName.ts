import { keys } from './keys.ts';

/**
 * The name of a MIDI note, with sharps: 60 is "C4", 61 "C#4", 0 "C-1".
 *
 * @param midi whole; 0–127 in MIDI, but any whole number has a name
 */
export function noteName(midi: number): string {
  const octave = Math.floor(midi / 12);
  return `${keys[midi - 12 * octave] ?? ''}${octave - 1}`;
}
