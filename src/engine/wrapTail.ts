import type { Stereo } from './renderer.ts';

/**
 * A loop of `frames` samples: what follows them is added to its beginning, as often as it takes. Its end is then continued by its
 * beginning just as it was continued by its tail.
 */
export function wrapTail(channels: Stereo, frames: number): Stereo {
  const loop: Stereo = [channels[0].slice(0, frames), channels[1].slice(0, frames)];
  channels.forEach((data, channel) => {
    const out = loop[channel]!;
    for (let at = frames, to = 0; at < data.length; at++, to = to + 1 === frames ? 0 : to + 1)
      out[to] = out[to]! + data[at]!;
  });
  return loop;
}
