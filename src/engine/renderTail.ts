/** A sound with all that follows it: release, echoes, reverberation. */
import { closingFade } from './closingFade.ts';
import type { Stereo } from './renderer.ts';

/** The tail is over where nothing louder follows: −80 dB under the peak. */
const INAUDIBLE = 1e-4;
/** After the release it may last so long; what rings longer is faded out over its last two seconds. */
export const LONGEST_TAIL_SEC = 30;
const LAST_FADE_SEC = 2;
/** How much of it is rendered at first, beyond the silence that has to be seen: so much, or half as much as the sound itself, which is
 * rendered again each time. */
const FIRST_SEC = 1;

export interface TailRequest {
  readonly sampleRate: number;
  /** Up to here the sound belongs to what was asked for, audible or not. */
  readonly frames: number;
  /** What surely follows. */
  readonly releaseFrames: number;
  /** Between two echoes it may be silent for so long. */
  readonly gapFrames: number;
}

export interface RenderedTail {
  readonly channels: Stereo;
  /** Its end has not been seen. */
  readonly endless: boolean;
}

/**
 * Renders longer and longer, until the end has been seen.
 * @param render a sound of so many samples; its beginning does not depend on their number
 * @returns at least `frames` samples; a tail of four or more ends in 0
 */
export function renderTail(render: (frames: number) => Stereo, request: TailRequest): RenderedTail {
  const { sampleRate, frames, releaseFrames, gapFrames } = request;
  const longest = Math.floor(LONGEST_TAIL_SEC * sampleRate);
  for (let extra = Math.max(Math.floor(FIRST_SEC * sampleRate), Math.floor(frames / 2)); ; extra *= 2) {
    const isLast = extra >= longest;
    const seen = frames + releaseFrames + gapFrames + Math.min(extra, longest);
    const channels = render(seen);
    const end = audibleEnd(channels);
    if (end + gapFrames < seen) {
      return { channels: faded(cut(channels, Math.max(frames, end)), frames, sampleRate), endless: false };
    }
    if (isLast) {
      return { channels: faded(cut(channels, seen - gapFrames), frames, sampleRate, LAST_FADE_SEC), endless: true };
    }
  }
}

/** One sample after the last audible one. */
function audibleEnd(channels: Stereo): number {
  let peak = 0;
  for (const data of channels) for (let at = 0; at < data.length; at++) peak = Math.max(peak, Math.abs(data[at]!));
  const threshold = peak * INAUDIBLE;
  const ends = channels.map((data) => {
    let end = data.length;
    while (end > 0 && Math.abs(data[end - 1]!) <= threshold) end--;
    return end;
  });
  return Math.max(...ends);
}

function cut([left, right]: Stereo, frames: number): Stereo {
  return [left.slice(0, frames), right.slice(0, frames)];
}

/** The fade stays within the tail. */
function faded(channels: Stereo, frames: number, sampleRate: number, seconds?: number): Stereo {
  const tail = channels.map((data) => data.subarray(frames));
  closingFade(tail, sampleRate, seconds);
  return channels;
}
