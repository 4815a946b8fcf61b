/**
 * A feedback-delay-network reverb: eight delay lines, mixed by a Householder reflection (J.-M. Jot & A. Chaigne, "Digital
 * delay networks for designing artificial reverberators", AES 90th Convention, 1991), behind two all-pass diffusers.
 * The gain of each line follows its length, so that all modes decay by 60 dB in the asked time; a one-pole low-pass in each
 * loop makes high frequencies decay faster.
 */
import {
  control,
  delayLine,
  laneSum,
  num,
  perLane,
  recur,
  sampleRate,
  scope,
  shuffle,
  type F32,
} from '../../ir/index.ts';
import { exp2 } from '../math/exp2.ts';
import { mixKnob, readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const reverbOptions = {
  mix: mixKnob,
  t60Sec: { unit: 's', min: 0.1, max: 30, doc: 'time to decay by 60 dB at low frequencies' },
  dampingHz: { unit: 'Hz', min: 200, max: 96000, doc: 'cutoff of the low-pass in the loops' },
} as const satisfies OptionTable;
export type ReverbOptions = OptionsOf<typeof reverbOptions>;

/** Lengths in seconds: 29–71 ms, ratios far from small fractions, so that the lines' modes do not meet. */
const FIRST = [0.0297, 0.0371, 0.0411, 0.0437] as const;
const SECOND = [0.0503, 0.0571, 0.0619, 0.0707] as const;
const DIFFUSERS = [
  [0.0047, 0.0053, 0.0061, 0.0067],
  [0.0101, 0.0113, 0.0127, 0.0139],
] as const;
type PerLane = readonly [number, number, number, number];

/** Effects only; lanes are (left, right, left, right). */
export function reverb(x: F32, options: ReverbOptions): F32 {
  return scope('reverb', () => {
    const { t60Sec: t60, ...read } = readOptions(reverbOptions, options);
    const mix = control(read.mix);
    const damping = read.dampingHz.min(sampleRate().mul(0.49));
    const pole = exp2(damping.mul(-2 * Math.PI * Math.LOG2E).div(sampleRate()));
    const diffuse = DIFFUSERS.reduce<F32>((signal, lengths) => diffuser(signal, lengths), x);

    const lines = [FIRST, SECOND].map((lengths) => loopOf(lengths, t60));
    const total = laneSum(lines[0]!.output).add(laneSum(lines[1]!.output));
    for (const line of lines) {
      // The Householder reflection of 8 lines: each minus a quarter of the sum. Orthogonal, so it neither adds nor takes energy.
      const mixed = line.output.sub(total.mul(0.25)).mul(line.gain);
      line.write(recur((y) => mixed.add(y.sub(mixed).mul(pole))).add(diffuse));
    }
    // A loop of gain g holds 1/(1 − g²) of the power that it gets: this keeps the level when the time changes.
    const [a, b] = lines.map(({ output, gain }) => output.mul(num(1).sub(gain.mul(gain)).sqrt().mul(0.7))) as [
      F32,
      F32,
    ];
    const sum = a.add(b);
    const wet = sum.add(shuffle(sum, sum, [2, 3, 0, 1]));
    return x.mix(wet, mix);
  });
}

/** Four delay lines and the gains that make each lose 60 dB in `t60` seconds: 10^(−3·length/t60). */
function loopOf(seconds: PerLane, t60: F32) {
  const line = delayLine(Math.max(...seconds));
  const length = perLane(...seconds)
    .mul(sampleRate())
    .nearest();
  const gain = exp2(length.mul(-3 * (Math.LN10 / Math.LN2)).div(t60.mul(sampleRate())));
  return { output: line.tap(length.toInt()), gain, write: (signal: F32) => line.write(signal) };
}

/** A Schroeder all-pass: flat spectrum, but an impulse leaves as many. */
function diffuser(x: F32, seconds: PerLane): F32 {
  const g = 0.6;
  const line = delayLine(Math.max(...seconds));
  const echo = line.tap(
    perLane(...seconds)
      .mul(sampleRate())
      .nearest()
      .toInt(),
  );
  const inner = x.add(echo.mul(g));
  line.write(inner);
  return echo.sub(inner.mul(g));
}
