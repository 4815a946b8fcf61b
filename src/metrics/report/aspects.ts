/**
 * What can be changed about a sound, in plain words: for audio that no role's parameters have made. A role's own remedies go
 * before these.
 */

/** Something that there can be more or less of, or something to repair. */
export type AspectWords =
  | {
      /** The plain word that stands for a parameter. */
      readonly parameter: string;
      /** What to do if there is too little of it. */
      readonly raise: string;
      /** What to do if there is too much of it. */
      readonly lower: string;
    }
  | { readonly parameter: string; readonly repair: string };

export const aspects = {
  loudness: { parameter: 'gain', raise: 'raise the gain', lower: 'lower the gain' },
  peak: { parameter: 'gain', raise: 'raise the gain', lower: 'lower the gain' },
  brightness: { parameter: 'treble', raise: 'raise the treble', lower: 'lower the treble' },
  low_mids: { parameter: 'low mids', raise: 'raise 200 to 500 Hz', lower: 'lower 200 to 500 Hz' },
  noise: { parameter: 'noise', raise: 'add noise', lower: 'lower the noise' },
  tone: {
    parameter: 'tone',
    raise: 'make it one steady note, with less noise, detuning or modulation',
    lower: 'make it less of one steady note',
  },
  attack: { parameter: 'attack', raise: 'let it begin more slowly', lower: 'let it begin faster' },
  sustain: { parameter: 'sustain', raise: 'hold a higher level', lower: 'hold a lower level' },
  decay: { parameter: 'decay', raise: 'let it decay more slowly', lower: 'let it decay faster' },
  length: { parameter: 'duration', raise: 'make it longer', lower: 'make it shorter' },
  drift: { parameter: 'level', raise: 'let the level fall less', lower: 'let the level rise less' },
  width: { parameter: 'stereo width', raise: 'widen the stereo image', lower: 'narrow the stereo image' },
  bass_width: { parameter: 'bass width', raise: 'widen the bass', lower: 'make the bass mono' },
  balance: { parameter: 'balance', raise: 'turn the right channel down', lower: 'turn the left channel down' },
  pitch: { parameter: 'pitch', raise: 'tune it higher', lower: 'tune it lower' },
  dynamics: { parameter: 'dynamics', raise: 'compress or clip it less', lower: 'limit its peaks' },
  clipping: { parameter: 'gain', raise: 'raise the gain', lower: 'lower the gain before the stage that clips' },
  dc: { parameter: 'DC offset', raise: 'add an offset', lower: 'remove it with a high-pass filter' },
  start: { parameter: 'silence at the start', raise: 'begin later', lower: 'cut it off' },
  presence: { parameter: 'level', raise: 'raise its level, or make it longer', lower: 'lower its level' },
  resolution: { parameter: 'samples', repair: 'render it again, with more bits or at its full sample rate' },
  clicks: { parameter: 'samples', repair: 'repair the samples there, or fade the edge' },
  dropouts: { parameter: 'samples', repair: 'render or transfer the sound again' },
  not_finite: { parameter: 'samples', repair: 'look for an unstable filter or a division by zero' },
} as const satisfies Record<string, AspectWords>;

export type Aspect = keyof typeof aspects;
