import { describe, expect, test } from 'vitest';

import { type FormatFields, formatChunk } from '../../test/support/wavFiles.ts';
import { readWavFormat, type WavLayout } from './readWavFormat.ts';
import type { WavWarning } from './wavWarning.ts';

function read(fields: FormatFields): WavLayout & { readonly codes: string[] } {
  const warnings: WavWarning[] = [];
  const layout = readWavFormat(formatChunk(fields).subarray(8), fields.bigEndian !== true, warnings);
  return { ...layout, codes: warnings.map(({ code }) => code) };
}

describe('the four lengths of the chunk', () => {
  test.each([14, 16, 18, 40])('%d bytes', (length) => {
    const wav = { format: 'int24', channels: 3, sampleRate: 96_000, bitsPerSample: 24, codes: [] };
    const mask = length === 40 ? 7 : null;
    expect(read({ bits: 24, channels: 3, sampleRate: 96_000, mask: 7, length })).toEqual({ ...wav, channelMask: mask });
  });

  test('without the bits of a sample, they follow from the block align', () => {
    expect(read({ bits: 8, channels: 2, length: 14 })).toMatchObject({ format: 'int8', codes: [] });
    expect(read({ tag: 3, bits: 64, channels: 2, length: 14 })).toMatchObject({ format: 'float64', codes: [] });
    const uneven = read({ channels: 2, blockAlign: 5, length: 14 });
    expect(uneven).toMatchObject({ format: 'int16', bitsPerSample: 16, codes: ['block_align_mismatch'] });
  });

  test('big endian', () => {
    const fields = { tag: 3, bits: 32, channels: 4, sampleRate: 192_000, mask: 0x33, length: 40 };
    expect(read({ ...fields, bigEndian: true })).toEqual(read(fields));
  });
});

test('the mask is kept, all of its bits', () => {
  expect(read({ channels: 6, length: 40, mask: 0x3f }).channelMask).toBe(0x3f);
  expect(read({ channels: 6, length: 40, mask: 0 }).channelMask).toBe(0);
  expect(read({ channels: 6, length: 40, mask: 0xffffffff }).channelMask).toBe(0xffffffff);
});

test('the codes of G.711 have 8 bits whatever the header says', () => {
  for (const tag of [6, 7]) {
    for (const bits of [0, 8, 13, 16]) {
      expect(read({ tag, bits, channels: 2, blockAlign: 2 })).toMatchObject({ bitsPerSample: 8, codes: [] });
    }
  }
});

describe('the block align', () => {
  test.each([
    ['of a sample, not of a frame', { channels: 2, blockAlign: 2 }],
    ['in bits', { channels: 2, blockAlign: 32 }],
    ['too small', { bits: 32, channels: 1, blockAlign: 3 }],
    ['no multiple', { channels: 2, blockAlign: 5 }],
    ['of many channels', { channels: 256, blockAlign: 2 }],
  ])('%s is told and not used', (_, fields) => {
    expect(read(fields)).toMatchObject({ channels: fields.channels, codes: ['block_align_mismatch'] });
  });

  test.each([
    ['24 bits in 4 bytes', { bits: 24, blockAlign: 4 }],
    ['16 bits in 3 bytes', { bits: 16, channels: 2, blockAlign: 6 }],
    ['24 bits in 4 bytes, extensible', { bits: 24, blockAlign: 4, length: 40 }],
    ['a float in 8 bytes', { tag: 3, bits: 32, blockAlign: 8 }],
  ])('%s could be meant, but not where they lie', (_, fields) => {
    expect(() => read(fields)).toThrow(expect.objectContaining({ code: 'block_align_mismatch', path: 'blockAlign' }));
  });
});

describe('errors', () => {
  test.each([
    ['no channels', { channels: 0 }, 'no_channels', 'channels', 'no channels'],
    ['257 channels', { channels: 257 }, 'too_many_channels', 'channels', '257'],
    ['65535 channels', { channels: 65_535, blockAlign: 2 }, 'too_many_channels', 'channels', '65535'],
    ['a rate of 0', { sampleRate: 0 }, 'out_of_range', 'sampleRate', '0 Hz'],
    ['a rate of 4 GHz', { sampleRate: 2 ** 32 - 1 }, 'out_of_range', 'sampleRate', '4294967295 Hz'],
    ['a block align of 0', { blockAlign: 0 }, 'zero_block_align', 'blockAlign', '0 bytes'],
    ['0 bits', { bits: 0, blockAlign: 2 }, 'unsupported_format', 'format', 'integers of 0 bits'],
    ['64-bit integers', { bits: 64 }, 'unsupported_format', 'format', 'integers of 64 bits'],
    ['16-bit floats', { tag: 3, bits: 16 }, 'unsupported_format', 'format', 'numbers of 16 bits'],
    ['ADPCM', { tag: 2, bits: 4 }, 'unsupported_format', 'format', '0x0002 (Microsoft ADPCM)'],
    ['MP3', { tag: 0x55, bits: 0, blockAlign: 1 }, 'unsupported_format', 'format', '0x0055 (MP3)'],
    ['MP3, extensible', { tag: 0x55, length: 40 }, 'unsupported_format', 'format', '0x0055 (MP3)'],
    ['an unknown codec', { tag: 0x7abc }, 'unsupported_format', 'format', '0x7abc,'],
    [
      'B-format',
      { length: 40, guidTail: '00002107d3118644c8c1ca000000' },
      'unsupported_format',
      'format',
      '010000002107d311',
    ],
    ['no subformat', { tag: 0xfffe, length: 18 }, 'truncated_header', '', 'has 18 bytes, but needs 40'],
    ['12 bytes', { length: 12 }, 'truncated_header', '', 'has 12 bytes, but needs 14'],
    ['nothing', { length: 0 }, 'truncated_header', '', 'has 0 bytes'],
  ])('%s', (_, fields, code, path, says) => {
    const run = (): unknown => read(fields);
    expect(run).toThrow(expect.objectContaining({ name: 'AudioError', code, path }));
    expect(run).toThrow(says);
  });
});
