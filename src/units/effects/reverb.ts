/**
 * A feedback-delay-network reverb (J.-M. Jot & A. Chaigne, "Digital delay networks for designing artificial reverberators", AES
 * 90th Convention, 1991): sixteen delay lines, mixed by a Householder reflection. Gain and low-pass of each line follow its length,
 * so that all modes of a frequency decay in the same time.
 *
 * In front of the lines stand five steps of four delays and a reflection, which lose nothing (S. J. Schlecht & E. A. P. Habets,
 * "Scattering in feedback delay networks", IEEE/ACM Trans. Audio Speech Lang. Process. 28, 2020). They make a thousand echoes of
 * an impulse, so that what the lines repeat is noise already.
 */
import {
  control,
  delayLine,
  fixedForStep,
  laneSum,
  num,
  perLane,
  recur,
  sampleRate,
  scope,
  shuffle,
  type F32,
  type Num,
} from '../../ir/index.ts';
import { exp2 } from '../math/exp2.ts';
import { sin } from '../math/sin.ts';
import { mixKnob, readOptions, type Knob, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const reverbOptions = {
  mix: mixKnob,
  t60Sec: { unit: 's', min: 0.1, max: 30, doc: 'time to decay by 60 dB at low frequencies' },
  dampingHz: {
    unit: 'Hz',
    min: 200,
    max: 20000,
    doc: 'frequency that decays in half that time; at 20 kHz, or 0.49 of the sample rate, nothing is damped',
  },
  preDelaySec: {
    unit: 's',
    min: 0,
    max: 0.25,
    default: 0,
    doc: 'time before everything; a step is heard, and what moves is at least a sample',
  },
  size: { unit: '1', min: 0.25, max: 2, default: 1, doc: 'scale of all delays; a step is heard' },
} as const satisfies OptionTable;
export type ReverbOptions = OptionsOf<typeof reverbOptions>;

type PerLane = readonly [number, number, number, number];

/**
 * Delays in seconds, found by random search for what the tests measure: a dense response, an even decay, no mode that stands out.
 * The lines add up to 1.1 s, and so many modes there are in each hertz.
 */
const LINES: readonly PerLane[] = [
  [0.13028, 0.09804, 0.10629, 0.11937],
  [0.0355, 0.02679, 0.02837, 0.031],
  [0.04011, 0.05807, 0.04367, 0.05108],
  [0.08878, 0.06273, 0.07259, 0.07899],
];
const STEPS: readonly PerLane[] = [
  [0.00145, 0.00176, 0.00268, 0.00068],
  [0.01172, 0.00197, 0.00859, 0.00456],
  [0.00087, 0.00048, 0.00017, 0.00128],
  [0.0073, 0.0023, 0.01655, 0.02236],
  [0.00604, 0.00197, 0.0042, 0.0007],
];

/**
 * Lines whose length or damping moves within a control step can pile echoes up: what goes round is then held within ±100, which
 * no standing ones reach.
 */
const LOUDEST = 100;

/**
 * Effects only; lanes are (left, right, left, right). Where nothing is damped, noise is as loud in the reverb as it was dry, for
 * any time. The echoes of the steps are heard too: they are the early part.
 */
export function reverb(x: F32, options: ReverbOptions): F32 {
  return scope('reverb', () => {
    const { mix, preDelaySec, ...knobs } = readOptions(reverbOptions, options);
    const moves = ![knobs.t60Sec, knobs.dampingHz, knobs.size].every((knob) => fixedForStep(knob));
    const [t60Sec, dampingHz, size] = [knobs.t60Sec, knobs.dampingHz, knobs.size].map(heldForStep) as [F32, F32, F32];
    const largest = longest(options.size, reverbOptions.size);
    // What is no sound is kept out: in the sums below, huge numbers would leave their rounding errors.
    const heard = delayed(x.sane(), preDelaySec, longest(options.preDelaySec, reverbOptions.preDelaySec));
    const early = STEPS.reduce<F32>((signal, seconds) => {
      const { line, echo } = delays(seconds, size, largest);
      line.write(signal);
      return echo.sub(laneSum(echo).mul(0.5));
    }, heard);

    const decay = decayOf(t60Sec, dampingHz);
    const lines = LINES.map((seconds) => {
      const { line, length, echo } = delays(seconds, size, largest);
      return { line, echo, ...decay(length) };
    });
    const echoes = sum(lines.map(({ echo }) => echo));
    // The reflection of 16 lines: each less an eighth of the sum. It is orthogonal, so it neither adds nor takes energy.
    const reflection = laneSum(echoes).mul(-1 / 8);
    lines.forEach(({ line, echo, feed, pole }, index) => {
      const mixed = echo.add(reflection);
      // One sign differs from the others: else low frequencies would add up.
      const input = index === 0 ? mixed.sub(early) : mixed.add(early);
      const fed = recur((y) => input.mul(feed).add(y.mul(pole)));
      line.write(moves ? fed.clamp(-LOUDEST, LOUDEST) : fed);
    });

    const all = echoes.add(early).mul(control(levelOf(lines.map(({ gain }) => gain))));
    return x.mix(all.add(shuffle(all, all, [2, 3, 0, 1])), control(mix));
  });
}

/** What moves at audio rate is taken at the points of the control grid. */
const heldForStep = (knob: F32): F32 => (fixedForStep(knob) ? knob : control(knob, 'hold'));

const sum = (signals: readonly F32[]): F32 => signals.reduce((all, one) => all.add(one));

/** How far a knob can go: a constant stays where it is, and needs no more memory. */
function longest(given: Num | undefined, { max, default: usual }: Knob): number {
  const value = given ?? usual;
  return typeof value === 'number' ? value : max;
}

function delayed(x: F32, seconds: F32, atMost: number): F32 {
  if (atMost === 0) return x;
  const line = delayLine(atMost);
  line.write(x);
  return line.tap(seconds.mul(sampleRate()).nearest().toInt());
}

/** Four delay lines, one per lane, of whole samples. */
function delays(seconds: PerLane, size: F32, largest: number) {
  const line = delayLine(largest * Math.max(...seconds));
  const length = perLane(...seconds)
    .mul(size)
    .mul(sampleRate())
    .nearest();
  return { line, length, echo: line.tap(length.toInt()) };
}

/**
 * The gain of a line, 10^(−3·length/t60), and a one-pole low-pass that takes as much again at `dampingHz`, up to 20 dB. One that
 * leaves the share p of the power there has its pole at (r − 1)/(r + 1), with r² = 1 + (1/p − 1)/sin²(ω/2).
 */
function decayOf(t60Sec: F32, dampingHz: F32) {
  const octavesPerSample = num(-3 * Math.LOG2E * Math.LN10).div(t60Sec.mul(sampleRate()));
  const top = sampleRate().mul(0.49).min(reverbOptions.dampingHz.max);
  const hz = dampingHz.min(top);
  // Over the last fifth of its range the damping fades away.
  const strength = num(5).sub(hz.mul(5).div(top)).min(1);
  const sine = sin(hz.mul(Math.PI).div(sampleRate()));
  return (length: F32) => {
    const octaves = length.mul(octavesPerSample);
    const gain = exp2(octaves);
    const lost = exp2(octaves.mul(strength).mul(-2)).min(100).sub(1);
    const r = lost.div(sine.mul(sine)).add(1).sqrt();
    return { gain, feed: gain.add(gain).div(r.add(1)), pole: r.sub(1).div(r.add(1)) };
  };
}

/**
 * What makes the power of the result that of the input. Lines that keep the share s of their power each round hold s/(1 − s) of
 * what they get; each side hears eight of them and two lanes of the early part.
 */
function levelOf(gains: readonly F32[]): F32 {
  const share = laneSum(sum(gains.map((gain) => gain.mul(gain)))).mul(1 / 16);
  return num(1).sub(share).div(share.mul(6).add(2)).sqrt();
}
