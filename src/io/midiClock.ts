import type { MidiDivision } from './findMidiTracks.ts';

/** Where a file says nothing, and before it does: 120 quarter notes a minute. */
export const DEFAULT_QUARTER_SEC = 0.5;

/**
 * The time of a tick, by the tempo map.
 *
 * @param tempos ascending by tick; of several at one tick the last counts. They have no meaning where ticks are parts of a second.
 * @returns the seconds of a tick at or above 0
 */
export function midiClock(
  division: MidiDivision,
  tempos: readonly { readonly tick: number; readonly quarterSec: number }[],
): (tick: number) => number {
  if ('ticksPerSec' in division) return (tick) => tick / division.ticksPerSec;
  const { ticksPerQuarter } = division;
  const sections = [{ tick: 0, sec: 0, quarterSec: DEFAULT_QUARTER_SEC }];
  for (const { tick, quarterSec } of tempos) {
    const last = sections.at(-1)!;
    const sec = last.sec + ((tick - last.tick) * last.quarterSec) / ticksPerQuarter;
    sections.push({ tick, sec, quarterSec });
  }
  return (tick) => {
    let [low, high] = [0, sections.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (sections[middle]!.tick <= tick) low = middle;
      else high = middle - 1;
    }
    const section = sections[low]!;
    return section.sec + ((tick - section.tick) * section.quarterSec) / ticksPerQuarter;
  };
}
