import { expect, it } from 'vitest';
import { countOf, firstPlace } from './countOf.ts';

const at = (channel: number) => ({ count: 1, positions: [{ channel, frame: 22_050, frames: 1, level: 1 }] });
const sound = (channels: number) => ({ sample_rate: 44_100, channels });

it.each([
  [0, 1, 'at 0.5 s (sample 22050)'],
  [0, 2, 'at 0.5 s (sample 22050 of the left channel)'],
  [1, 2, 'at 0.5 s (sample 22050 of the right channel)'],
  [2, 6, 'at 0.5 s (sample 22050 of channel 3)'],
])('channel %i of %i is %j', (channel, channels, place) => {
  expect(firstPlace(at(channel), sound(channels))).toBe(place);
  expect(countOf(at(channel), 'click', 'clicks', sound(channels))).toBe(`There is a click ${place}`);
  expect(countOf({ ...at(channel), count: 3 }, 'click', 'clicks', sound(channels))).toBe(
    `There are 3 clicks, the first ${place}`,
  );
});
