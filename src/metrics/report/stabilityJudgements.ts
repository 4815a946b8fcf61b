/** Stability: nothing drifts, grows without end, tears or breaks. */
import type { Judgement, Setup } from './judgement.ts';
import type { Measurements } from './measurements.ts';
import type { Range } from './roleTargets.ts';
import { countOf } from './countOf.ts';
import { soundingSec } from './soundingSec.ts';

/** Means of shorter sounds are their own low notes rather than an offset, in s: two periods of 20 Hz. */
export const SHORTEST_FOR_DC = 0.1;

export const stabilityJudgements: readonly Judgement[] = [
  {
    name: 'level_drift',
    codes: { below: 'level_falls', above: 'level_rises' },
    score: 'stability',
    measurement: 'level_drift',
    unit: 'dB/s',
    subject: 'Level drift',
    meaning: 'A sound that is held keeps its level, or falls as slowly as its role does. Not judged without a role.',
    value: ({ level_drift: drift }) => drift,
    ideal: { text: "the role's `driftDbPerSec`", of: ({ targets }) => targets?.driftDbPerSec },
    scale: 'linear',
    halfBelow: 20,
    halfAbove: 20,
    warnBelow: 0.5,
    aspect: 'drift',
    movesWithGain: false,
  },
  {
    name: 'runaway',
    codes: { above: 'runaway' },
    score: 'stability',
    measurement: 'level_drift',
    unit: 'dB/s',
    subject: 'Growth of the level up to the end',
    meaning:
      "Feedback that grows ends at its loudest: the level drift, if it rises, times how close to the end the largest level is (0 at 80 % of the duration, 1 at 100 %). Swells of up to 6 dB per second are music, and those that the role asks for. Not judged where the role's `driftDbPerSec` has no upper end.",
    value: growthToTheEnd,
    ideal: { text: "up to 6, or to the end of the role's `driftDbPerSec` if that is higher", of: musicalGrowth },
    scale: 'linear',
    halfAbove: 12,
    warnBelow: 0.5,
    aspect: 'drift',
    movesWithGain: false,
  },
  {
    name: 'dc_drift',
    codes: { above: 'dc_drift' },
    score: 'stability',
    measurement: 'dc_drift',
    unit: '',
    subject: 'DC drift',
    meaning:
      'The mean stays where it is, as share of full scale. Noise strays too: white noise at full scale by 2 %, pink noise by 6 %. Not judged under 0.1 s.',
    value: ({ duration, dc_drift: drift }) => (duration < SHORTEST_FOR_DC ? null : drift),
    ideal: { to: 0.02 },
    scale: 'linear',
    halfAbove: 0.1,
    warnBelow: 0.8,
    aspect: 'dc',
    movesWithGain: true,
  },
  {
    name: 'clicks',
    codes: { above: 'clicks' },
    score: 'stability',
    measurement: 'clicks',
    unit: 'clicks',
    subject: 'Clicks',
    meaning: 'Samples that do not follow from their neighbours. Two of them halve the score.',
    value: ({ clicks }) => clicks.count,
    ideal: { to: 0 },
    scale: 'linear',
    halfAbove: 2,
    warnBelow: 1,
    aspect: 'clicks',
    problem: (_, measurements) => countOf(measurements.clicks, 'click', 'clicks', measurements),
    movesWithGain: false,
  },
  {
    name: 'dropouts',
    codes: { above: 'dropouts' },
    score: 'stability',
    measurement: 'dropouts',
    unit: 'dropouts',
    subject: 'Dropouts',
    meaning: 'Gaps in the middle of the sound. One of them halves the score.',
    value: ({ dropouts }) => dropouts.count,
    ideal: { to: 0 },
    scale: 'linear',
    halfAbove: 1,
    warnBelow: 1,
    aspect: 'dropouts',
    problem: (_, measurements) => countOf(measurements.dropouts, 'dropout', 'dropouts', measurements),
    movesWithGain: false,
  },
  {
    name: 'not_finite',
    codes: { above: 'not_finite' },
    score: 'stability',
    measurement: 'not_finite',
    unit: 'samples',
    subject: 'Samples that are not finite',
    meaning: 'NaN and infinities. A single one silences or breaks whatever comes after it, so one leaves a hundredth.',
    value: ({ not_finite: broken }) => broken.frames,
    ideal: { to: 0 },
    scale: 'linear',
    halfAbove: 0.1,
    warnBelow: 1,
    aspect: 'not_finite',
    problem: (_, measurements) => notFiniteProblem(measurements),
    movesWithGain: false,
  },
];

function notFiniteProblem(measurements: Measurements): string {
  const { frames, positions } = measurements.not_finite;
  const samples = { count: frames, positions };
  return countOf(samples, 'sample that is not finite', 'samples that are not finite', measurements);
}

/** What grows no faster, in dB/s, is music in any role. */
const FASTEST_SWELL = 6;

function musicalGrowth({ targets }: Setup): Range | undefined {
  const drift = targets?.driftDbPerSec;
  if (drift === undefined) return { to: FASTEST_SWELL };
  // A riser: the faster it grows, the better.
  return drift.to === undefined ? undefined : { to: Math.max(FASTEST_SWELL, drift.to) };
}

function growthToTheEnd(measurements: Measurements): number | null {
  const { level_drift: drift, peak_time: peak, duration } = measurements;
  if (drift === null || peak === null || soundingSec(measurements) === 0) return null;
  return Math.max(0, drift) * Math.max(0, Math.min(1, (peak / duration - 0.8) / 0.2));
}
