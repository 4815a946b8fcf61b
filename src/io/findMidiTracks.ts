/**
 * Finds the header and the tracks of a Standard MIDI File.
 *
 * Source: MIDI Manufacturers Association, "Standard MIDI Files 1.0" (RP-001, 1996). Sizes are claims: none is believed beyond the
 * end of the bytes.
 */
import { byteCount } from './byteCount.ts';
import { type AiaudioError, ConfigurationError } from '../errors.ts';
import { inputChecks } from '../inputChecks.ts';
import { foreignKind } from './foreignKind.ts';
import type { MidiWarning } from './midiWarning.ts';

/** What a tick is: a part of a quarter note, whose length the tempo gives, or of a second. */
export type MidiDivision = { readonly ticksPerQuarter: number } | { readonly ticksPerSec: number };

export interface MidiTracks {
  readonly division: MidiDivision;
  /** The events of each track that is to be played at once, at least one. */
  readonly tracks: readonly Uint8Array[];
}

const { problem } = inputChecks('MIDI file', ConfigurationError);

const headBytes = 8;
const headerBytes = 6;
const checkComplete = 'Check that the file was written and copied to its end.';
const checkWriter = 'Check the program that wrote it, or export the file again.';

/** Frames a second of SMPTE time code, by the code in the header. 29 stands for 30 frames with drops, which are 29.97. */
const frameRates = new Map([
  [24, 24],
  [25, 25],
  [29, 30000 / 1001],
  [30, 30],
]);

/**
 * @param warnings oddities are appended
 * @throws ConfigurationError `not_a_midi_file`, `truncated_file`, `unsupported_format`, `unsupported_division`, `no_tracks`
 */
export function findMidiTracks(bytes: Uint8Array, warnings: MidiWarning[]): MidiTracks {
  if (!hasWord(bytes, 0, 'MThd')) throw notMidi(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headBytes + headerBytes) throw truncated('its header');
  const headerLength = view.getUint32(4);
  if (headerLength < headerBytes) {
    const found = `The header of the MIDI file has ${byteCount(headerLength)}, but needs ${headerBytes}.`;
    throw problem('', 'truncated_file', found, `a header of ${headerBytes} bytes`, checkWriter);
  }
  const format = view.getUint16(8);
  if (format > 2) {
    const found = `The MIDI file has format ${format}.`;
    throw problem('', 'unsupported_format', found, 'format 0, 1 or 2', checkWriter);
  }
  const promised = view.getUint16(10);
  if (promised === 0) {
    throw problem('', 'no_tracks', 'The MIDI file says that it has no tracks.', 'at least one track', checkWriter);
  }
  const division = readDivision(view.getUint16(12));

  // The tracks of format 2 are sequences on their own, to be played one after the other or by choice.
  const wanted = format === 2 ? 1 : promised;
  const tracks: Uint8Array[] = [];
  let at = headBytes + headerLength;
  while (tracks.length < wanted) {
    if (at + headBytes > bytes.length) throw truncated(`track ${tracks.length + 1} of ${promised}`);
    const start = at + headBytes;
    const end = start + view.getUint32(at + 4);
    if (end > bytes.length) throw truncated(`the end of the chunk at byte ${at}`);
    // Other chunks are allowed, and to be ignored.
    if (hasWord(bytes, at, 'MTrk')) tracks.push(bytes.subarray(start, end));
    at = end;
  }
  if (format === 2 && promised > 1) {
    const message = `The MIDI file holds ${promised} sequences (format 2); the first was read.`;
    warnings.push({ code: 'several_sequences', message, suggestion: 'Export the others as files of their own.' });
  } else if (at < bytes.length) {
    const message = `What follows the last track (${byteCount(bytes.length - at)}) was ignored.`;
    warnings.push({ code: 'trailing_bytes', message, suggestion: 'Check that the header counts all tracks.' });
  }
  return { division, tracks };
}

function readDivision(word: number): MidiDivision {
  if (word > 0 && word < 0x8000) return { ticksPerQuarter: word };
  // The upper byte is the frame rate, negated.
  const rate = frameRates.get(256 - (word >> 8));
  const ticksPerFrame = word & 0xff;
  if (word < 0x8000 || rate === undefined || ticksPerFrame === 0) {
    const found = `The division of the MIDI file is 0x${word.toString(16).padStart(4, '0')}.`;
    const expected = 'ticks per quarter note, or ticks per frame at 24, 25, 29 or 30 frames';
    throw problem('', 'unsupported_division', found, expected, checkWriter);
  }
  return { ticksPerSec: rate * ticksPerFrame };
}

function hasWord(bytes: Uint8Array, at: number, word: string): boolean {
  for (let i = 0; i < 4; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return true;
}

function truncated(what: string): AiaudioError {
  return problem('', 'truncated_file', `The MIDI file ends before ${what}.`, 'a complete MIDI file', checkComplete);
}

function notMidi(bytes: Uint8Array): AiaudioError {
  if (bytes.length === 0) return truncated('its header');
  const kind = foreignKind(bytes);
  const found = `The file is no MIDI file${kind === undefined ? '' : `; it looks like ${kind.name}`}.`;
  const suggestion = 'Pass the bytes of a Standard MIDI File (.mid).';
  return problem('', 'not_a_midi_file', found, 'a file that begins with "MThd"', suggestion);
}
