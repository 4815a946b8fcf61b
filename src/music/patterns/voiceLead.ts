import type { Triad } from '../scaleTriads.ts';

/** Where the lowest voice may be, in semitones above the tonic: more than an octave, so that each inversion has a place. */
const LOWEST = [-6, 6] as const;

/** How much a semitone of movement away from the middle register costs, beside a semitone that a voice moves. */
const DRIFT_COST = 0.5;

/**
 * The notes of a chord, within an octave and in the inversion that is reached with the least movement from the chord before, with a
 * pull towards the register around the tonic.
 *
 * @param from three voices, ascending
 * @returns three voices, ascending
 */
export function voiceLead(from: readonly number[], chord: Triad): Triad {
  const classes = chord.map((tone) => tone - 12 * Math.floor(tone / 12)).sort((a, b) => a - b);
  let best: Triad = chord;
  let bestCost = Infinity;
  for (let i = -3; i < 6; i++) {
    const voice = (k: number): number => classes[(k + 6) % 3]! + 12 * Math.floor(k / 3);
    const voices: Triad = [voice(i), voice(i + 1), voice(i + 2)];
    if (voices[0] < LOWEST[0] || voices[0] > LOWEST[1]) continue;
    const moved = voices.reduce((sum, tone, k) => sum + Math.abs(tone - from[k]!), 0);
    const cost = moved + DRIFT_COST * Math.abs(voices[0]);
    if (cost < bestCost) [best, bestCost] = [voices, cost];
  }
  return best;
}
