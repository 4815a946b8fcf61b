/**
 * Standard MIDI Files: their notes, in seconds.
 *
 * Read: formats 0 and 1, and of format 2 the first sequence; divisions in quarter notes and in SMPTE frames; running status; the
 * tempo map; the sustain pedal, as longer notes. Not read: pitch bend, which is warned of; programs, other controllers, pressure and
 * system exclusive messages. Channel 10, percussion in General MIDI, has notes like any other.
 */
import { ConfigurationError } from '../errors.ts';
import { describeValue, inputChecks } from '../inputChecks.ts';
import type { MusicalContext } from '../music/musicalContext.ts';
import { findMidiTracks } from './findMidiTracks.ts';
import { DEFAULT_QUARTER_SEC, midiClock } from './midiClock.ts';
import type { MidiWarning } from './midiWarning.ts';
import { pairMidiNotes } from './pairMidiNotes.ts';
import { readMidiTrack, type MidiTrack } from './readMidiTrack.ts';

export interface MidiNote {
  /** Note number, 0–127; 60 is middle C. */
  readonly midi: number;
  readonly startSec: number;
  /** 0 or more: drum tracks often end a note where it begins. */
  readonly lengthSec: number;
  /** Above 0, up to 1. */
  readonly velocity: number;
  /** 1–16. */
  readonly channel: number;
}

export interface DecodedMidi {
  /** By start, then number, channel and order in the file. */
  readonly notes: readonly MidiNote[];
  /** To the end of the last track. */
  readonly durationSec: number;
  /** At the beginning, in quarter notes a minute: 120 where the file does not say, or only later. */
  readonly tempo: number;
  /** The first; absent where the file does not say. */
  readonly timeSignature?: MusicalContext['time_signature'];
  readonly warnings: readonly MidiWarning[];
}

/** Longer files are refused: their notes would take more than half a gigabyte. */
const MAX_BYTES = 8 * 1024 * 1024;

const check = inputChecks('MIDI file', ConfigurationError);

/**
 * Reads a Standard MIDI File that is in memory. Memory and time depend on the bytes that are there, not on what the header claims.
 *
 * @throws ConfigurationError `wrong_type`, `too_long`, `not_a_midi_file`, `truncated_file`, `unsupported_format`,
 *   `unsupported_division`, `no_tracks`, `truncated_track`, `corrupt_track`
 */
export function decodeMidi(bytes: Uint8Array): DecodedMidi {
  if (!(bytes instanceof Uint8Array)) {
    const suggestion = 'Wrap an ArrayBuffer: new Uint8Array(buffer).';
    throw check.mismatch('bytes', 'wrong_type', describeValue(bytes), 'a Uint8Array', suggestion);
  }
  if (bytes.length > MAX_BYTES) {
    const found = `The MIDI file has ${bytes.length} bytes.`;
    throw check.problem('bytes', 'too_long', found, `at most ${MAX_BYTES} bytes`, 'Cut it into several files.');
  }
  const warnings: MidiWarning[] = [];
  const found = findMidiTracks(bytes, warnings);
  const tracks = found.tracks.map(readMidiTrack);
  warnOfTracks(tracks, warnings);

  const tempos = tracks.flatMap((track) => track.tempos).sort((a, b) => a.tick - b.tick);
  const signatures = tracks.flatMap((track) => track.timeSignatures).sort((a, b) => a.tick - b.tick);
  const secOf = midiClock(found.division, tempos);
  const paired = pairMidiNotes(tracks);
  warnOfNotes(paired.unended, warnings);

  const notes = paired.notes.map(({ midi, channel, velocity, startTick, endTick }): MidiNote => {
    const startSec = secOf(startTick);
    return { midi, startSec, lengthSec: Math.max(0, secOf(endTick) - startSec), velocity: velocity / 127, channel };
  });
  // Of several at one tick the last counts.
  const tempo = tempos.filter(({ tick }) => tick === 0).at(-1);
  const signature = signatures.filter(({ tick }) => tick === signatures[0]!.tick).at(-1);
  return {
    notes: notes.sort((a, b) => a.startSec - b.startSec || a.midi - b.midi || a.channel - b.channel),
    durationSec: secOf(tracks.reduce((last, { endTick }) => Math.max(last, endTick), 0)),
    tempo: 60 / (tempo?.quarterSec ?? DEFAULT_QUARTER_SEC),
    ...(signature === undefined ? {} : { timeSignature: signature.signature }),
    warnings,
  };
}

function warnOfTracks(tracks: readonly MidiTrack[], warnings: MidiWarning[]): void {
  const exportAgain = 'Export the file again if something is missing.';
  const invalid = tracks.reduce((sum, { invalidMetaEvents }) => sum + invalidMetaEvents, 0);
  if (invalid > 0) {
    const message = `Tempos or time signatures that mean nothing were ignored (${invalid}).`;
    warnings.push({ code: 'invalid_meta_event', message, suggestion: exportAgain });
  }
  const endless = tracks.filter(({ isEnded }) => !isEnded).length;
  if (endless > 0) {
    const message = `Tracks without an end (${endless}) were read as far as they go.`;
    warnings.push({ code: 'missing_end_of_track', message, suggestion: exportAgain });
  }
  if (tracks.some(({ hasPitchBend }) => hasPitchBend)) {
    const message = 'Pitch bend was ignored: notes keep the pitch that they begin with.';
    warnings.push({ code: 'pitch_bend_ignored', message, suggestion: 'Write slides as notes of their own.' });
  }
}

function warnOfNotes(unended: number, warnings: MidiWarning[]): void {
  if (unended === 0) return;
  const message = `Notes that nothing ends (${unended}) last until the end of their track.`;
  warnings.push({ code: 'unended_notes', message, suggestion: 'Check the length of the last notes.' });
}
