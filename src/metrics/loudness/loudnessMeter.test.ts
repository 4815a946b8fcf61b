import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { testNoise } from '../../../test/support/renderUnit.ts';
import { AudioError } from '../../errors.ts';
import type { Channels } from '../checkChannels.ts';
import { LoudnessMeter } from './loudnessMeter.ts';
import { measureLoudness } from './measureLoudness.ts';

const cut = (channels: Channels, from: number, to: number): Channels =>
  channels.map((samples) => samples.subarray(from, to));

describe('LoudnessMeter', () => {
  it.each([
    [8000, 2],
    [11_025, 1],
    [48_000, 6],
  ])('at %i Hz reads the same bits whatever the chunks', (rate, channelCount) => {
    const frames = Math.round(1.237 * rate);
    const channels = Array.from({ length: channelCount }, (_, i) => testNoise(frames, i + 1));
    channels[0]![frames >> 1] = NaN;
    const whole = measureLoudness(channels, rate);
    const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: frames })), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(sizes, (chunks) => {
        const meter = new LoudnessMeter(channelCount, rate);
        let from = 0;
        for (let i = 0; from < frames; i++) {
          const to = i < chunks.length ? Math.min(frames, from + chunks[i]!) : frames;
          meter.add(cut(channels, from, to));
          from = to;
        }
        expect(meter.result()).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });

  it('can be read at any time', () => {
    const channels = [testNoise(9000, 1), testNoise(9000, 2)];
    const meter = new LoudnessMeter(2, 8000, { padShort: true });
    for (let from = 0; from < 9000; from += 500) {
      meter.add(cut(channels, from, from + 500));
      const soFar = measureLoudness(cut(channels, 0, from + 500), 8000, { padShort: true });
      expect(meter.result()).toEqual(soFar);
      expect(meter.result()).toEqual(soFar);
    }
  });

  it('reads nothing before the first sample', () => {
    for (const padShort of [false, true]) {
      const { series, ...rest } = new LoudnessMeter(2, 48_000, { padShort }).result();
      expect(new Set([...Object.values(rest), ...series.momentary])).toEqual(new Set([null]));
    }
  });

  it.each([
    ['no channel', 0, 48_000, 'out_of_range'],
    ['257 channels', 257, 48_000, 'out_of_range'],
    ['half a channel', 1.5, 48_000, 'not_an_integer'],
    ['NaN Hz', 2, NaN, 'not_finite'],
    ['0 Hz', 2, 0, 'out_of_range'],
  ])('refuses %s', (_name, channelCount, rate, code) => {
    expect(() => new LoudnessMeter(channelCount, rate)).toThrow(expect.objectContaining({ code }));
    expect(() => new LoudnessMeter(channelCount, rate)).toThrow(AudioError);
  });

  it('refuses another number of channels', () => {
    const meter = new LoudnessMeter(2, 48_000);
    meter.add([testNoise(10), testNoise(10)]);
    expect(() => meter.add([testNoise(10)])).toThrow(expect.objectContaining({ code: 'channel_count_mismatch' }));
  });
});
