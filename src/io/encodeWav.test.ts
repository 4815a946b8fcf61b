import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caught } from '../../test/support/caught.ts';
import { ConfigurationError, RenderError } from '../errors.ts';
import { encodeWav, type WavOptions } from './encodeWav.ts';

/** A reader written from the standard, not from the encoder: walks the chunks and checks every redundant field. */
function readWav(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  expect(word(0)).toBe('RIFF');
  expect(view.getUint32(4, true)).toBe(bytes.length - 8);
  expect(word(8)).toBe('WAVE');
  expect(bytes.length % 2).toBe(0);
  const chunks = new Map<string, DataView>();
  for (let at = 12; at < bytes.length;) {
    const size = view.getUint32(at + 4, true);
    chunks.set(word(at), new DataView(bytes.buffer, at + 8, size));
    if (size % 2 === 1) expect(bytes[at + 8 + size]).toBe(0);
    at += 8 + size + (size % 2);
    expect(at).toBeLessThanOrEqual(bytes.length);
  }
  const format = chunks.get('fmt ')!;
  const data = chunks.get('data')!;
  let tag = format.getUint16(0, true);
  const channels = format.getUint16(2, true);
  const sampleRate = format.getUint32(4, true);
  const frameBytes = format.getUint16(12, true);
  const bits = format.getUint16(14, true);
  expect(frameBytes).toBe((channels * bits) / 8);
  expect(format.getUint32(8, true)).toBe(sampleRate * frameBytes);
  const extensible = tag === 0xfffe;
  if (tag !== 1) expect(format.getUint16(16, true)).toBe(format.byteLength - 18);
  if (extensible) {
    expect(format.getUint16(18, true)).toBe(bits);
    const guid = Array.from({ length: 14 }, (_, i) =>
      format
        .getUint8(26 + i)
        .toString(16)
        .padStart(2, '0'),
    ).join('');
    expect(guid).toBe('000000001000800000aa00389b71');
    tag = format.getUint16(24, true);
  }
  const frames = data.byteLength / frameBytes;
  expect(Number.isInteger(frames)).toBe(true);
  const mask = extensible ? format.getUint32(20, true) : undefined;
  const fact = chunks.get('fact')?.getUint32(0, true);
  const sample = (frame: number, channel: number): number => {
    const at = frame * frameBytes + (channel * bits) / 8;
    if (bits === 32) return data.getFloat32(at, true);
    if (bits === 16) return data.getInt16(at, true);
    return data.getUint16(at, true) + data.getInt8(at + 2) * 65536;
  };
  const samples = Array.from({ length: channels }, (_, channel) =>
    Array.from({ length: frames }, (_, frame) => sample(frame, channel)),
  );
  return { tag, extensible, mask, fact, channels, sampleRate, bits, frames, samples, order: [...chunks.keys()] };
}

const floats = (...values: number[]): Float32Array => Float32Array.from(values);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const exact: WavOptions = { dither: 'none' };

describe('bytes', () => {
  const spaced = (text: string): string => text.replace(/\/\/.*|\s/g, '');

  test('16-bit stereo', () => {
    const bytes = encodeWav([floats(0.5, -1), floats(-0.5, 1)], 44100, exact);
    expect(hex(bytes)).toBe(
      spaced(`
        52494646 2c000000 57415645                             // RIFF, size, WAVE
        666d7420 10000000 0100 0200 44ac0000 10b10200 0400 1000  // fmt: PCM, 2 channels, 44100 Hz, bytes/s, frame, bits
        64617461 08000000 0040 00c0 0080 ff7f                  // data, frame by frame
      `),
    );
  });

  test('24-bit mono with an odd number of frames is extensible and padded', () => {
    const bytes = encodeWav([floats(-0.5)], 48000, { format: 'int24', dither: 'none' });
    expect(hex(bytes)).toBe(
      spaced(`
        52494646 4c000000 57415645
        666d7420 28000000 feff 0100 80bb0000 80320200 0300 1800
                          1600 1800 04000000 0100000000001000800000aa00389b71
        66616374 04000000 01000000                             // fact: frames
        64617461 03000000 0000c0 00                            // the pad byte counts in the first size only
      `),
    );
  });

  test('float mono', () => {
    const bytes = encodeWav([floats(1, -0)], 8000, { format: 'float32' });
    expect(hex(bytes)).toBe(
      spaced(`
        52494646 3a000000 57415645
        666d7420 12000000 0300 0100 401f0000 007d0000 0400 2000 0000
        66616374 04000000 02000000
        64617461 08000000 0000803f 00000080
      `),
    );
  });

  test('no frames', () => {
    expect(encodeWav([floats(), floats()], 44100)).toHaveLength(44);
    expect(readWav(encodeWav([floats()], 44100, { format: 'int24' })).frames).toBe(0);
  });

  test('dithered bytes are pinned', () => {
    const bytes = encodeWav([floats(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)], 44100, { seed: 1 });
    expect(readWav(bytes).samples).toEqual([[3276, 3277, 3277, 3278, 3276, 3278, 3277, 3277]]);
  });
});

describe('header', () => {
  test.each([
    ['int16', 1, { tag: 1, extensible: false, bits: 16, mask: undefined, fact: undefined }],
    ['int16', 2, { tag: 1, extensible: false, bits: 16, mask: undefined, fact: undefined }],
    ['int16', 3, { tag: 1, extensible: true, bits: 16, mask: 0, fact: 5 }],
    ['int24', 1, { tag: 1, extensible: true, bits: 24, mask: 4, fact: 5 }],
    ['int24', 2, { tag: 1, extensible: true, bits: 24, mask: 3, fact: 5 }],
    ['float32', 1, { tag: 3, extensible: false, bits: 32, mask: undefined, fact: 5 }],
    ['float32', 2, { tag: 3, extensible: false, bits: 32, mask: undefined, fact: 5 }],
    ['float32', 6, { tag: 3, extensible: true, bits: 32, mask: 0, fact: 5 }],
  ] as const)('%s, %d channels', (format, channelCount, expected) => {
    const channels = Array.from({ length: channelCount }, () => new Float32Array(5));
    const wav = readWav(encodeWav(channels, 96000, { format }));
    expect(wav).toMatchObject({ ...expected, channels: channelCount, sampleRate: 96000, frames: 5 });
    expect(wav.order).toEqual(expected.fact === undefined ? ['fmt ', 'data'] : ['fmt ', 'fact', 'data']);
  });
});

describe('quantising without dither', () => {
  const step = 2 ** -15;
  test.each([
    ['ties go to the even code', [0.5, 1.5, 2.5, -0.5, -1.5, -2.5], [0, 2, 2, 0, -2, -2]],
    ['others to the nearest', [0.49, 0.51, 1.49, -0.51, -1.49], [0, 1, 1, -1, -1]],
    [
      'full scale is clamped, not wrapped',
      [32767, 32767.4, 32768, 40000, -32768, -32769, -40000],
      [32767, 32767, 32767, 32767, -32768, -32768, -32768],
    ],
  ])('%s', (_, steps, codes) => {
    const samples = Float32Array.from(steps, (value) => value * step);
    // Float32 has 24 bits, so the inputs above are exact or far enough from a tie.
    expect(readWav(encodeWav([samples], 44100, exact)).samples[0]).toEqual(codes.map((code) => code + 0));
  });

  test('24 bits keep a float of 24 bits exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(2 ** 23), max: 2 ** 23 - 1 })), (codes) => {
        const samples = Float32Array.from(codes, (code) => code / 2 ** 23);
        expect(readWav(encodeWav([samples], 44100, { format: 'int24', dither: 'none' })).samples[0]).toEqual(codes);
      }),
    );
  });

  test('the error is at most half a step, in every channel', () => {
    const sample = fc.float({ min: -1, max: Math.fround(0.9999), noNaN: true });
    const frames = fc.array(fc.tuple(sample, sample, sample), { minLength: 1 });
    fc.assert(
      fc.property(frames, fc.constantFrom('int16', 'int24'), (input, format) => {
        const scale = format === 'int16' ? 2 ** 15 : 2 ** 23;
        const channels = [0, 1, 2].map((c) => Float32Array.from(input, (frame) => frame[c]!));
        const { samples } = readWav(encodeWav(channels, 44100, { format, dither: 'none' }));
        channels.forEach((channel, c) =>
          channel.forEach((value, i) => expect(Math.abs(samples[c]![i]! - value * scale)).toBeLessThanOrEqual(0.5)),
        );
      }),
    );
  });
});

test('float32 keeps every finite sample bit for bit', () => {
  fc.assert(
    fc.property(
      fc.float32Array({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 1, max: 4 }),
      (samples, count) => {
        const channels = Array.from({ length: count }, (_, c) =>
          samples.map((value) => (c % 2 === 0 ? value : -value)),
        );
        const wav = readWav(encodeWav(channels, 44100, { format: 'float32' }));
        wav.samples.forEach((channel, c) => expect(Float32Array.from(channel)).toEqual(channels[c]));
      },
    ),
  );
});

describe('dither', () => {
  const frames = 200_000;
  const constant = (steps: number, bits: 16 | 24): Float32Array =>
    new Float32Array(frames).fill(steps / 2 ** (bits - 1));
  const errors = (steps: number, format: 'int16' | 'int24', seed: number): Float64Array => {
    const samples = constant(steps, format === 'int16' ? 16 : 24);
    const codes = readWav(encodeWav([samples], 44100, { format, seed })).samples[0]!;
    return Float64Array.from(codes, (code) => code - steps);
  };
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = (values: Float64Array): number => mean(values.map((value) => value * value)) - mean(values) ** 2;

  // TPDF dither of ±1 LSB: two uniform values of variance 1/12 each, and the rounding's own 1/12: 1/4 LSB² for any signal,
  // and a mean of 0. The standard error of the mean is 0.5/√200000 = 0.0011, that of the variance about 0.0008: five of each.
  test.each([
    [0.25, 'int16'],
    [0.5, 'int16'],
    [100, 'int16'],
    [-7.75, 'int16'],
    [0.125, 'int24'],
    [-1000.5, 'int24'],
  ] as const)('mean 0 and variance 1/4 LSB² at a level of %d LSB, %s', (steps, format) => {
    for (const seed of [0, 1, 0xffffffff]) {
      const error = errors(steps, format, seed);
      expect(Math.abs(mean(error))).toBeLessThan(0.006);
      expect(Math.abs(variance(error) - 0.25)).toBeLessThan(0.005);
    }
  });

  test('the shape is triangular: at a level on a code, 3/4 stay, 1/8 go up, 1/8 go down', () => {
    const error = errors(100, 'int16', 3);
    const share = (value: number): number => error.filter((e) => e === value).length / frames;
    expect(share(0)).toBeCloseTo(0.75, 2);
    expect(share(1)).toBeCloseTo(0.125, 2);
    expect(share(-1)).toBeCloseTo(0.125, 2);
    expect(share(0) + share(1) + share(-1)).toBe(1);
  });

  test('it is white, and differs between channels and seeds', () => {
    const samples = constant(100, 16);
    const wav = readWav(encodeWav([samples, samples], 44100, { seed: 5 }));
    const [left, right] = wav.samples.map((codes) => Float64Array.from(codes, (code) => code - 100)) as [
      Float64Array,
      Float64Array,
    ];
    const other = errors(100, 'int16', 6);
    const correlation = (a: Float64Array, b: Float64Array, lag: number): number =>
      mean(a.subarray(lag).map((value, i) => value * b[i]!)) / 0.25;
    for (const lag of [1, 2, 3, 64, 128]) expect(Math.abs(correlation(left, left, lag))).toBeLessThan(0.012);
    for (const lag of [0, 1, 2]) {
      expect(Math.abs(correlation(left, right, lag))).toBeLessThan(0.012);
      expect(Math.abs(correlation(left, other, lag))).toBeLessThan(0.012);
    }
  });

  test('the same input gives the same bytes; a frame keeps its dither when the sound is longer', () => {
    const samples = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i / 10) / 2 + 0.6);
    const bytes = encodeWav([samples], 44100, { seed: 9 });
    expect(encodeWav([samples.slice()], 44100, { seed: 9 })).toEqual(bytes);
    expect(encodeWav([samples], 44100, { seed: 8 })).not.toEqual(bytes);
    expect(encodeWav([samples], 44100)).toEqual(
      encodeWav([samples], 44100, { seed: 0, dither: 'tpdf', format: 'int16' }),
    );
    const short = encodeWav([samples.subarray(0, 500)], 44100, { seed: 9 });
    expect(short.subarray(44)).toEqual(bytes.subarray(44, 44 + 1000));
  });

  test('it never wraps at full scale', () => {
    for (const format of ['int16', 'int24'] as const) {
      const top = format === 'int16' ? 2 ** 15 : 2 ** 23;
      const { samples } = readWav(encodeWav([constant(1e9, 16).fill(1), constant(0, 16).fill(-1)], 44100, { format }));
      expect(Math.min(...samples[0]!.slice(0, 50_000))).toBeGreaterThanOrEqual(top - 2);
      expect(Math.max(...samples[1]!.slice(0, 50_000))).toBeLessThanOrEqual(-top + 1);
    }
  });

  test('digital silence around a sound stays silent, within it does not', () => {
    expect(new Set(encodeWav([new Float32Array(1000)], 44100).subarray(44))).toEqual(new Set([0]));
    const samples = new Float32Array(3000);
    samples[1000] = 0.5;
    samples[1999] = -0.5;
    const codes = readWav(encodeWav([samples, new Float32Array(3000)], 44100)).samples;
    expect(new Set(codes[0]!.slice(0, 1000))).toEqual(new Set([0]));
    expect(new Set(codes[0]!.slice(2000))).toEqual(new Set([0]));
    expect(new Set(codes[0]!.slice(1001, 1999))).toEqual(new Set([-1, 0, 1]));
    expect(new Set(codes[1])).toEqual(new Set([0]));
  });
});

describe('refused', () => {
  const one = [floats(0)];
  test.each([
    ['NaN', () => encodeWav([floats(0, 0, 0), floats(0, 0, NaN)], 44100), RenderError, 'not_finite', 'channels[1][2]'],
    [
      'NaN in 24 bits',
      () => encodeWav([floats(NaN)], 44100, { format: 'int24' }),
      RenderError,
      'not_finite',
      'channels[0][0]',
    ],
    ['infinity', () => encodeWav([floats(0, -Infinity)], 44100, exact), RenderError, 'not_finite', 'channels[0][1]'],
    [
      'infinity in float',
      () => encodeWav([floats(0, Infinity)], 44100, { format: 'float32' }),
      RenderError,
      'not_finite',
      'channels[0][1]',
    ],
    [
      'unequal lengths',
      () => encodeWav([floats(0), floats(0, 0)], 44100),
      RenderError,
      'channel_length_mismatch',
      'channels[1]',
    ],
    [
      '4 GiB',
      () => encodeWav([{ length: 2 ** 31 - 18 } as Float32Array], 44100),
      RenderError,
      'file_too_large',
      'channels',
    ],
    ['no channels', () => encodeWav([], 44100), ConfigurationError, 'out_of_range', 'channels.length'],
    ['a rate of 0', () => encodeWav(one, 0), ConfigurationError, 'out_of_range', 'sampleRate'],
    ['a fractional rate', () => encodeWav(one, 44100.5), ConfigurationError, 'not_an_integer', 'sampleRate'],
    ['a rate of NaN', () => encodeWav(one, NaN), ConfigurationError, 'not_finite', 'sampleRate'],
    [
      'a format',
      () => encodeWav(one, 44100, { format: 'int61' as 'int16' }),
      ConfigurationError,
      'unknown_choice',
      'format',
    ],
    [
      'a dither',
      () => encodeWav(one, 44100, { dither: 'rpdf' as 'tpdf' }),
      ConfigurationError,
      'unknown_choice',
      'dither',
    ],
    [
      'dithered float',
      () => encodeWav(one, 44100, { format: 'float32', dither: 'tpdf' }),
      ConfigurationError,
      'conflicting_options',
      'dither',
    ],
    ['a negative seed', () => encodeWav(one, 44100, { seed: -1 }), ConfigurationError, 'out_of_range', 'seed'],
    ['a fractional seed', () => encodeWav(one, 44100, { seed: 0.5 }), ConfigurationError, 'not_an_integer', 'seed'],
    [
      'an unknown option',
      () => encodeWav(one, 44100, { sed: 1 } as WavOptions),
      ConfigurationError,
      'unknown_key',
      'sed',
    ],
  ])('%s', (_, run, ErrorClass, code, path) => {
    const error = caught(run);
    expect(error).toBeInstanceOf(ErrorClass);
    expect(error).toMatchObject({ code, path });
    expect(error.message.endsWith(error.suggestion)).toBe(true);
    expect(error.expected).not.toBe('');
  });
});

/** Foreign readers, where the machine has them. */
describe('foreign readers', () => {
  const has = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;
  const frames = 4410;
  const tone = Float32Array.from({ length: frames }, (_, i) => Math.sin(i / 20) / 2);
  const inFile = <T>(bytes: Uint8Array, use: (path: string) => T): T => {
    const folder = mkdtempSync(join(tmpdir(), 'aiaudio-wav-'));
    try {
      const path = join(folder, 'tone.wav');
      writeFileSync(path, bytes);
      return use(path);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  test.skipIf(!has('sox')).each(['int16', 'int24', 'float32'] as const)('sox reads %s', (format) => {
    const bytes = encodeWav([tone, tone], 44100, { format });
    const raw = inFile(bytes, (path) => execFileSync('sox', ['-D', path, '-t', 'f32', '-']));
    const heard = new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length));
    expect(heard).toHaveLength(2 * frames);
    const tolerance = format === 'int16' ? 2 / 2 ** 15 : 2 / 2 ** 23;
    tone.forEach((value, i) => expect(Math.abs(heard[2 * i]! - value)).toBeLessThanOrEqual(tolerance));
  });

  test.skipIf(!has('ffprobe')).each([
    ['int16', 'pcm_s16le'],
    ['int24', 'pcm_s24le'],
    ['float32', 'pcm_f32le'],
  ] as const)('ffprobe reads %s', (format, codec) => {
    const args = ['-v', 'error', '-show_entries', 'stream=codec_name,channels,sample_rate,duration_ts', '-of', 'json'];
    const answer = inFile(encodeWav([tone, tone], 44100, { format }), (path) =>
      execFileSync('ffprobe', [...args, path], { encoding: 'utf8' }),
    );
    expect(JSON.parse(answer).streams).toEqual([
      { codec_name: codec, sample_rate: '44100', channels: 2, duration_ts: frames },
    ]);
  });
});
