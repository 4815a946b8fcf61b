import { describe, expect, test } from 'vitest';

import { bytesOf, chunk, formatChunk, integers, uint, wavFile } from '../../test/support/wavFiles.ts';
import { findWavChunks } from './findWavChunks.ts';
import type { WavWarning } from './wavWarning.ts';

const samples = integers(2, [257, 514, 771]);
const data = chunk('data', samples);
const format = formatChunk();

/** The data and the codes of the warnings. */
function read(bytes: Uint8Array): { readonly data: Uint8Array; readonly codes: string[] } {
  const warnings: WavWarning[] = [];
  const chunks = findWavChunks(bytes, warnings);
  expect(chunks.format).toEqual(format.subarray(8));
  return { data: chunks.data, codes: warnings.map(({ code }) => code) };
}

const error = (code: string): unknown => expect.objectContaining({ name: 'AudioError', code });

describe('the chunks', () => {
  const text = (length: number): Uint8Array => bytesOf('x'.repeat(length));
  test.each([
    ['alone', [format, data]],
    ['among others', [chunk('JUNK', text(28)), format, chunk('bext', text(602)), chunk('fact', uint(3, 4)), data]],
    ['before others', [format, data, chunk('cue ', text(4)), chunk('smpl', text(36)), chunk('LIST', text(10))]],
    ['with the data first', [data, format]],
    ['with the fact last', [format, data, chunk('fact', uint(3, 4))]],
    ['with words that nobody knows', [chunk('zZ9 ', text(3)), format, chunk('~~~~', text(0)), data]],
    ['behind odd sizes', [chunk('LIST', text(1)), format, chunk('id3 ', text(7)), data, chunk('LIST', text(5))]],
    [
      'behind odd sizes padded by 1',
      [chunk('LIST', text(1), { pad: 1 }), format, chunk('id3 ', text(7), { pad: 65 }), data],
    ],
    [
      'behind odd sizes without padding',
      [chunk('LIST', text(1), { pad: undefined }), format, chunk('id3 ', text(7), { pad: undefined }), data],
    ],
    ['before an odd size without padding', [format, data, chunk('LIST', text(5), { pad: undefined })]],
  ])('%s', (_, chunks) => {
    expect(read(wavFile(chunks))).toEqual({ data: samples, codes: [] });
  });

  test('data of odd size, with and without padding', () => {
    const odd = samples.subarray(0, 5);
    const list = chunk('LIST', text(4));
    for (const pad of [0, 7, undefined]) {
      expect(read(wavFile([format, chunk('data', odd, { pad }), list]))).toEqual({ data: odd, codes: [] });
      expect(read(wavFile([format, chunk('data', odd, { pad })]))).toEqual({ data: odd, codes: [] });
    }
  });

  test('the size of the whole file is not looked at', () => {
    for (const size of [0, 36, 2 ** 32 - 1]) {
      expect(read(wavFile([format, data], { size }))).toEqual({ data: samples, codes: [] });
    }
  });

  test('of several the first', () => {
    const other = chunk('data', integers(2, [9]));
    expect(read(wavFile([format, data, other]))).toEqual({ data: samples, codes: ['repeated_chunk'] });
    const otherFormat = formatChunk({ bits: 8 });
    expect(read(wavFile([format, otherFormat, data]))).toEqual({ data: samples, codes: ['repeated_chunk'] });
  });

  test.each([
    ['zeros', bytesOf(...Array<number>(100).fill(0))],
    ['a few bytes', bytesOf('abc')],
    ['an ID3v1 tag', bytesOf('TAG', 'Title'.padEnd(125))],
    ['another WAV file', wavFile([format, data])],
  ])('%s at the end are told and ignored', (_, rest) => {
    expect(read(bytesOf(wavFile([format, data]), rest))).toEqual({ data: samples, codes: ['trailing_bytes'] });
  });
});

describe('the length of the data', () => {
  const claim = (size: number): Uint8Array => wavFile([format, chunk('data', samples, { size })]);

  test.each([
    ['ffmpeg', 0xffffffff],
    ['0xffffffff less a header', 0xffffffdb],
    ['SoX, 16-bit stereo', 0x7ffff000],
    ['SoX, 24-bit stereo', 0x7fffeffc],
    ['2^31 − 1', 0x7fffffff],
    ['arecord', 0x80000000],
  ])('until the end in streams: %s', (_, size) => {
    expect(read(claim(size))).toEqual({ data: samples, codes: [] });
  });

  test('0 in a header that was not completed', () => {
    expect(read(claim(0))).toEqual({ data: samples, codes: ['unknown_length'] });
  });

  test('0 where there are none', () => {
    const none = chunk('data', bytesOf());
    expect(read(wavFile([format, none]))).toEqual({ data: bytesOf(), codes: [] });
    expect(read(wavFile([format, none, chunk('LIST', bytesOf('INFO'))]))).toEqual({ data: bytesOf(), codes: [] });
  });

  test.each([7, 1000, 1e9, 3e9])('%d where the file ends early', (size) => {
    expect(read(claim(size))).toEqual({ data: samples, codes: ['truncated_data'] });
  });

  const rf64 = (form: string, long: number | bigint, size = 0xffffffff): Uint8Array =>
    wavFile(
      [
        chunk('ds64', bytesOf(uint(0, 8), uint(long, 8), uint(0, 8), uint(0, 4))),
        format,
        chunk('data', samples, { size }),
        chunk('LIST', bytesOf('INFO')),
      ],
      { form },
    );

  test.each(['RF64', 'BW64'])('%s has it in ds64', (form) => {
    expect(read(rf64(form, 6))).toEqual({ data: samples, codes: [] });
    expect(read(rf64(form, 999, 6))).toEqual({ data: samples, codes: [] });
    expect(read(rf64(form, 2n ** 40n)).codes).toEqual(['truncated_data']);
    expect(read(rf64(form, 2n ** 64n - 1n)).codes).toEqual([]);
  });

  test('RF64 without ds64', () => {
    const bytes = wavFile([format, chunk('data', samples, { size: 0xffffffff })], { form: 'RF64' });
    expect(read(bytes)).toEqual({ data: samples, codes: [] });
  });
});

describe('errors', () => {
  test.each([
    ['no format', wavFile([data]), 'missing_format'],
    ['no data', wavFile([format]), 'missing_data'],
    ['nothing', wavFile([]), 'missing_format'],
    ['no chunk behind the format', wavFile([format, bytesOf(...Array<number>(64).fill(0))]), 'missing_data'],
    ['ends in the format', wavFile([format]).subarray(0, 30), 'truncated_header'],
    [
      'ends in a chunk before the data',
      wavFile([format, chunk('LIST', bytesOf('a'), { size: 9e8 })]),
      'truncated_header',
    ],
    ['ends in the word data', wavFile([format, data]).subarray(0, 41), 'truncated_header'],
    ['ends after RIFF', bytesOf('RIFF'), 'truncated_header'],
    ['ends in WAVE', bytesOf('RIFF', uint(9, 4), 'WAV'), 'truncated_header'],
  ])('%s', (_, bytes, code) => {
    expect(() => findWavChunks(bytes, [])).toThrow(error(code));
  });
});
