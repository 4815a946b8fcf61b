import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  bytesOf,
  chunk,
  floats,
  type FormatFields,
  formatChunk,
  integers,
  uint,
  wavFile,
} from '../../test/support/wavFiles.ts';
import { AudioError } from '../errors.ts';
import { decodeWav, type DecodedWav } from './decodeWav.ts';
import { encodeWav, wavFormats } from './encodeWav.ts';
import { wavSampleBytes } from './readWavFormat.ts';

const values = (wav: DecodedWav): number[][] => wav.channels.map((samples) => Array.from(samples));
const file = (fields: FormatFields, data: Uint8Array): Uint8Array =>
  wavFile([formatChunk(fields), chunk('data', data)]);

describe('samples', () => {
  const { fround } = Math;
  const top = 2 ** 31 - 1;
  const cases: readonly (readonly [string, FormatFields, Uint8Array, number[]])[] = [
    ['int8', { bits: 8 }, integers(1, [-128, -1, 0, 127]), [-1, -1 / 128, 0, 127 / 128]],
    ['int16', {}, integers(2, [-32768, -1, 0, 32767]), [-1, -(2 ** -15), 0, 32767 / 32768]],
    ['int24', { bits: 24 }, integers(3, [-8388608, -1, 0, 8388607]), [-1, -(2 ** -23), 0, 1 - 2 ** -23]],
    ['int32', { bits: 32 }, integers(4, [-top - 1, -1, 0, top, 129]), [-1, -(2 ** -31), 0, 1, 129 / 2 ** 31]],
    ['float32', { tag: 3, bits: 32 }, floats(4, [0.1, -2, 1e-40]), [fround(0.1), -2, fround(1e-40)]],
    ['float64', { tag: 3, bits: 64 }, floats(8, [0.1, -2, 1e300]), [fround(0.1), -2, Infinity]],
    // The outermost, the innermost and one other code of each sign, from the tables of G.711, times 8 and times 4.
    [
      'alaw',
      { tag: 6, bits: 8 },
      bytesOf(0xaa, 0xd5, 0x85, 0x2a, 0x55),
      [32256, 8, 4224, -32256, -8].map((x) => x / 2 ** 15),
    ],
    [
      'mulaw',
      { tag: 7, bits: 8 },
      bytesOf(0x80, 0xff, 0xfe, 0, 0x7f),
      [32124, 0, 8, -32124, 0].map((x) => x / 2 ** 15),
    ],
  ];

  test.each(cases)('%s', (format, fields, data, expected) => {
    const wav = decodeWav(file(fields, data));
    expect(wav).toMatchObject({ format, sampleRate: 44_100, channelMask: null, bitsPerSample: fields.bits ?? 16 });
    expect(wav).toMatchObject({ frames: expected.length, warnings: [] });
    expect(values(wav)).toEqual([expected]);
  });

  test.each(cases)('%s in an extensible header', (format, fields, data, expected) => {
    const wav = decodeWav(file({ ...fields, length: 40, mask: 4 }, data));
    expect(wav).toMatchObject({ format, channelMask: 4, warnings: [] });
    expect(values(wav)).toEqual([expected]);
  });

  test('int32 and float64 are rounded to the nearest float32', () => {
    const codes = [16777217, 16777219, -16777217, 1073741823, 1431655765];
    expect(values(decodeWav(file({ bits: 32 }, integers(4, codes))))).toEqual([
      codes.map((c) => Math.fround(c / 2 ** 31)),
    ]);
    const doubles = [Math.PI, 1 / 3, 1e-310, 1 + 2 ** -24];
    expect(values(decodeWav(file({ tag: 3, bits: 64 }, floats(8, doubles))))).toEqual([doubles.map(Math.fround)]);
  });

  test('NaN and infinity are kept', () => {
    const odd = [NaN, Infinity, -Infinity, -0];
    expect(values(decodeWav(file({ tag: 3, bits: 32 }, floats(4, odd))))).toEqual([odd]);
    expect(values(decodeWav(file({ tag: 3, bits: 64 }, floats(8, odd))))).toEqual([odd]);
  });

  test.each([
    ['20 of 24 bits', { bits: 24, validBits: 20, length: 40 }, integers(3, [-(2 ** 23), 16]), [-1, 2 ** -19], 20],
    ['24 of 32 bits', { bits: 32, validBits: 24, length: 40 }, integers(4, [2 ** 30, 256]), [0.5, 2 ** -23], 24],
    ['20 bits, plain', { bits: 20 }, integers(3, [-(2 ** 23), 16]), [-1, 2 ** -19], 20],
    ['12 bits, plain', { bits: 12 }, integers(2, [-(2 ** 15), 16]), [-1, 2 ** -11], 12],
    ['no valid bits', { bits: 24, validBits: 0, length: 40 }, integers(3, [2 ** 22]), [0.5], 24],
    ['too many valid bits', { bits: 16, validBits: 24, length: 40 }, integers(2, [2 ** 14]), [0.5], 16],
  ] as const)('%s lie at the upper end of their bytes', (_, fields, data, expected, bitsPerSample) => {
    const wav = decodeWav(file(fields, data));
    expect(wav).toMatchObject({ bitsPerSample, warnings: [] });
    expect(values(wav)).toEqual([expected]);
  });

  test('A-law and µ-law: odd about zero, ever louder, in steps that double', () => {
    const codes = Uint8Array.from({ length: 256 }, (_, i) => i);
    for (const tag of [6, 7]) {
      const sorted = [...new Set(values(decodeWav(file({ tag, bits: 8 }, codes)))[0])].sort((a, b) => a - b);
      expect(sorted).toHaveLength(tag === 6 ? 256 : 255);
      expect(sorted.map((value) => 0 - value).reverse()).toEqual(sorted);
      const upper = sorted.filter((value) => value >= 0);
      const steps = new Set(upper.slice(1).map((value, i) => (value - upper[i]!) * 2 ** 15));
      const doubled = [16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];
      expect([...steps]).toEqual(tag === 6 ? doubled : [8, 12, ...doubled]);
    }
  });

  test.each(['int16', 'int24', 'int32', 'float32', 'float64'] as const)('big endian: %s', (format) => {
    const bytes = wavSampleBytes[format];
    const isFloat = format.startsWith('float');
    const data = (bigEndian: boolean): Uint8Array =>
      isFloat
        ? floats(bytes as 4 | 8, [0.3, -1e-3, 7], bigEndian)
        : integers(bytes as 2 | 3 | 4, [1234, -31000, 77], bigEndian);
    const fields = { tag: isFloat ? 3 : 1, bits: 8 * bytes, length: 40, mask: 4 };
    const chunks = [
      formatChunk({ ...fields, bigEndian: true }),
      chunk('LIST', bytesOf('ab'), { bigEndian: true }),
      chunk('data', data(true), { bigEndian: true }),
    ];
    expect(decodeWav(wavFile(chunks, { form: 'RIFX' }))).toEqual(decodeWav(file(fields, data(false))));
  });

  test('channels are taken apart, across the blocks in which they are read', () => {
    for (const channels of [1, 2, 3, 6, 256]) {
      const frames = channels === 256 ? 300 : 40_000;
      const codes = Array.from({ length: frames * channels }, (_, i) => ((i * 7919) % 65536) - 32768);
      const wav = decodeWav(file({ channels }, integers(2, codes)));
      expect(wav).toMatchObject({ frames, warnings: [] });
      expect(wav.channels).toHaveLength(channels);
      wav.channels.forEach((samples, channel) => {
        const right = samples.every((sample, frame) => sample === codes[frame * channels + channel]! / 32768);
        expect(right).toBe(true);
      });
    }
  });

  test('the bytes may lie anywhere in memory, and stay as they are', () => {
    const bytes = file({ tag: 3, bits: 64, channels: 2 }, floats(8, [1, 2, 3, 4]));
    for (let offset = 0; offset < 8; offset++) {
      const moved = new Uint8Array(bytes.length + 16).fill(0x55);
      moved.set(bytes, offset);
      const part = moved.subarray(offset, offset + bytes.length);
      const wav = decodeWav(part);
      expect(values(wav)).toEqual([
        [1, 3],
        [2, 4],
      ]);
      expect(part).toEqual(bytes);
    }
  });
});

describe('length', () => {
  test('no samples are no error', () => {
    const wav = decodeWav(file({ channels: 2 }, bytesOf()));
    expect(wav).toMatchObject({ frames: 0, warnings: [] });
    expect(values(wav)).toEqual([[], []]);
  });

  test('an incomplete last frame is left out', () => {
    const wav = decodeWav(file({ channels: 2 }, bytesOf(integers(2, [1, 2, 3]), 9)));
    expect(values(wav)).toEqual([[2 ** -15], [2 ** -14]]);
    expect(wav.warnings).toMatchObject([
      { code: 'incomplete_frame', message: expect.stringContaining('incomplete frame of 3 bytes') },
    ]);
  });
});

test('refuses what is no Uint8Array', () => {
  for (const wrong of [undefined, null, 'RIFF', [82, 73], new ArrayBuffer(50), {}]) {
    expect(() => decodeWav(wrong as Uint8Array)).toThrow(
      expect.objectContaining({ code: 'wrong_type', path: 'bytes' }),
    );
  }
});

describe('round trip with encodeWav', () => {
  const rate = fc.integer({ min: 1, max: 768_000 });

  test('float32, to the bit', () => {
    const audio = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { maxLength: 40 });
    fc.assert(
      fc.property(audio, fc.integer({ min: 1, max: 6 }), rate, (samples, count, sampleRate) => {
        const channels = Array.from({ length: count }, (_, c) => Float32Array.from(samples, (x) => (c % 2 ? -x : x)));
        const wav = decodeWav(encodeWav(channels, sampleRate, { format: 'float32' }));
        expect(wav).toMatchObject({ sampleRate, format: 'float32', bitsPerSample: 32, warnings: [] });
        expect(wav.channels).toEqual(channels);
      }),
    );
  });

  test.each([
    ['int16', 15],
    ['int24', 23],
  ] as const)('%s, every code', (format, bits) => {
    const code = fc.integer({ min: -(2 ** bits), max: 2 ** bits - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(code, code)), rate, (codes, sampleRate) => {
        const channels = [0, 1].map((c) => Float32Array.from(codes, (frame) => frame[c]! / 2 ** bits));
        const wav = decodeWav(encodeWav(channels, sampleRate, { format, dither: 'none' }));
        expect(wav).toMatchObject({ sampleRate, format, bitsPerSample: bits + 1, warnings: [] });
        expect(wav.channels).toEqual(channels);
      }),
    );
  });

  test('as many channels as there may be', () => {
    const channels = Array.from({ length: 256 }, (_, c) => Float32Array.of((c + 1) / 512, -(c + 1) / 512));
    for (const format of wavFormats) {
      const wav = decodeWav(encodeWav(channels, 48_000, { format, dither: 'none' }));
      expect(wav.channels).toEqual(channels);
      expect(wav.channelMask).toBe(0);
    }
  });
});

/** A result that holds together, made of no more than the bytes that are there; or an AudioError with all its fields. */
function checkOutcome(bytes: Uint8Array): DecodedWav | undefined {
  let wav: DecodedWav;
  try {
    wav = decodeWav(bytes);
  } catch (error) {
    if (!(error instanceof AudioError)) throw error;
    const { code, expected, suggestion, message } = error;
    if (!/^[a-z_]+$/.test(code) || expected === '' || !message.endsWith(suggestion)) throw error;
    return undefined;
  }
  const { channels, frames, sampleRate, format, bitsPerSample, warnings } = wav;
  const sampleBytes = wavSampleBytes[format];
  const good = [
    channels.length >= 1 && channels.length <= 256,
    channels.every((samples) => samples.length === frames),
    frames * channels.length * sampleBytes <= bytes.length,
    Number.isInteger(sampleRate) && sampleRate >= 1 && sampleRate <= 768_000,
    Number.isInteger(bitsPerSample) && bitsPerSample >= 1 && bitsPerSample <= 8 * sampleBytes,
    warnings.every(({ code, message, suggestion }) => code && message.endsWith('.') && suggestion.endsWith('.')),
    warnings.length <= 5,
  ];
  if (good.includes(false)) throw new Error(`not valid: ${good.join()}`);
  return wav;
}

describe('hostile bytes', () => {
  const list = chunk('LIST', bytesOf('INFOISFT', uint(5, 4), 'hello', 0));
  const seeds: readonly Uint8Array[] = [
    file({ channels: 2 }, integers(2, [1, -2, 3, -4])),
    wavFile([list, formatChunk({ bits: 24, length: 40, validBits: 20 }), chunk('data', integers(3, [5, -6, 7])), list]),
    wavFile([
      formatChunk({ tag: 3, bits: 32, length: 18 }),
      chunk('fact', uint(2, 4)),
      chunk('data', floats(4, [1, 2])),
    ]),
    wavFile([formatChunk({ tag: 3, bits: 64, bigEndian: true }), chunk('data', floats(8, [1]), { bigEndian: true })], {
      form: 'RIFX',
    }),
    wavFile(
      [
        chunk('ds64', bytesOf(uint(100, 8), uint(4, 8), uint(2, 8), uint(0, 4))),
        formatChunk({ tag: 6, bits: 8, length: 18 }),
        chunk('data', bytesOf(1, 2, 3, 4), { size: 2 ** 32 - 1 }),
      ],
      { form: 'RF64' },
    ),
  ];

  test('the seeds are valid', () => {
    for (const seed of seeds) expect(checkOutcome(seed)?.warnings).toEqual([]);
  });

  test('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void checkOutcome(bytes)),
      { numRuns: 2000 },
    );
  });

  test('random bytes behind a valid beginning', () => {
    const begin = fc.constantFrom(...seeds.flatMap((seed) => [12, 20, 28, 36].map((end) => seed.subarray(0, end))));
    const property = fc.property(begin, fc.uint8Array({ maxLength: 100 }), (head, tail) => {
      checkOutcome(bytesOf(head, tail));
    });
    fc.assert(property, { numRuns: 3000 });
  });

  test('changed, missing and additional bytes', () => {
    const nasty = fc.constantFrom(0, 1, 2, 3, 0x7f, 0x80, 0xfe, 0xff);
    const change = fc.tuple(fc.nat(120), fc.oneof(nasty, fc.nat(255)), fc.constantFrom('set', 'insert', 'remove'));
    const property = fc.property(fc.constantFrom(...seeds), fc.array(change, { maxLength: 6 }), (seed, changes) => {
      const bytes = Array.from(seed);
      for (const [at, value, how] of changes) {
        const place = at % bytes.length;
        bytes.splice(place, how === 'insert' ? 0 : 1, ...(how === 'remove' ? [] : [value]));
      }
      checkOutcome(Uint8Array.from(bytes));
    });
    fc.assert(property, { numRuns: 5000 });
  });

  test('every 32-bit word of every seed, replaced by sizes that are far too large', () => {
    const sizes = [0, 1, 2 ** 16, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 37, 2 ** 32 - 2, 2 ** 32 - 1];
    for (const seed of seeds) {
      for (let at = 0; at + 4 <= seed.length; at++) {
        for (const size of sizes) {
          const bytes = seed.slice();
          bytes.set(uint(size, 4), at);
          checkOutcome(bytes);
        }
      }
    }
  });

  test.each([0n, 5n, 2n ** 32n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n])('RF64 whose data have %d bytes', (size) => {
    const chunks = [
      chunk('ds64', bytesOf(uint(size, 8), uint(size, 8), uint(size, 8), uint(2 ** 32 - 1, 4))),
      formatChunk(),
      chunk('data', integers(2, [1, 2]), { size: 2 ** 32 - 1 }),
    ];
    expect(checkOutcome(wavFile(chunks, { form: 'RF64', size: 2 ** 32 - 1 }))?.frames).toBe(2);
  });

  test('cut off anywhere: an error in the header, else as many frames as are there', () => {
    for (const seed of seeds) {
      const whole = decodeWav(seed);
      const dataAt = Buffer.from(seed).indexOf('data') + 8;
      const frameBytes = whole.channels.length * wavSampleBytes[whole.format];
      for (let end = 0; end < seed.length; end++) {
        const wav = checkOutcome(seed.slice(0, end));
        const there = Math.floor((end - dataAt) / frameBytes);
        expect(wav?.frames).toBe(end < dataAt ? undefined : Math.min(there, whole.frames));
        wav?.channels.forEach((samples, c) => expect(samples).toEqual(whole.channels[c]!.slice(0, wav.frames)));
      }
    }
  });

  test('a million empty chunks', () => {
    const chunks = new Uint8Array(8e6);
    for (let at = 0; at < chunks.length; at += 8) chunks.set([0x4a, 0x55, 0x4e, 0x4b], at);
    expect(() => decodeWav(wavFile([chunks]))).toThrow(expect.objectContaining({ code: 'missing_format' }));
    const data = chunk('data', bytesOf());
    chunks.set(data, 0);
    for (let at = 8; at < chunks.length; at += 8) chunks.copyWithin(at, 0, 8);
    expect(checkOutcome(wavFile([formatChunk(), chunks]))?.warnings).toMatchObject([{ code: 'repeated_chunk' }]);
  });
});
