import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeWav } from './decodeWav.ts';
import { encodeWav, type WavOptions } from './encodeWav.ts';

const sound = [new Float32Array([0.25, -0.5, 0.75])];
const written = (options: WavOptions) => encodeWav(sound, 44100, { format: 'float32', ...options });
const text = (bytes: Uint8Array) => String.fromCharCode(...bytes);

describe('metadata of WAV files', () => {
  it('is not there unless it was given', () => {
    expect(written({})).toEqual(encodeWav(sound, 44100, { format: 'float32', info: {} }));
    expect(decodeWav(written({}))).not.toHaveProperty('info');
    expect(decodeWav(written({}))).not.toHaveProperty('loop');
  });

  it('is laid out as RIFF asks: texts end in a zero, chunks have even places', () => {
    const bytes = written({ info: { title: 'Pad', comment: 'ab', software: 'x' } });
    const view = new DataView(bytes.buffer);
    expect(view.getUint32(4, true)).toBe(bytes.length - 8);
    const at = text(bytes).indexOf('LIST');
    expect(at % 2).toBe(0);
    expect(view.getUint32(at + 4, true)).toBe(bytes.length - at - 8);
    expect(text(bytes.subarray(at + 8))).toBe(
      'INFO' + 'INAM\x04\0\0\0Pad\0' + 'ISFT\x02\0\0\0x\0' + 'ICMT\x03\0\0\0ab\0\0',
    );
  });

  it('has loop points: first and last sample, period, unity note', () => {
    const bytes = written({ loop: { startFrame: 1, endFrame: 3 }, unityNote: 57.5 });
    const at = text(bytes).indexOf('smpl') + 8;
    const view = new DataView(bytes.buffer);
    const numbers = Array.from({ length: 15 }, (_, index) => view.getUint32(at + 4 * index, true));
    expect(numbers).toEqual([0, 0, 22676, 57, 0x80000000, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0]);
    expect(decodeWav(bytes)).toMatchObject({ loop: { startFrame: 1, endFrame: 3 }, unityNote: 57.5 });
  });

  it('is read as it was written, and leaves the samples alone', () => {
    fc.assert(
      fc.property(
        fc.record(
          { title: fc.string({ unit: 'grapheme' }), comment: fc.string(), software: fc.string() },
          { requiredKeys: [] },
        ),
        fc.constantFrom('int16', 'int24', 'float32' as const),
        (info, format) => {
          const clean = Object.fromEntries(
            Object.entries(info).map(([key, value]) => [key, value.replaceAll('\0', ' ')]),
          );
          const decoded = decodeWav(encodeWav(sound, 48000, { format, info }));
          expect(decoded.info ?? {}).toEqual(clean);
          expect(decoded.warnings).toEqual([]);
          expect(decoded.frames).toBe(3);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is passed over where it is broken', () => {
    const bytes = written({ info: { title: 'Pad' }, loop: { startFrame: 0, endFrame: 3 } });
    fc.assert(
      fc.property(fc.nat(bytes.length - 60), fc.integer({ min: 0, max: 255 }), (offset, value) => {
        const broken = bytes.slice();
        broken[60 + offset] = value;
        if (60 + offset < text(bytes).indexOf('LIST') + 8) return;
        expect(decodeWav(broken).channels[0]![1]).toBe(-0.5);
      }),
    );
  });

  it('knows no loops that lie outside of the sound, or begin behind their end', () => {
    const bytes = written({ loop: { startFrame: 0, endFrame: 3 } });
    const at = text(bytes).indexOf('smpl') + 8;
    for (const [place, value] of [
      [44, 3],
      [48, 3],
      [48, 0xffffffff],
    ] as const) {
      const broken = bytes.slice();
      new DataView(broken.buffer).setUint32(at + place, value, true);
      expect(decodeWav(broken)).not.toHaveProperty('loop');
    }
  });

  it.each<[string, unknown, string]>([
    ['an unknown text', { info: { artist: 'x' } }, 'info.artist'],
    ['a number for a text', { info: { title: 5 } }, 'info.title'],
    ['a loop behind the end', { loop: { startFrame: 0, endFrame: 4 } }, 'loop.endFrame'],
    ['an empty loop', { loop: { startFrame: 2, endFrame: 2 } }, 'loop.endFrame'],
    ['half a sample', { loop: { startFrame: 0.5 } }, 'loop.startFrame'],
    ['no MIDI note', { unityNote: 128 }, 'unityNote'],
  ])('refuses %s', (_, options, path) => {
    expect(() => written(options as WavOptions)).toThrow(expect.objectContaining({ path }));
  });
});
