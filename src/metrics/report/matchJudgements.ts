/** Semantic match: whether the sound is what its role says, and in the key that it was asked for. */
import { dbToGain } from '../../math/decibels.ts';
import type { Advice } from './finding.ts';
import { aspects } from './aspects.ts';
import { clearPitch } from './clearPitch.ts';
import type { Judgement, Setup } from './judgement.ts';
import type { Measurements } from './measurements.ts';
import { ofTone, SHORTEST_SOUND } from './ofTone.ts';
import { quantity } from './quantity.ts';
import { scaleCents } from './scaleCents.ts';
import { soundingSec } from './soundingSec.ts';
import { spectrumMatch, type SpectrumMatch } from './spectrumMatch.ts';
import { invertedAdvice } from './invertedAdvice.ts';

export const matchJudgements: readonly Judgement[] = [
  {
    name: 'absence',
    codes: { below: 'silence' },
    score: 'semantic_match',
    measurement: 'silence_start',
    unit: 's',
    subject: 'The time in which something is to be compared',
    meaning: 'Silence matches no role. It keeps a hundredth.',
    value: soundingSec,
    ideal: { from: SHORTEST_SOUND },
    scale: 'linear',
    halfBelow: 0.001,
    warnBelow: 0,
    aspect: 'presence',
    movesWithGain: true,
  },
  {
    name: 'spectrum',
    codes: { above: 'spectrum_off_role' },
    score: 'semantic_match',
    measurement: 'third_octave_levels',
    unit: 'dB',
    subject: "The mean distance from the role's spectrum",
    meaning:
      'Octave levels against the target curve, beyond its spread, with the mean difference taken out, so that loudness does not matter.',
    value: ofTone((...given) => matchOf(...given)?.distanceDb ?? null),
    ideal: {
      text: 'up to 0.5, with a role that has a `spectrum`',
      of: ({ targets }) => (targets?.spectrum ? { to: 0.5 } : undefined),
    },
    scale: 'linear',
    halfAbove: 4,
    warnBelow: 0.5,
    aspect: 'brightness',
    direction: (...given) => ((matchOf(...given)?.slopeDbPerOctave ?? 0) > 0 ? 'lower' : 'raise'),
    movesWithGain: false,
  },
  {
    name: 'tonality',
    codes: { below: 'noise_like', above: 'tone_like' },
    score: 'semantic_match',
    measurement: 'pitch_clarity',
    unit: '',
    subject: 'The share of the sound that repeats with its pitch',
    meaning: 'Noise has none, a note nearly all, chords and clusters a half.',
    value: ofTone(({ pitch_clarity: clarity }) => clarity),
    ideal: { text: "the role's `clarity`", of: ({ targets }) => targets?.clarity },
    scale: 'linear',
    halfBelow: 0.25,
    halfAbove: 0.25,
    warnBelow: 0.5,
    aspect: 'tone',
    movesWithGain: false,
  },
  {
    name: 'tilt',
    codes: { below: 'tilt_too_steep', above: 'tilt_too_flat' },
    score: 'semantic_match',
    measurement: 'spectral_tilt',
    unit: 'dB/oct',
    subject: 'Spectral tilt',
    meaning: 'How fast the third octaves fall with frequency: pink noise 0, white noise +3.',
    value: ofTone(({ spectral_tilt: tilt }) => tilt),
    ideal: { text: "the role's `tiltDbPerOctave`", of: ({ targets }) => targets?.tiltDbPerOctave },
    scale: 'linear',
    halfBelow: 6,
    halfAbove: 4,
    warnBelow: 0.5,
    aspect: 'brightness',
    movesWithGain: false,
  },
  {
    name: 'brightness',
    codes: { below: 'too_dark', above: 'too_bright' },
    score: 'semantic_match',
    measurement: 'spectral_centroid',
    unit: 'Hz',
    subject: 'Spectral centroid',
    meaning: 'The centre of gravity of the spectrum, the usual measure of brightness.',
    value: ofTone(({ spectral_centroid: centroid }) => centroid),
    ideal: { text: "the role's `centroidHz`", of: ({ targets }) => targets?.centroidHz },
    scale: 'octaves',
    halfBelow: 1.5,
    halfAbove: 1.5,
    warnBelow: 0.5,
    aspect: 'brightness',
    movesWithGain: false,
  },
  {
    name: 'attack',
    codes: { below: 'attack_too_fast', above: 'attack_too_slow' },
    score: 'semantic_match',
    measurement: 'attack_time',
    unit: 's',
    subject: 'Attack time',
    meaning:
      'From 10 to 90 % of the largest level. Listeners hear its ratio rather than its difference, so octaves are counted. Not judged where a DC offset hides it.',
    value: ofTone((measurements) => (offsetHides(measurements) ? null : measurements.attack_time)),
    ideal: { text: "the role's `attackSec`", of: ({ targets }) => targets?.attackSec },
    scale: 'octaves',
    halfBelow: 1.5,
    halfAbove: 1.5,
    warnBelow: 0.5,
    aspect: 'attack',
    advice: steadyAdvice,
    movesWithGain: false,
  },
  {
    name: 'sustain',
    codes: { below: 'sustain_too_low', above: 'sustain_too_high' },
    score: 'semantic_match',
    measurement: 'sustain_level',
    unit: 'dB',
    subject: 'The level in the middle of the sound against its largest',
    meaning: 'Held sounds are as loud in the middle; struck ones have decayed.',
    value: ofTone(({ sustain_level: level }) => level),
    ideal: { text: "the role's `sustainDb`", of: ({ targets }) => targets?.sustainDb },
    scale: 'linear',
    halfBelow: 8,
    halfAbove: 8,
    warnBelow: 0.5,
    aspect: 'sustain',
    movesWithGain: false,
  },
  {
    name: 'decay',
    codes: { below: 'decay_too_short', above: 'decay_too_long' },
    score: 'semantic_match',
    measurement: 'decay_time',
    unit: 's',
    subject: 'The time to fall by 20 dB',
    meaning: 'From the largest level on. Not judged if the sound does not fall so far.',
    value: ofTone(({ decay_time: decay }) => decay),
    ideal: { text: "the role's `decaySec`", of: ({ targets }) => targets?.decaySec },
    scale: 'octaves',
    halfBelow: 1.5,
    halfAbove: 1.5,
    warnBelow: 0.5,
    aspect: 'decay',
    movesWithGain: false,
  },
  {
    name: 'length',
    codes: { below: 'too_short', above: 'too_long' },
    score: 'semantic_match',
    measurement: 'duration',
    unit: 's',
    subject: 'The time in which the sound is to be heard',
    meaning: 'The duration without silence at its ends.',
    value: ofTone(soundingSec),
    ideal: { text: "the role's `lengthSec`", of: ({ targets }) => targets?.lengthSec },
    scale: 'octaves',
    halfBelow: 1.5,
    halfAbove: 1.5,
    warnBelow: 0.5,
    aspect: 'length',
    movesWithGain: true,
  },
  {
    name: 'width',
    codes: { below: 'too_wide', above: 'too_narrow' },
    score: 'semantic_match',
    measurement: 'correlation',
    unit: '',
    subject: 'Correlation of left and right',
    meaning: 'Equal channels have 1, unrelated ones 0, opposite ones −1. A single channel counts as two equal ones.',
    value: ofTone(({ channels, correlation }) => (channels === 1 ? 1 : correlation)),
    ideal: { text: "the role's `correlation`", of: ({ targets }) => targets?.correlation },
    scale: 'linear',
    halfBelow: 0.4,
    halfAbove: 0.15,
    warnBelow: 0.5,
    aspect: 'width',
    inverse: true,
    advice: (_, measurements) => invertedAdvice(measurements),
    movesWithGain: false,
  },
  {
    name: 'register',
    codes: { below: 'pitch_too_low', above: 'pitch_too_high' },
    score: 'semantic_match',
    measurement: 'pitch',
    unit: 'Hz',
    subject: 'Pitch',
    meaning: 'Where the role plays. Not judged if there is no clear pitch.',
    value: ofTone(clearPitch),
    ideal: { text: "the role's `pitchHz`", of: ({ targets }) => targets?.pitchHz },
    scale: 'octaves',
    halfBelow: 1,
    halfAbove: 1,
    warnBelow: 0.5,
    aspect: 'pitch',
    movesWithGain: false,
  },
  {
    name: 'key',
    codes: { below: 'out_of_key', above: 'out_of_key' },
    score: 'semantic_match',
    measurement: 'pitch',
    unit: 'ct',
    subject: "Distance from the nearest note of the key's scale",
    meaning:
      'In equal temperament, A4 = 440 Hz (ISO 16). Detuned voices stray by 15 cents without sounding wrong. Not judged without a context or a clear pitch.',
    value: (measurements, { context }) => {
      const pitch = clearPitch(measurements);
      return pitch === null || context === undefined ? null : scaleCents(pitch, context);
    },
    ideal: { text: '−15 to 15, with a context', of: ({ context }) => (context ? { from: -15, to: 15 } : undefined) },
    scale: 'linear',
    halfBelow: 40,
    halfAbove: 40,
    warnBelow: 0.8,
    aspect: 'pitch',
    problem: (cents) =>
      `The pitch is ${quantity(Math.abs(cents), 'ct')} ${cents > 0 ? 'above' : 'below'} the nearest note of the scale`,
    movesWithGain: false,
  },
];

/** Of the RMS: a larger mean is most of the level, from the first sample on. */
const HIDING_OFFSET = 0.3;

function offsetHides({ dc_offset: offset, rms }: Measurements): boolean {
  return rms !== null && offset > HIDING_OFFSET * dbToGain(rms);
}

/** A sound that begins at once and never falls by 20 dB may lie over a hum: the role's own attack does not move that. */
function steadyAdvice(attackSec: number, { decay_time: decay }: Measurements, { targets }: Setup): Advice | undefined {
  const least = targets?.attackSec?.from;
  if (decay !== null || least === undefined || attackSec >= least) return undefined;
  const { parameter } = targets?.remedies.attack ?? aspects.attack;
  return { parameter, suggestion: 'let it begin more slowly, or take out the hum or tone that lasts throughout' };
}

function matchOf(...[measurements, { targets }]: Parameters<Judgement['value']>): SpectrumMatch | null {
  return targets?.spectrum === undefined ? null : spectrumMatch(measurements, targets.spectrum);
}
