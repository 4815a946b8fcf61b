import { describe, expect, it } from 'vitest';
import { columnsOf, findText } from '../../test/support/pixels.ts';
import type { RgbImage } from '../io/encodePng.ts';
import { assessmentPicture, type Assessment } from './assessmentPicture.ts';
import { curveColour, theme } from './theme.ts';

const RATE = 8000;
const tone = (seconds: number): Float32Array =>
  Float32Array.from({ length: Math.ceil(seconds * RATE) }, (_, at) => 0.5 * Math.sin((2 * Math.PI * 440 * at) / RATE));

const frequencies = [250, 500, 1000];
const steady = Array.from({ length: 100 }, (_, at) => (at < 39 ? null : -12));
const sound: Assessment = {
  title: 'sound.wav',
  channels: [tone(1), tone(1)],
  sampleRate: RATE,
  loudness: { stepSec: 0.01, momentary: steady, shortTerm: steady.map(() => null) },
  integrated: -12.3,
  targetLufs: -14,
  thirdOctaves: { frequencies, levels: [-20, -1, -30], from: [-30, -10, -20], to: [-10, 0, -10] },
  marks: [
    { name: 'clipping', marks: [] },
    { name: 'clicks 1', marks: [{ channel: 0, frame: 4000 }] },
  ],
  scores: { overall_score: 0.8, stability: 1 },
};
/** Small, so that the tests need not look through many pixels. */
const draw = (shown: Assessment): RgbImage => assessmentPicture(shown, { width: 480, scale: 1 });
const count = (image: RgbImage, text: string, scale = 1): number => findText(image, text, scale).length;

describe('assessmentPicture', () => {
  it('has everything under each other', () => {
    const image = draw(sound);
    expect(image.width).toBe(480);
    const order = ['overall score', 'Waveform: left', 'right', 'clicks 1', 'Spectrogram', 'Loudness', 'Third octaves'];
    const tops = order.map((text) => findText(image, text, 1)[0]![1]);
    expect([...tops].sort((a, b) => a - b)).toEqual(tops);
    expect(count(image, 'sound.wav', 2)).toBe(1);
    for (const text of ['integrated -12.3 LUFS', 'target -14 LUFS', '0.80', 'outside'])
      expect(count(image, text)).toBe(1);
    expect(count(image, 'clipping')).toBe(0);
  });

  it('says how many findings there are', () => {
    for (const [violations, warnings, text] of [
      [0, 0, 'no violations, no warnings'],
      [1, 2, '1 violation, 2 warnings'],
    ] as const)
      expect(findText(draw({ ...sound, findings: { violations, warnings } }), text, 1, theme.axis)).toHaveLength(1);
    expect(findText(draw(sound), 'violation', 1, theme.axis)).toEqual([]);
  });

  it('has its time axes under each other: 0.2 s stands at one place in four pictures', () => {
    const columns = findText(draw(sound), '0.2', 1)
      .map(([x]) => x)
      .filter((x) => x > 36);
    expect(columns).toHaveLength(4);
    expect(new Set(columns).size).toBe(1);
  });

  it.each([
    [1, 0],
    [3, 3],
    [8, 8],
    [12, 8],
  ])('shows the waveforms of %i channels', (channels, lanes) => {
    const image = draw({ ...sound, channels: Array.from({ length: channels }, () => tone(0.2)) });
    expect(count(image, 'channel ')).toBe(lanes);
    expect(count(image, `Waveform of 8 of ${channels} channels: channel 1`)).toBe(channels > 8 ? 1 : 0);
    expect(image.height).toBeLessThan(1000);
  });

  it('shows silence, single samples and nothing at all', () => {
    const nothing = { stepSec: 0.01, momentary: [], shortTerm: [] };
    const silent = { ...sound, loudness: nothing, integrated: null, targetLufs: null, marks: [], scores: {} };
    const bands = { frequencies, levels: null };
    for (const channels of [[new Float32Array(RATE)], [Float32Array.of(0.5)], [Float32Array.of(NaN)], []]) {
      const image = draw({ ...silent, channels, thirdOctaves: bands });
      expect(image.width).toBe(480);
      expect(columnsOf(image, curveColour(1))).toEqual([]);
    }
  });

  it('is twice as large unless told otherwise', () => {
    const [small, large] = [draw(sound), assessmentPicture(sound)];
    expect([large.width, large.height]).toEqual([960, expect.closeTo(2 * small.height, -1)]);
    expect(count(large, 'Spectrogram', 2)).toBe(1);
  });
});
