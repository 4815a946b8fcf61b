import { describe, expect, test } from 'vitest';

import { bytesOf, uint } from '../../test/support/wavFiles.ts';
import { wavForm, wavForms } from './wavForm.ts';

test.each(wavForms)('%s', (form) => {
  expect(wavForm(bytesOf(form, uint(0, 4), 'WAVE'))).toBe(form);
});

describe('what is no WAV file is named', () => {
  const convert = (extension: string): string => `ffmpeg -i in.${extension} `;
  test.each([
    ['ID3\x04\0\0\0\0\0\0', 'an MP3 file', convert('mp3')],
    ['\xff\xfb\x90\x64', 'an MP3 file', convert('mp3')],
    ['\xff\xf3\x40\xc0', 'an MP3 file', convert('mp3')],
    ['\xff\xfd\x90\x04', 'an MPEG audio file', convert('mp2')],
    ['\xff\xf1\x50\x80', 'an AAC file', convert('aac')],
    ['fLaC\0\0\0\x22', 'a FLAC file', convert('flac')],
    ['OggS\0\x02', 'an Ogg file', convert('ogg')],
    ['FORM\0\0\x10\0AIFF', 'an AIFF file', convert('aiff')],
    ['FORM\0\0\x10\0AIFC', 'an AIFF file', convert('aiff')],
    ['\0\0\0\x1cftypM4A ', 'an MP4 or M4A file', convert('m4a')],
    ['riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb', 'a Sony Wave64 file', convert('w64')],
    ['RIFF\x10\0\0\0AVI LIST', 'an AVI file', convert('avi')],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'a RIFF file of another kind', 'right file'],
    ['RIFX\x10\0\0\0XFIR....', 'a RIFX file of another kind', 'right file'],
    ['MThd\0\0\0\x06', 'a MIDI file', 'Render'],
    [' {"role": "pad"}', 'JSON', 'WAV file itself'],
    ['\xef\xbb\xbf\n[1, 2]', 'JSON', 'WAV file itself'],
    ['<!doctype html>', 'HTML or XML', 'WAV file itself'],
    ['UklGRiQAAABXQVZF', 'base64 text', 'Decode'],
    ['data:audio/wav;base64,', 'base64 text', 'Decode'],
    ['\x89PNG\r\n\x1a\n', 'a picture', 'WAV file itself'],
    ['role: pad\n', 'text', 'WAV file itself'],
    ['\0\x01\x02\xff', 'begins with the bytes 00 01 02 ff', 'right file'],
    ['\xff\xe0', 'begins with the bytes ff e0', 'right file'],
    ['R', 'begins with the bytes 52', 'right file'],
    ['', 'it is empty', 'right file'],
  ])('%j', (text, says, suggests) => {
    const run = (): unknown => wavForm(bytesOf(text));
    expect(run).toThrow(expect.objectContaining({ name: 'AudioError', code: 'not_a_wav', path: '' }));
    expect(run).toThrow(says);
    expect(run).toThrow(expect.objectContaining({ suggestion: expect.stringContaining(suggests) }));
  });
});
