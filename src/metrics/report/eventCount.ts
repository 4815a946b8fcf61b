import type { Defects } from '../defects/defect.ts';

/** What is so near in another channel is the same event, in s. */
const TOGETHER_SEC = 0.001;

/**
 * How many events defects are: those of different channels that overlap, or begin within 1 ms of the other's end, are one. So a
 * click that is panned to the middle counts once, and scores do not depend on the number of channels. Where not all defects are
 * listed, the others are taken to coincide as often as those that are.
 */
export function eventCount({ count, list }: Defects, sampleRate: number): number {
  if (list.length === 0) return count;
  const gap = TOGETHER_SEC * sampleRate;
  let events = 0;
  // Of the event that is going on: where each channel's part of it ends.
  let ends = new Map<number, number>();
  for (const { channel, frame, frames } of list) {
    const together = !ends.has(channel) && [...ends.values()].some((end) => frame <= end + gap);
    if (!together) {
      events++;
      ends = new Map();
    }
    ends.set(channel, frame + frames);
  }
  return list.length === count ? events : Math.max(events, Math.floor((count * events) / list.length + 0.5));
}
