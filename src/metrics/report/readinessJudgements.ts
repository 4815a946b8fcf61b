/** Mix readiness: what a mixing engineer would have to correct before the sound can be used. */
import type { Judgement, Setup } from './judgement.ts';
import type { Measurements } from './measurements.ts';
import { gainAdvice } from './adviceFor.ts';
import type { Advice } from './finding.ts';
import { difference, numberText, quantity } from './quantity.ts';
import type { Range } from './roleTargets.ts';
import { soundingSec } from './soundingSec.ts';
import { SHORTEST_FOR_DC } from './stabilityJudgements.ts';
import { invertedAdvice, silentSide } from './invertedAdvice.ts';
import { SHORTEST_SOUND } from './ofTone.ts';

/** EBU R 128 allows a programme ±0.2 LU where its loudness can be chosen. */
export const LOUDNESS_TOLERANCE_LU = 0.2;

/** Without a constraint: a role's loudness moves with the amplitude that a preset chooses. */
const ROLE_TOLERANCE_LU = 2;

/** Without constraint and role, in LUFS. */
const QUIETEST = -36;
const LOUDEST = -9;

/** EBU R 128 (Tech 3343), AES TD1008 and the streaming services, in dBTP. */
export const DEFAULT_TRUE_PEAK_LIMIT = -1;

export const readinessJudgements: readonly Judgement[] = [
  {
    name: 'content',
    codes: { below: 'silence' },
    score: 'mix_readiness',
    measurement: 'silence_start',
    unit: 's',
    subject: 'The time in which something is to be mixed',
    meaning:
      'Silence cannot be used, however clean it is. It keeps a hundredth; `silence` of `perceptual_quality` warns.',
    value: soundingSec,
    ideal: { from: SHORTEST_SOUND },
    scale: 'linear',
    halfBelow: 0.001,
    warnBelow: 0,
    aspect: 'presence',
    movesWithGain: true,
  },
  {
    name: 'loudness',
    codes: { below: 'too_quiet', above: 'too_loud' },
    score: 'mix_readiness',
    measurement: 'integrated_loudness',
    unit: 'LUFS',
    subject: 'Integrated loudness',
    meaning:
      'As loud as asked, within 0.2 LU (EBU R 128); without a constraint within 2 LU of the role; without a role anything from −36 to −9 LUFS, beyond which a fader runs out of range. What is below the gate of BS.1770 counts as −70. Not judged if the target is `null`.',
    // What is too quiet for the gate of BS.1770 is no louder than the gate; silence is judged by `content`.
    value: ({ integrated_loudness: loudness, true_peak: peak }) => loudness ?? (peak === null ? null : -70),
    ideal: { text: "`lufs_target` ± 0.2, or the role's `lufs` ± 2, or −36 to −9", of: idealLoudness },
    scale: 'linear',
    halfBelow: 3,
    halfAbove: 3,
    warnBelow: 0.9,
    aspect: 'loudness',
    problem: loudnessProblem,
    advice: loudnessAdvice,
    movesWithGain: true,
  },
  {
    name: 'true_peak',
    codes: { above: 'true_peak_too_high' },
    score: 'mix_readiness',
    measurement: 'true_peak',
    unit: 'dBTP',
    subject: 'True peak',
    meaning: 'Room for converters and codecs (EBU R 128, AES TD1008: −1 dBTP).',
    value: ({ true_peak: peak }) => peak,
    ideal: {
      text: 'up to `true_peak_limit`, or −1',
      of: ({ truePeakLimit }) => ({ to: truePeakLimit ?? DEFAULT_TRUE_PEAK_LIMIT }),
    },
    scale: 'linear',
    halfAbove: 2,
    warnBelow: 0.997,
    aspect: 'peak',
    movesWithGain: true,
  },
  {
    name: 'mono_loss',
    codes: { above: 'lost_in_mono' },
    score: 'mix_readiness',
    measurement: 'mono_loss',
    unit: 'LU',
    subject: 'Loss of loudness in mono',
    meaning:
      'Equal channels lose 3.01 LU, because one loudspeaker is left; unrelated or one-sided ones 6.02; what loses more cancels itself out.',
    value: ({ mono_loss: loss }) => loss,
    ideal: { to: 6.1 },
    scale: 'linear',
    halfAbove: 3,
    warnBelow: 0.7,
    aspect: 'width',
    advice: (_, measurements) => invertedAdvice(measurements),
    movesWithGain: false,
  },
  {
    name: 'bass_mono_loss',
    codes: { above: 'bass_lost_in_mono' },
    score: 'mix_readiness',
    measurement: 'bass_mono_loss',
    unit: 'LU',
    subject: 'Loss of bass in mono',
    meaning: 'Below 120 Hz club systems and vinyl are mono: bass should be nearly so.',
    value: ({ bass_mono_loss: loss }) => loss,
    ideal: { to: 4.5 },
    scale: 'linear',
    halfAbove: 3,
    warnBelow: 0.7,
    aspect: 'bass_width',
    advice: (_, measurements) => invertedAdvice(measurements),
    movesWithGain: false,
  },
  {
    name: 'correlation_min',
    codes: { below: 'out_of_phase' },
    score: 'mix_readiness',
    measurement: 'correlation_min',
    unit: '',
    subject: 'Lowest correlation of left and right',
    meaning: 'In windows of 0.4 s. Unrelated channels stray around 0; what stays clearly below is out of phase.',
    value: ({ correlation_min: lowest }) => lowest,
    ideal: { from: -0.3 },
    scale: 'linear',
    halfBelow: 0.4,
    warnBelow: 0.7,
    aspect: 'width',
    inverse: true,
    advice: (_, measurements) => invertedAdvice(measurements),
    movesWithGain: false,
  },
  {
    name: 'balance',
    codes: { below: 'leans_right', above: 'leans_left' },
    score: 'mix_readiness',
    measurement: 'balance',
    unit: 'LU',
    subject: 'Loudness of left over right',
    meaning: 'A sound that leans to one side is panned already; 1 to 2 LU are the usual limit.',
    value: ({ balance }) => balance,
    ideal: { from: -1, to: 1 },
    scale: 'linear',
    halfBelow: 4,
    halfAbove: 4,
    warnBelow: 0.8,
    aspect: 'balance',
    advice: (_, measurements) =>
      silentSide(measurements) && {
        parameter: 'balance',
        suggestion: 'give it its sound, or use the other channel alone as mono',
      },
    problem: (value, measurements) => {
      const silent = silentSide(measurements);
      if (silent !== undefined) return `The ${silent} channel is silent`;
      return `${value > 0 ? 'The left' : 'The right'} channel is ${difference(value, 'LU')} louder than the other`;
    },
    movesWithGain: false,
  },
  {
    name: 'dc_offset',
    codes: { above: 'dc_offset' },
    score: 'mix_readiness',
    measurement: 'dc_offset',
    unit: '',
    subject: 'DC offset',
    meaning:
      'Costs headroom and clicks at edits, as share of full scale; 0.1 to 0.5 % is the usual limit. Not judged under 0.1 s.',
    value: ({ duration, dc_offset: offset }) => (duration < SHORTEST_FOR_DC ? null : offset),
    ideal: { to: 0.002 },
    scale: 'linear',
    halfAbove: 0.01,
    warnBelow: 0.85,
    aspect: 'dc',
    movesWithGain: true,
  },
  {
    name: 'silence_start',
    codes: { above: 'starts_late' },
    score: 'mix_readiness',
    measurement: 'silence_start',
    unit: 's',
    subject: 'Silence before the sound',
    meaning: 'What begins late plays late, and has to be cut. Not judged for silence.',
    value: (measurements) => (soundingSec(measurements) === 0 ? null : measurements.silence_start),
    ideal: { to: 0.02 },
    scale: 'linear',
    halfAbove: 0.25,
    warnBelow: 0.8,
    aspect: 'start',
    movesWithGain: true,
  },
];

function idealLoudness(setup: Setup): Range | undefined {
  if (setup.lufsTarget === null) return undefined;
  const target = targetOf(setup);
  if (target === undefined) return { from: QUIETEST, to: LOUDEST };
  const tolerance = setup.lufsTarget === undefined ? ROLE_TOLERANCE_LU : LOUDNESS_TOLERANCE_LU;
  return { from: target - tolerance, to: target + tolerance };
}

/** What the loudness is held against: the constraint, or else the role. */
function targetOf({ lufsTarget, targets }: Setup): number | undefined {
  return lufsTarget ?? targets?.lufs;
}

/** A plain change of gain to the target itself, not to the edge of what is allowed around it. */
function loudnessAdvice(loudness: number, _: Measurements, setup: Setup): Advice {
  return gainAdvice((targetOf(setup) ?? (loudness > LOUDEST ? LOUDEST : QUIETEST)) - loudness);
}

function loudnessProblem(loudness: number, { duration }: Measurements, setup: Setup): string {
  const target = targetOf(setup);
  const padded = duration < 0.4 ? ' (padded with silence to 400 ms)' : '';
  const measured = `Integrated loudness${padded} is ${quantity(loudness, 'LUFS')}`;
  const side = loudness > (target ?? LOUDEST) ? 'over' : 'under';
  if (target === undefined) {
    const limit = side === 'over' ? LOUDEST : QUIETEST;
    return `${measured}, ${difference(loudness - limit, 'LUFS')} ${side} the usual ${quantity(limit, 'LUFS')}`;
  }
  return `${measured}, ${difference(loudness - target, 'LUFS')} ${side} the target of ${numberText(target, 'LUFS')}`;
}
