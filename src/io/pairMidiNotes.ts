import type { MidiEvent, MidiTrack } from './readMidiTrack.ts';

/** A note in ticks. */
export interface TickNote {
  readonly channel: number;
  readonly midi: number;
  /** 1–127. */
  readonly velocity: number;
  readonly startTick: number;
  /** At or after the start. */
  endTick: number;
}

export interface PairedNotes {
  readonly notes: readonly TickNote[];
  /** How many nothing ended. */
  readonly unended: number;
}

/** Notes in the order in which they began; those before `first` are gone. */
interface Queue {
  readonly notes: TickNote[];
  first: number;
}

/** A channel as it is at one moment. */
interface Channel {
  isPedalDown: boolean;
  /** Notes that are held, for each track and note number. */
  readonly held: Map<number, Queue>;
  /** Notes that only the pedal holds, by note number. */
  readonly sustained: Map<number, Queue>;
}

/** Controllers of MIDI 1.0: the pedal, and the channel modes that end notes (124–127 do so as well). */
const pedal = 64;
const allSoundOff = 120;
const resetControllers = 121;
const allNotesOff = 123;

/**
 * Joins the beginnings and ends of notes.
 *
 * An end belongs to the earliest note of the same track, channel and number that has none. The sustain pedal acts on its channel,
 * whatever the track: notes that end while it is down last until it is up, or until the same note begins again, or until the end of
 * the file. What nothing ends lasts until the end of its track.
 */
export function pairMidiNotes(tracks: readonly MidiTrack[]): PairedNotes {
  const notes: TickNote[] = [];
  const channels = Array.from({ length: 17 }, (): Channel => ({
    isPedalDown: false,
    held: new Map(),
    sustained: new Map(),
  }));

  for (const event of merged(tracks)) {
    const { tick, track, number, value } = event;
    const channel = channels[event.channel]!;
    const key = 128 * track + number;
    if (event.kind === 'on') {
      endAll(channel.sustained.get(number), tick);
      channel.sustained.delete(number);
      const note = { channel: event.channel, midi: number, velocity: value, startTick: tick, endTick: Infinity };
      notes.push(note);
      append(channel.held, key, note);
    } else if (event.kind === 'off') {
      const queue = channel.held.get(key);
      if (queue === undefined) continue;
      release(channel, queue.notes[queue.first++]!, tick);
      if (queue.first === queue.notes.length) channel.held.delete(key);
    } else if (number === pedal || number === resetControllers) {
      channel.isPedalDown = number === pedal && value >= 64;
      if (!channel.isPedalDown) endSustained(channel, tick);
    } else if (number === allSoundOff || number >= allNotesOff) {
      for (const queue of channel.held.values()) remaining(queue).forEach((note) => release(channel, note, tick));
      channel.held.clear();
      if (number === allSoundOff) endSustained(channel, tick);
    }
  }

  const lastTick = tracks.reduce((last, { endTick }) => Math.max(last, endTick), 0);
  let unended = 0;
  for (const { held, sustained } of channels) {
    for (const queue of sustained.values()) endAll(queue, lastTick);
    for (const [key, queue] of held) {
      unended += remaining(queue).length;
      endAll(queue, tracks[Math.floor(key / 128)]!.endTick);
    }
  }
  return { notes, unended };
}

/** The events of all tracks in the order of time; of several at one tick, the first track first. */
function merged(tracks: readonly MidiTrack[]): MidiEvent[] {
  return tracks.flatMap(({ events }) => events).sort((a, b) => a.tick - b.tick);
}

function remaining({ notes, first }: Queue): readonly TickNote[] {
  return first === 0 ? notes : notes.slice(first);
}

function release(channel: Channel, note: TickNote, tick: number): void {
  if (channel.isPedalDown) append(channel.sustained, note.midi, note);
  else note.endTick = tick;
}

function endSustained({ sustained }: Channel, tick: number): void {
  for (const queue of sustained.values()) endAll(queue, tick);
  sustained.clear();
}

function endAll(queue: Queue | undefined, tick: number): void {
  if (queue !== undefined) for (const note of remaining(queue)) note.endTick = tick;
}

function append(queues: Map<number, Queue>, key: number, note: TickNote): void {
  const queue = queues.get(key);
  if (queue === undefined) queues.set(key, { notes: [note], first: 0 });
  else queue.notes.push(note);
}
