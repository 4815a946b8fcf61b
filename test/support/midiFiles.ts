// Standard MIDI Files for tests, written from the standard (RP-001): right ones and wrong ones.
import { bytesOf, chunk, uint } from './wavFiles.ts';

/** A variable-length quantity. */
export function quantity(value: number): number[] {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(128 + (rest % 128));
  return bytes;
}

export interface HeaderFields {
  /** Default: 0 for one track, else 1. */
  readonly format?: number;
  /** Default: the truth. */
  readonly count?: number;
  /** Default: 480 ticks a quarter note. */
  readonly division?: number;
}

/** Ticks since the event before, and its bytes. */
export type DeltaEvent = readonly [delta: number, ...bytes: readonly number[]];

export const endOfTrack: DeltaEvent = [0, 0xff, 0x2f, 0];

export function tempoEvent(delta: number, quarterMicrosec: number): DeltaEvent {
  return [delta, 0xff, 0x51, 3, quarterMicrosec >> 16, (quarterMicrosec >> 8) & 255, quarterMicrosec & 255];
}

/** A chunk of events; the end of the track is not added. */
export function trackChunk(events: readonly DeltaEvent[]): Uint8Array {
  const body = events.flatMap(([delta, ...bytes]) => [...quantity(delta), ...bytes]);
  return chunk('MTrk', Uint8Array.from(body), { pad: undefined, bigEndian: true });
}

export function midiFile(chunks: readonly Uint8Array[], fields: HeaderFields = {}): Uint8Array<ArrayBuffer> {
  const { format = chunks.length > 1 ? 1 : 0, count = chunks.length, division = 480 } = fields;
  const header = bytesOf(...[format, count, division].map((value) => uint(value, 2, true)));
  return bytesOf(chunk('MThd', header, { bigEndian: true }), ...chunks);
}

/** A file of one track from its events, which is ended. */
export function oneTrack(events: readonly DeltaEvent[], fields: HeaderFields = {}): Uint8Array<ArrayBuffer> {
  return midiFile([trackChunk([...events, endOfTrack])], fields);
}

/** A note in ticks. */
export interface FileNote {
  readonly midi: number;
  readonly startTick: number;
  readonly lengthTicks: number;
  readonly velocity: number;
  readonly channel: number;
}

/**
 * A file with these notes, a track for each list, which has its events in the order of time, ends before beginnings. Running status
 * and note-ons of velocity 0 are used where they may be.
 */
export function encodeMidi(
  tracks: readonly (readonly FileNote[])[],
  fields: HeaderFields = {},
): Uint8Array<ArrayBuffer> {
  return midiFile(
    tracks.map((notes) => {
      const events = notes.flatMap(({ midi, startTick, lengthTicks, velocity, channel }) => [
        { tick: startTick, bytes: [0x8f + channel, midi, velocity], order: 1 },
        { tick: startTick + lengthTicks, bytes: [0x8f + channel, midi, 0], order: lengthTicks === 0 ? 2 : 0 },
      ]);
      events.sort((a, b) => a.tick - b.tick || a.order - b.order);
      const deltas = events.map(({ tick, bytes }, i): DeltaEvent => {
        const isRunning = bytes[0] === events[i - 1]?.bytes[0];
        return [tick - (events[i - 1]?.tick ?? 0), ...(isRunning ? bytes.slice(1) : bytes)];
      });
      return trackChunk([...deltas, endOfTrack]);
    }),
    fields,
  );
}
