/** Whatever still rings when the sound has to end is faded out. */

/** Of a short sound, a quarter. */
const FADE_SEC = 0.05;

/** Multiplies the last samples, in place, by a straight line that reaches 0 at the last one. */
export function closingFade(channels: readonly Float32Array[], sampleRate: number, seconds = FADE_SEC): void {
  for (const data of channels) {
    const frames = Math.min(Math.floor(seconds * sampleRate), Math.floor(data.length / 4));
    for (let left = 1; left <= frames; left++) {
      const at = data.length - left;
      data[at] = data[at]! * ((left - 1) / frames);
    }
  }
}
