import type { Measurements } from './measurements.ts';

/** From here on a sound counts as one note: its period explains this share of it. */
const CLEAR = 0.8;

/** The pitch in Hz if the sound has one that is beyond doubt, else `null`: chords, noise and drums are judged without one. */
export function clearPitch({ pitch, pitch_clarity: clarity }: Measurements): number | null {
  return clarity >= CLEAR ? pitch : null;
}
