/** Where defects are, in words. */
import type { DefectCount, Measurements } from './measurements.ts';
import { quantity } from './quantity.ts';

type Frame = Pick<Measurements, 'sample_rate' | 'channels'>;

/** `There are 3 clicks, the first at 0.512 s (sample 22579 of the left channel)`. */
export function countOf(
  defects: Pick<DefectCount, 'count' | 'positions'>,
  one: string,
  many: string,
  frame: Frame,
): string {
  if (defects.count === 1) return `There is a ${one} ${place(defects, frame)}`;
  return `There are ${defects.count} ${many}, ${firstPlace(defects, frame)}`;
}

/** `the first at 0.512 s (sample 22579 of channel 3)`. */
export function firstPlace(defects: Pick<DefectCount, 'count' | 'positions'>, frame: Frame): string {
  return `${defects.count > 1 ? 'the first ' : ''}${place(defects, frame)}`;
}

function place({ positions }: Pick<DefectCount, 'positions'>, { sample_rate: rate, channels }: Frame): string {
  const first = positions[0];
  if (first === undefined) return 'somewhere';
  return `at ${quantity(first.frame / rate, 's')} (sample ${first.frame}${channelName(first.channel, channels)})`;
}

/** Left and right, or counted from 1, as in pictures; nothing for the only one. */
function channelName(channel: number, channels: number): string {
  if (channels === 1) return '';
  return channels === 2 ? ` of the ${channel === 0 ? 'left' : 'right'} channel` : ` of channel ${channel + 1}`;
}
