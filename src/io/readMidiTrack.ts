/**
 * Reads the events of one track of a Standard MIDI File, as far as they matter for notes.
 *
 * Sources: "Standard MIDI Files 1.0" (RP-001, 1996), "MIDI 1.0 Detailed Specification" 4.2 (1996).
 */
import { type AiaudioError, ConfigurationError } from '../errors.ts';
import { inputChecks } from '../inputChecks.ts';

export interface MidiEvent {
  /** From the beginning. */
  readonly tick: number;
  /** Which one it stands in, from 0. */
  readonly track: number;
  readonly kind: 'on' | 'off' | 'control';
  /** 1–16. */
  readonly channel: number;
  /** Note or controller number, 0–127. */
  readonly number: number;
  /** Velocity or value, 0–127. */
  readonly value: number;
}

export interface MidiTrack {
  /** In the order of time. */
  readonly events: readonly MidiEvent[];
  readonly tempos: readonly { readonly tick: number; readonly quarterSec: number }[];
  readonly timeSignatures: readonly { readonly tick: number; readonly signature: readonly [number, number] }[];
  readonly endTick: number;
  /** It said where it ends. */
  readonly isEnded: boolean;
  readonly hasPitchBend: boolean;
  /** Meta events that mean nothing: a tempo of 0, a time signature of no beats, wrong lengths. */
  readonly invalidMetaEvents: number;
}

const { problem } = inputChecks('MIDI file', ConfigurationError);

/** Data bytes of a channel message, by the upper half of its status byte less 8. */
const dataBytes = [2, 2, 2, 2, 1, 1, 2];

/** The centre of the pitch bend, in its upper and lower seven bits. */
const bendCentre = [0, 64] as const;

/** Of a variable-length quantity; it has at most 28 bits. */
const longestQuantity = 4;

/** A time signature has at most so many beats; the note value of a beat is at most this power of two: those of a context. */
const mostBeats = 64;
const smallestUnitPower = 6;

/**
 * @param bytes the body of the chunk
 * @param track its place in the file, from 0
 * @throws ConfigurationError `truncated_track`, `corrupt_track`
 */
export function readMidiTrack(bytes: Uint8Array, track: number): MidiTrack {
  const path = `tracks[${track}]`;
  const events: MidiEvent[] = [];
  const tempos: { tick: number; quarterSec: number }[] = [];
  const timeSignatures: { tick: number; signature: readonly [number, number] }[] = [];
  let [at, tick, runningStatus, invalidMetaEvents] = [0, 0, 0, 0];
  let [isEnded, hasPitchBend] = [false, false];

  const byte = (): number => {
    const value = bytes[at++];
    if (value === undefined) throw truncated(path);
    return value;
  };
  const dataByte = (): number => {
    const value = byte();
    if (value >= 0x80) throw corrupt(path, at - 1, `has the status byte ${hex(value)} within an event`);
    return value;
  };
  const quantity = (): number => {
    let value = 0;
    for (let i = 0; i < longestQuantity; i++) {
      const next = byte();
      value = value * 128 + (next & 0x7f);
      if (next < 0x80) return value;
    }
    throw corrupt(path, at - longestQuantity, `has a number of more than ${longestQuantity} bytes`);
  };
  const block = (): Uint8Array => {
    const length = quantity();
    if (at + length > bytes.length) throw truncated(path);
    at += length;
    return bytes.subarray(at - length, at);
  };

  const metaEvent = (): void => {
    const type = byte();
    const data = block();
    if (type === 0x2f) isEnded = true;
    if (type === 0x51) {
      const quarterMicrosec = data.length === 3 ? 65536 * data[0]! + 256 * data[1]! + data[2]! : 0;
      if (quarterMicrosec > 0) tempos.push({ tick, quarterSec: quarterMicrosec / 1e6 });
      else invalidMetaEvents++;
    }
    if (type === 0x58) {
      const [beats = 0, unitPower = 0] = data;
      const isValid = data.length >= 2 && beats >= 1 && beats <= mostBeats && unitPower <= smallestUnitPower;
      if (isValid) timeSignatures.push({ tick, signature: [beats, 1 << unitPower] });
      else invalidMetaEvents++;
    }
  };

  const channelEvent = (status: number): void => {
    const number = dataByte();
    const value = dataBytes[(status >> 4) - 8] === 2 ? dataByte() : 0;
    const message = status & 0xf0;
    const kind = message === 0x90 && value > 0 ? 'on' : message <= 0x90 ? 'off' : message === 0xb0 ? 'control' : '';
    if (kind !== '') events.push({ tick, track, kind, channel: (status & 0x0f) + 1, number, value });
    if (message === 0xe0 && (number !== bendCentre[0] || value !== bendCentre[1])) hasPitchBend = true;
  };

  while (at < bytes.length && !isEnded) {
    tick += quantity();
    const first = byte();
    if (first === 0xff) metaEvent();
    else if (first === 0xf0 || first === 0xf7) block();
    else if (first >= 0xf0) throw corrupt(path, at - 1, `has ${hex(first)}, which files may not contain`);
    else {
      if (first >= 0x80) runningStatus = first;
      // The status byte is left out where it is the one before. (Meta events ought to end that, but there are files that go on.)
      else if (runningStatus === 0) throw corrupt(path, at - 1, 'begins with an event without status byte');
      else at--;
      channelEvent(runningStatus);
    }
  }
  return { ...{ events, tempos, timeSignatures, endTick: tick }, ...{ isEnded, hasPitchBend, invalidMetaEvents } };
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(2, '0')}`;
}

function truncated(path: string): AiaudioError {
  const suggestion = 'Check that the file was written and copied to its end.';
  return problem(path, 'truncated_track', `${path} ends within an event.`, 'complete events', suggestion);
}

function corrupt(path: string, at: number, what: string): AiaudioError {
  const suggestion = 'Check that the file was copied as bytes and not as text, or export it again.';
  return problem(path, 'corrupt_track', `${path} ${what} (byte ${at} of the track).`, 'events of MIDI 1.0', suggestion);
}
