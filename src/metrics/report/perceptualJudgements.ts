/** Perceptual quality: what is heard as a fault whatever the sound is meant to be, as far as a long-term spectrum can tell. */
import { bandShare } from './bandShare.ts';
import type { Judgement } from './judgement.ts';
import { firstPlace } from './countOf.ts';
import { ofTone, SHORTEST_SOUND } from './ofTone.ts';
import { quantity } from './quantity.ts';
import { soundingSec } from './soundingSec.ts';
import { spectrumMatch } from './spectrumMatch.ts';

export const perceptualJudgements: readonly Judgement[] = [
  {
    name: 'silence',
    codes: { below: 'silence' },
    score: 'perceptual_quality',
    measurement: 'silence_start',
    unit: 's',
    subject: 'The time in which something is to be heard',
    meaning:
      'Something is to be heard: for 10 ms at least, above −60 dBFS. Anything shorter is a click. Silence keeps a hundredth.',
    value: soundingSec,
    ideal: { from: SHORTEST_SOUND },
    scale: 'linear',
    halfBelow: 0.001,
    warnBelow: 0.5,
    aspect: 'presence',
    problem: (value) =>
      value === 0 ? 'Nothing is to be heard above −60 dBFS' : `Only ${quantity(value, 's')} are above −60 dBFS`,
    movesWithGain: true,
  },
  {
    name: 'clipping',
    codes: { above: 'clipping' },
    score: 'perceptual_quality',
    measurement: 'clipping',
    unit: '%',
    subject: 'The share of clipped samples',
    meaning:
      'Samples in flat tops, as share of all. One in a thousand halves the score; more than that is a violation.',
    value: ({ clipping, length, channels }) => (100 * clipping.frames) / (length * channels),
    ideal: { to: 0 },
    scale: 'linear',
    halfAbove: 0.1,
    warnBelow: 1,
    aspect: 'clipping',
    problem: (value, measurements) =>
      `${quantity(value, '%')} of the samples are clipped, ${firstPlace(measurements.clipping, measurements)}`,
    movesWithGain: false,
  },
  {
    name: 'click_rate',
    codes: { above: 'clicks' },
    score: 'perceptual_quality',
    measurement: 'clicks',
    unit: 'clicks/s',
    subject: 'Clicks per second',
    meaning: 'How often it clicks; `clicks` of `stability` warns of the first one.',
    value: ({ clicks, duration }) => clicks.count / Math.max(duration, 1),
    ideal: { to: 0 },
    scale: 'linear',
    halfAbove: 1,
    warnBelow: 0,
    aspect: 'clicks',
    movesWithGain: false,
  },
  {
    name: 'held_samples',
    codes: { above: 'held_samples' },
    score: 'perceptual_quality',
    measurement: 'held_samples',
    unit: '%',
    subject: 'The share of samples that repeat the one before until the wave jumps',
    meaning:
      'Stairs: samples held for n of them have (n − 1)/n, 8 bits about 50 %, 4 bits 90 %; a smooth wave has none. Crushing may be meant, so it is a warning and no violation.',
    value: ({ held_samples: share }) => 100 * share,
    ideal: { to: 2 },
    scale: 'linear',
    halfAbove: 40,
    warnBelow: 0.9,
    aspect: 'resolution',
    problem: (value) =>
      `${quantity(value, '%')} of the samples repeat the one before, and then the wave jumps: it has too few bits or too low a sample rate`,
    movesWithGain: false,
  },
  {
    name: 'crest',
    codes: { below: 'flat_waveform' },
    score: 'perceptual_quality',
    measurement: 'crest_factor',
    unit: 'dB',
    subject: 'Crest factor',
    meaning: 'A sine has 3 dB, a square wave 0: what comes near that was clipped or limited flat.',
    value: ofTone(({ crest_factor: crest }) => crest),
    ideal: { from: 2 },
    scale: 'linear',
    halfBelow: 3,
    warnBelow: 0.7,
    aspect: 'dynamics',
    movesWithGain: false,
  },
  {
    name: 'compression',
    codes: { below: 'over_compressed', above: 'peaks_stick_out' },
    score: 'perceptual_quality',
    measurement: 'peak_to_loudness_ratio',
    unit: 'LU',
    subject: 'Peak to loudness ratio',
    meaning:
      'A smaller ratio than the role has was compressed too much, a larger one has peaks that stick out. Not judged without a role.',
    value: ofTone(({ peak_to_loudness_ratio: ratio }) => ratio),
    ideal: { text: "the role's `plrLu`", of: ({ targets }) => targets?.plrLu },
    scale: 'linear',
    halfBelow: 4,
    halfAbove: 8,
    warnBelow: 0.5,
    aspect: 'dynamics',
    movesWithGain: false,
  },
  {
    name: 'harshness',
    codes: { above: 'harsh' },
    score: 'perceptual_quality',
    measurement: 'third_octave_levels',
    unit: 'dB',
    subject: 'The share of 2 to 5 kHz',
    meaning:
      'The ear is most sensitive from 2 to 5 kHz (ISO 226:2023). Pink and white noise have 9 dB less there than in all; a sound that is mostly there is harsh.',
    value: ofTone((measurements) => bandShare(measurements, 2000, 5000)),
    ideal: { text: "the role's `harshnessDb`, or up to −6", of: ({ targets }) => targets?.harshnessDb ?? { to: -6 } },
    scale: 'linear',
    halfAbove: 5,
    warnBelow: 0.6,
    aspect: 'brightness',
    movesWithGain: false,
  },
  {
    name: 'sizzle',
    codes: { above: 'hissy' },
    score: 'perceptual_quality',
    measurement: 'third_octave_levels',
    unit: 'dB',
    subject: 'The share above 10 kHz',
    meaning:
      'White noise has 3 dB less there than in all; a sound with more than that is nothing but hiss. A role that leaves the top to others has far less, so that hiss and aliases over it are told.',
    value: ofTone((measurements) => bandShare(measurements, 10_000, 25_000)),
    ideal: { text: "the role's `sizzleDb`, or up to −2.5", of: ({ targets }) => targets?.sizzleDb ?? { to: -2.5 } },
    scale: 'linear',
    halfAbove: 10,
    warnBelow: 0.6,
    aspect: 'brightness',
    movesWithGain: false,
  },
  {
    name: 'mud',
    codes: { above: 'muddy' },
    score: 'perceptual_quality',
    measurement: 'third_octave_levels',
    unit: 'dB',
    subject: 'The excess of 200 to 500 Hz over the role',
    meaning:
      'Above the target curve and its spread, on average: low mids that pile up sound boxy and cover other instruments. Not judged without a role.',
    value: ofTone(lowMidExcess),
    ideal: {
      text: 'up to 3, with a role that has a `spectrum`',
      of: ({ targets }) => (targets?.spectrum ? { to: 3 } : undefined),
    },
    scale: 'linear',
    halfAbove: 6,
    warnBelow: 0.6,
    aspect: 'low_mids',
    movesWithGain: false,
  },
  {
    name: 'noise',
    codes: { below: 'too_tonal', above: 'too_noisy' },
    score: 'perceptual_quality',
    measurement: 'spectral_flatness',
    unit: '',
    subject: 'Spectral flatness',
    meaning:
      'Noise where the role is a tone, or a tone where it is noise: what fills the gaps between partials, in octaves of flatness because a tone has a thousandth of that of noise. Not judged without a role.',
    value: ofTone(({ spectral_flatness: flatness }) => flatness),
    ideal: { text: "the role's `flatness`", of: ({ targets }) => targets?.flatness },
    scale: 'octaves',
    halfBelow: 1.5,
    halfAbove: 1.5,
    warnBelow: 0.5,
    aspect: 'noise',
    movesWithGain: false,
  },
];

function lowMidExcess(...[measurements, { targets }]: Parameters<Judgement['value']>): number | null {
  const match = targets?.spectrum === undefined ? null : spectrumMatch(measurements, targets.spectrum);
  const bands = match?.excess.filter(({ hz }) => hz > 190 && hz < 510) ?? [];
  return bands.length === 0 ? null : bands.reduce((sum, { db }) => sum + db, 0) / bands.length;
}
