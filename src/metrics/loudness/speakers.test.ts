import { describe, expect, it } from 'vitest';
import { AudioError } from '../../errors.ts';

import { defaultSpeakers, SPEAKERS, speakersOfMask, speakerWeight } from './speakers.ts';

describe('speakerWeight', () => {
  it('is 1.41 at the sides, 0 for low-frequency effects, else 1', () => {
    const weighted = (weight: number): string[] => SPEAKERS.filter((speaker) => speakerWeight(speaker) === weight);
    expect(weighted(1.41)).toEqual(['Ls', 'Rs', 'Lss', 'Rss']);
    expect(weighted(0)).toEqual(['LFE']);
    expect(weighted(1)).toHaveLength(SPEAKERS.length - 5);
  });
});

describe('defaultSpeakers', () => {
  it('are as many as the channels', () => {
    for (let count = 1; count <= 256; count++) expect(defaultSpeakers(count)).toHaveLength(count);
    expect(new Set(defaultSpeakers(9))).toEqual(new Set(['other']));
  });

  it('have the weights of BS.1770-5', () => {
    const weights = [1, 2, 3, 4, 5, 6, 7, 8].map((count) => defaultSpeakers(count).map(speakerWeight));
    expect(weights).toEqual([
      [1],
      [1, 1],
      [1, 1, 1],
      [1, 1, 1.41, 1.41],
      [1, 1, 1, 1.41, 1.41],
      [1, 1, 1, 0, 1.41, 1.41],
      [1, 1, 1, 0, 1, 1.41, 1.41],
      [1, 1, 1, 0, 1, 1, 1.41, 1.41],
    ]);
  });
});

describe('speakersOfMask', () => {
  it.each([
    ['mono', 0x4, 1, ['C']],
    ['stereo', 0x3, 2, ['L', 'R']],
    ['2.1', 0xb, 3, ['L', 'R', 'LFE']],
    ['quad', 0x33, 4, ['L', 'R', 'Ls', 'Rs']],
    ['5.1 with surrounds at the back', 0x3f, 6, ['L', 'R', 'C', 'LFE', 'Ls', 'Rs']],
    ['5.1 with surrounds at the sides', 0x60f, 6, ['L', 'R', 'C', 'LFE', 'Ls', 'Rs']],
    ['6.1', 0x70f, 7, ['L', 'R', 'C', 'LFE', 'Cs', 'Ls', 'Rs']],
    ['7.1', 0x63f, 8, ['L', 'R', 'C', 'LFE', 'Lrs', 'Rrs', 'Lss', 'Rss']],
    ['7.1 with centres of the halves', 0xff, 8, ['L', 'R', 'C', 'LFE', 'Ls', 'Rs', 'Lc', 'Rc']],
    ['5.1.4', 0x2d63f - 0x30, 10, ['L', 'R', 'C', 'LFE', 'Ls', 'Rs', 'Ltf', 'Rtf', 'Ltr', 'Rtr']],
    ['no mask', 0, 6, ['L', 'R', 'C', 'LFE', 'Ls', 'Rs']],
    ['too few bits', 0x3, 4, ['L', 'R', 'other', 'other']],
    ['too many bits', 0x3f, 2, ['L', 'R']],
    ['bits that mean nothing', 0x80000003 | 0, 3, ['L', 'R', 'other']],
  ])('knows %s', (_name, mask, channelCount, speakers) => {
    expect(speakersOfMask(mask, channelCount)).toEqual(speakers);
  });

  it.each([
    [0.5, 2],
    [2 ** 32, 2],
    [NaN, 2],
    [3, 0],
    [3, 1e9],
    [0, 1e9],
  ])('refuses the mask %d for %d channels', (mask, channelCount) => {
    expect(() => speakersOfMask(mask, channelCount)).toThrow(AudioError);
  });

  it('agrees with the default where both are the same layout', () => {
    for (const [mask, count] of [
      [0x7, 3],
      [0x33, 4],
      [0x37, 5],
      [0x3f, 6],
      [0x70f, 7],
      [0x63f, 8],
    ] as const) {
      expect(speakersOfMask(mask, count)).toEqual(defaultSpeakers(count));
    }
  });
});
