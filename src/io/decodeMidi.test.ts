import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DeltaEvent,
  encodeMidi,
  endOfTrack,
  type FileNote,
  midiFile,
  oneTrack,
  tempoEvent,
  trackChunk,
} from '../../test/support/midiFiles.ts';
import { bytesOf, chunk } from '../../test/support/wavFiles.ts';
import { AiaudioError, ConfigurationError } from '../errors.ts';
import { decodeMidi, type DecodedMidi } from './decodeMidi.ts';

const fromHex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));

/** Number, start, length and channel of each note. */
const summary = ({ notes }: DecodedMidi): number[][] =>
  notes.map(({ midi, startSec, lengthSec, channel }) => [midi, startSec, lengthSec, channel]);
const codes = ({ warnings }: DecodedMidi): string[] => warnings.map(({ code }) => code);

describe('the examples of the standard (RP-001, appendix)', () => {
  const expected = {
    notes: [
      { midi: 48, startSec: 0, lengthSec: 2, velocity: 96 / 127, channel: 3 },
      { midi: 60, startSec: 0, lengthSec: 2, velocity: 96 / 127, channel: 3 },
      { midi: 67, startSec: 0.5, lengthSec: 1.5, velocity: 64 / 127, channel: 2 },
      { midi: 76, startSec: 1, lengthSec: 1, velocity: 32 / 127, channel: 1 },
    ],
    durationSec: 2,
    tempo: 120,
    timeSignature: [4, 4],
    warnings: [],
  };

  test('format 0', () => {
    const file = fromHex(`4D546864 00000006 0000 0001 0060  4D54726B 0000003B
      00 FF580404021808  00 FF510307A120  00 C005  00 C12E  00 C246  00 923060  00 3C60  60 914340  60 904C20
      8140 823040  00 3C40  00 814340  00 804C40  00 FF2F00`);
    expect(decodeMidi(file)).toEqual(expected);
  });

  test('format 1', () => {
    const file = fromHex(`4D546864 00000006 0001 0004 0060
      4D54726B 00000014  00 FF580404021808  00 FF510307A120  8300 FF2F00
      4D54726B 00000010  00 C005  8140 904C20  8140 4C00  00 FF2F00
      4D54726B 0000000F  00 C12E  60 914340  8220 4300  00 FF2F00
      4D54726B 00000015  00 C246  00 923060  00 3C60  8300 3000  00 3C00  00 FF2F00`);
    expect(decodeMidi(file)).toEqual(expected);
  });
});

describe('time', () => {
  const note = (delta: number, length: number): DeltaEvent[] => [
    [delta, 0x90, 60, 100],
    [length, 0x80, 60, 0],
  ];

  test('the tempo map: before a change, across it and after it', () => {
    const tempos = [tempoEvent(0, 500_000), tempoEvent(480, 1_000_000), tempoEvent(480, 250_000), endOfTrack];
    const notes = [...note(0, 240), ...note(0, 480), ...note(240, 960), endOfTrack];
    const result = decodeMidi(midiFile([trackChunk(tempos), trackChunk(notes)]));
    expect(summary(result)).toEqual([
      [60, 0, 0.25, 1],
      [60, 0.25, 0.25 + 0.5, 1],
      [60, 1.5, 0.5, 1],
    ]);
    expect(result).toMatchObject({ tempo: 120, durationSec: 2 });
  });

  test('120 where the file does not say, and until it does', () => {
    const result = decodeMidi(oneTrack(note(480, 480)));
    expect(summary(result)).toEqual([[60, 0.5, 0.5, 1]]);
    expect(result.tempo).toBe(120);
    expect(result).not.toHaveProperty('timeSignature');
    const later = decodeMidi(oneTrack([...note(0, 480), tempoEvent(0, 1_000_000), ...note(0, 480)]));
    expect(summary(later)[1]).toEqual([60, 0.5, 1, 1]);
    expect(later.tempo).toBe(120);
  });

  test('of several tempos at one tick the last counts, and later ones are not those of the beginning', () => {
    const beginning = [tempoEvent(0, 400_000), tempoEvent(0, 600_000)];
    const result = decodeMidi(oneTrack([...beginning, ...note(0, 480), tempoEvent(0, 300_000)]));
    expect(result.tempo).toBe(100);
    expect(summary(result)).toEqual([[60, 0, 0.6, 1]]);
  });

  test.each([
    [0xe7_28, 25 * 40],
    [0xe8_50, 24 * 80],
    [0xe2_04, 30 * 4],
    [0xe3_64, 29.97002997 * 100],
  ])('SMPTE frames: division 0x%s', (division, ticksPerSec) => {
    const result = decodeMidi(oneTrack([tempoEvent(0, 250_000), ...note(600, 300)], { division }));
    expect(result.notes[0]!.startSec).toBeCloseTo(600 / ticksPerSec, 7);
    expect(result.notes[0]!.lengthSec).toBeCloseTo(300 / ticksPerSec, 7);
    expect(result.tempo).toBe(240);
  });

  test('quantities of four bytes', () => {
    const result = decodeMidi(oneTrack(note(0x0fffffff, 1), { division: 1 }));
    expect(result.notes[0]!.startSec).toBe(0x0fffffff / 2);
  });

  test('time signatures: the first', () => {
    const events: DeltaEvent[] = [
      [0, 0xff, 0x58, 4, 6, 3, 24, 8],
      [480, 0xff, 0x58, 4, 3, 2, 24, 8],
    ];
    expect(decodeMidi(oneTrack(events)).timeSignature).toEqual([6, 8]);
  });

  test('the end of the last track is the end', () => {
    expect(decodeMidi(midiFile([trackChunk([[960, ...endOfTrack.slice(1)]]), trackChunk([endOfTrack])]))).toEqual({
      notes: [],
      durationSec: 1,
      tempo: 120,
      warnings: [],
    });
  });
});

describe('notes', () => {
  test('ends belong to the earliest of equal notes', () => {
    const events: DeltaEvent[] = [
      [0, 0x90, 60, 100],
      [480, 60, 50],
      [480, 60, 0],
      [480, 60, 0],
    ];
    const { notes } = decodeMidi(oneTrack(events));
    expect(notes.map(({ startSec, lengthSec, velocity }) => [startSec, lengthSec, velocity])).toEqual([
      [0, 1, 100 / 127],
      [0.5, 1, 50 / 127],
    ]);
  });

  test('equal notes of two tracks, and of two channels, are apart', () => {
    const a = [{ midi: 60, startTick: 0, lengthTicks: 960, velocity: 9, channel: 1 }];
    const b = [{ midi: 60, startTick: 480, lengthTicks: 240, velocity: 9, channel: 1 }];
    const c = [{ midi: 60, startTick: 480, lengthTicks: 120, velocity: 9, channel: 10 }];
    expect(summary(decodeMidi(encodeMidi([a, b, c])))).toEqual([
      [60, 0, 1, 1],
      [60, 0.5, 0.25, 1],
      [60, 0.5, 0.125, 10],
    ]);
  });

  test('a note that nothing ends lasts until the end of its track; ends without a beginning are nothing', () => {
    const events: DeltaEvent[] = [
      [0, 0x80, 61, 0],
      [0, 0x90, 60, 1],
      [480, 0xff, 1, 0],
    ];
    const result = decodeMidi(oneTrack(events));
    expect(summary(result)).toEqual([[60, 0, 0.5, 1]]);
    expect(codes(result)).toEqual(['unended_notes']);
  });

  test('a note may have no length', () => {
    const events: DeltaEvent[] = [
      [480, 0x99, 36, 127],
      [0, 36, 0],
    ];
    expect(decodeMidi(oneTrack(events)).notes).toEqual([
      { midi: 36, startSec: 0.5, lengthSec: 0, velocity: 1, channel: 10 },
    ]);
  });

  test('what is not for notes is skipped: programs, controllers, pressure, system exclusive, texts', () => {
    const events: DeltaEvent[] = [
      [0, 0xc0, 12],
      [0, 0xb0, 7, 100],
      [0, 0xf0, 3, 1, 2, 0xf7],
      [0, 0xf7, 2, 0xf3, 1],
      [0, 0xff, 3, 2, 65, 66],
      [0, 0x90, 60, 64],
      [240, 0xd0, 50],
      [0, 0xa0, 60, 50],
      // A meta event between events of one status: files in the wild go on with it.
      [240, 0x90, 62, 64],
      [0, 0xff, 6, 1, 65],
      [0, 60, 0],
      [480, 62, 0],
    ];
    const result = decodeMidi(oneTrack(events));
    expect(summary(result)).toEqual([
      [60, 0, 0.5, 1],
      [62, 0.5, 0.5, 1],
    ]);
    expect(result.warnings).toEqual([]);
  });
});

describe('the sustain pedal', () => {
  const pedal = (delta: number, value: number, channel = 1): DeltaEvent => [delta, 0xaf + channel, 64, value];
  const on = (delta: number, midi: number): DeltaEvent => [delta, 0x90, midi, 64];
  const off = (delta: number, midi: number): DeltaEvent => [delta, 0x80, midi, 64];
  const lengths = (events: readonly DeltaEvent[]): number[] =>
    decodeMidi(oneTrack(events)).notes.map(({ lengthSec }) => lengthSec);

  test('lengthens what ends while it is down, from 64 on', () => {
    expect(lengths([pedal(0, 64), on(0, 60), off(480, 60), pedal(480, 63), on(0, 62), off(480, 62)])).toEqual([1, 0.5]);
    expect(lengths([pedal(0, 63), on(0, 60), off(480, 60), pedal(480, 0)])).toEqual([0.5]);
  });

  test('does not shorten what is held longer', () => {
    expect(lengths([pedal(0, 127), on(0, 60), pedal(480, 0), off(480, 60)])).toEqual([1]);
  });

  test('pressed after the end of a note it does nothing', () => {
    expect(lengths([on(0, 60), off(480, 60), pedal(0, 127), pedal(480, 0)])).toEqual([0.5]);
  });

  test('ends where the same note begins again', () => {
    expect(lengths([pedal(0, 127), on(0, 60), off(240, 60), on(240, 60), off(240, 60), pedal(240, 0)])).toEqual([
      0.5, 0.5,
    ]);
  });

  test('left down, it holds until the end', () => {
    expect(lengths([pedal(0, 127), on(0, 60), off(240, 60), [720, 0xff, 1, 0]])).toEqual([1]);
  });

  test('acts on its channel, from any track', () => {
    const notes = [on(0, 60), [0, 0x91, 64, 64], off(480, 60), [0, 0x81, 64, 0], endOfTrack] as const;
    const pedals = [pedal(0, 127), pedal(960, 0), endOfTrack];
    expect(summary(decodeMidi(midiFile([trackChunk(notes), trackChunk(pedals)])))).toEqual([
      [60, 0, 1, 1],
      [64, 0, 0.5, 2],
    ]);
  });

  test('is released by the reset of controllers', () => {
    expect(lengths([pedal(0, 127), on(0, 60), off(240, 60), [240, 0xb0, 121, 0], on(480, 62), off(480, 62)])).toEqual([
      0.5, 0.5,
    ]);
  });

  test('all notes off leaves to the pedal what it holds; all sound off does not', () => {
    const rest = [off(240, 60), pedal(240, 0)];
    expect(lengths([pedal(0, 127), on(0, 60), [480, 0xb0, 123, 0], ...rest])).toEqual([1]);
    expect(lengths([pedal(0, 127), on(0, 60), [480, 0xb0, 120, 0], ...rest])).toEqual([0.5]);
    expect(lengths([on(0, 60), [480, 0xb0, 123, 0], ...rest])).toEqual([0.5]);
  });
});

describe('oddities', () => {
  const note: DeltaEvent[] = [
    [0, 0x90, 60, 64],
    [480, 0x80, 60, 64],
  ];
  const track = trackChunk([...note, endOfTrack]);
  const plain = summary(decodeMidi(oneTrack(note)));

  test.each([
    ['bytes behind the last track', bytesOf(midiFile([track]), 'garbage'), ['trailing_bytes']],
    [
      'another chunk before the track',
      midiFile([chunk('XFIH', bytesOf('ab'), { bigEndian: true }), track], { count: 1 }),
      [],
    ],
    ['a longer header', bytesOf('MThd', 0, 0, 0, 8, 0, 0, 0, 1, 1, 0xe0, 9, 9, track), []],
    ['events behind the end of the track', midiFile([trackChunk([...note, endOfTrack, [0, 0x90, 62, 1]])]), []],
    ['a track without end', midiFile([trackChunk(note)]), ['missing_end_of_track']],
    ['pitch bend', oneTrack([[0, 0xe0, 1, 64], ...note]), ['pitch_bend_ignored']],
    ['pitch bend in the middle', oneTrack([[0, 0xe0, 0, 64], ...note]), []],
    ['a tempo of 0', oneTrack([tempoEvent(0, 0), ...note]), ['invalid_meta_event']],
    ['a tempo of one byte', oneTrack([[0, 0xff, 0x51, 1, 9], ...note]), ['invalid_meta_event']],
    ['a bar of no beats', oneTrack([[0, 0xff, 0x58, 4, 0, 2, 24, 8], ...note]), ['invalid_meta_event']],
    ['beats of 1/128', oneTrack([[0, 0xff, 0x58, 4, 4, 7, 24, 8], ...note]), ['invalid_meta_event']],
    ['format 2: the first sequence', midiFile([track, trackChunk([])], { format: 2 }), ['several_sequences']],
    ['format 0 with two tracks: both', midiFile([track, trackChunk([endOfTrack])], { format: 0 }), []],
  ] as const)('%s', (_, bytes, expected) => {
    const result = decodeMidi(bytes);
    expect(summary(result)).toEqual(plain);
    expect(codes(result)).toEqual(expected);
    for (const warning of result.warnings)
      expect(warning.message.length * warning.suggestion.length).toBeGreaterThan(0);
  });
});

describe('errors', () => {
  const whole = oneTrack([
    [0, 0x90, 60, 64],
    [480, 60, 0],
    [0, 0xff, 1, 3, 65, 66, 67],
  ]);

  test.each([
    ['nothing', new Uint8Array(0), 'truncated_file', ''],
    ['text', bytesOf('hello, this is text'), 'not_a_midi_file', ''],
    ['a WAV file', bytesOf('RIFF....WAVE'), 'not_a_midi_file', ''],
    ['a part of the header', whole.subarray(0, 13), 'truncated_file', ''],
    ['a header of 5 bytes', bytesOf('MThd', 0, 0, 0, 5, 0, 0, 0, 1, 0, 1), 'truncated_file', ''],
    ['format 3', midiFile([trackChunk([endOfTrack])], { format: 3 }), 'unsupported_format', ''],
    ['no tracks', midiFile([]), 'no_tracks', ''],
    ['fewer tracks than promised', midiFile([trackChunk([endOfTrack])], { format: 1, count: 2 }), 'truncated_file', ''],
    ['division 0', oneTrack([], { division: 0 }), 'unsupported_division', ''],
    ['26 frames', oneTrack([], { division: 0xe628 }), 'unsupported_division', ''],
    ['0 ticks a frame', oneTrack([], { division: 0xe700 }), 'unsupported_division', ''],
    ['a track cut off', whole.subarray(0, whole.length - 1), 'truncated_file', ''],
    ['an event cut off', midiFile([trackChunk([[0, 0x90, 60]])]), 'truncated_track', 'tracks[0]'],
    ['a text cut off', midiFile([trackChunk([[0, 0xff, 1, 9, 65]])]), 'truncated_track', 'tracks[0]'],
    [
      'a time without event',
      midiFile([chunk('MTrk', bytesOf(0), { pad: undefined, bigEndian: true })]),
      'truncated_track',
      'tracks[0]',
    ],
    ['data without status', oneTrack([[0, 60, 64]]), 'corrupt_track', 'tracks[0]'],
    [
      'status within data',
      midiFile([trackChunk([endOfTrack]), trackChunk([[0, 0x90, 0x90, 1]])]),
      'corrupt_track',
      'tracks[1]',
    ],
    ['a real-time message', oneTrack([[0, 0xf8]]), 'corrupt_track', 'tracks[0]'],
    ['a number of five bytes', oneTrack([[0, 0xff, 1, 0x81, 0x80, 0x80, 0x80, 0]]), 'corrupt_track', 'tracks[0]'],
  ])('%s', (_, bytes, code, path) => {
    let caught: unknown;
    try {
      decodeMidi(bytes);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(ConfigurationError);
    expect(caught).toMatchObject({ code, path });
    const { message, suggestion, expected } = caught as AiaudioError;
    expect(message).toContain(suggestion);
    expect(expected).not.toBe('');
  });

  test('what is no Uint8Array', () => {
    for (const value of [undefined, null, 'MThd', [77, 84], new ArrayBuffer(20)]) {
      expect(() => decodeMidi(value as never)).toThrow(expect.objectContaining({ code: 'wrong_type', path: 'bytes' }));
    }
  });

  test('a file that is too long', () => {
    const long = new Uint8Array(8 * 1024 * 1024 + 1);
    long.set(whole);
    expect(() => decodeMidi(long)).toThrow(expect.objectContaining({ code: 'too_long', path: 'bytes' }));
  });

  test('every beginning of a file is refused as cut off', () => {
    for (let length = 4; length < whole.length; length++) {
      expect(() => decodeMidi(whole.subarray(0, length))).toThrow(expect.objectContaining({ code: 'truncated_file' }));
    }
  });
});

describe('any notes', () => {
  /** Without equal notes at once in one track and channel, where the pairing is a convention. */
  const tracks = fc.array(
    fc.uniqueArray(
      fc.record({
        midi: fc.integer({ min: 0, max: 127 }),
        startTick: fc.integer({ min: 0, max: 20_000 }),
        lengthTicks: fc.integer({ min: 0, max: 2_000 }),
        velocity: fc.integer({ min: 1, max: 127 }),
        channel: fc.integer({ min: 1, max: 16 }),
      }),
      { maxLength: 40, selector: ({ midi, channel }) => 17 * midi + channel },
    ),
    { minLength: 1, maxLength: 4 },
  );

  test('come back as they were written', () => {
    fc.assert(
      fc.property(tracks, fc.integer({ min: 1, max: 0x7fff }), (written, division) => {
        const secOf = (ticks: number): number => (ticks * 0.5) / division;
        const expected = written.flat().map((note: FileNote) => ({
          midi: note.midi,
          startSec: secOf(note.startTick),
          lengthSec: expect.closeTo(secOf(note.lengthTicks), 8),
          velocity: note.velocity / 127,
          channel: note.channel,
        }));
        expected.sort((a, b) => a.startSec - b.startSec || a.midi - b.midi || a.channel - b.channel);
        const { notes, warnings } = decodeMidi(encodeMidi(written, { division }));
        expect(notes).toEqual(expected);
        expect(warnings).toEqual([]);
      }),
    );
  });
});

describe('any bytes', () => {
  const good = encodeMidi(
    [0, 1, 2].map((track) =>
      Array.from({ length: 20 }, (_, i) => ({
        ...{ midi: 40 + ((7 * i + track) % 50), startTick: 100 * i, lengthTicks: 130 },
        ...{ velocity: 1 + 6 * i, channel: 1 + track },
      })),
    ),
  );

  function decodeOrRefuse(bytes: Uint8Array): void {
    let result: DecodedMidi;
    try {
      result = decodeMidi(bytes);
    } catch (error) {
      if (error instanceof AiaudioError) return;
      throw error;
    }
    expect(result.notes.length).toBeLessThanOrEqual(bytes.length / 3);
    let last = 0;
    for (const { midi, startSec, lengthSec, velocity, channel } of result.notes) {
      expect(Number.isInteger(midi) && midi >= 0 && midi <= 127 && channel >= 1 && channel <= 16).toBe(true);
      expect(startSec).toBeGreaterThanOrEqual(last);
      expect(lengthSec).toBeGreaterThanOrEqual(0);
      expect(startSec + lengthSec).toBeLessThanOrEqual(result.durationSec * (1 + 1e-12));
      expect(velocity > 0 && velocity <= 1).toBe(true);
      last = startSec;
    }
    expect(Number.isFinite(result.durationSec) && result.tempo > 0).toBe(true);
  }

  test('behind a right header', () => {
    const body = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(
        fc.array(body, { minLength: 1, maxLength: 3 }),
        fc.nat(0xffff),
        fc.nat(2),
        (bodies, division, format) => {
          const chunks = bodies.map((bytes) => chunk('MTrk', bytes, { pad: undefined, bigEndian: true }));
          decodeOrRefuse(midiFile(chunks, { division, format }));
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('of a right file with a few of them changed', () => {
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = good.slice();
        for (const [at, value] of changes) bytes[at] = value;
        decodeOrRefuse(bytes);
      }),
      { numRuns: 600 },
    );
  });

  test('of any kind', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), decodeOrRefuse));
  });

  test('a hundred thousand notes that begin and end together, under the pedal, do not pile up', () => {
    const count = 100_000;
    const body = new Uint8Array(4 + 4 + 6 * count);
    body.set([0, 0xb0, 64, 127, 0, 0x90, 60, 1]);
    for (let i = 1; i < 2 * count; i++) body.set([0, 60, i < count ? 1 : 0], 8 + 3 * (i - 1));
    const result = decodeMidi(
      midiFile([chunk('MTrk', body.subarray(0, 8 + 3 * (2 * count - 1)), { pad: undefined, bigEndian: true })]),
    );
    expect(result.notes).toHaveLength(count);
  });
});
