/** How the pitch, the filter and the level of an effect move: what all kinds have in common. */
import {
  control,
  frequency,
  instanceSeed,
  num,
  sampleRate,
  scope,
  seed,
  velocity,
  type F32,
  type I32,
  type Num,
} from '../../ir/index.ts';
import { smoothRandom } from '../../units/envelopes/smoothRandom.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { sinTurns } from '../../units/math/sinTurns.ts';
import { hash } from '../../units/noise/hash.ts';
import { fxSignal as signal } from './fxParameters.ts';
import type { SweepClock } from './sweepClock.ts';

export interface FxMotion {
  /** Of the tone. */
  readonly pitchHz: F32;
  /** The same before the control grid: for filters, which design themselves there, and for what is computed there. */
  readonly rawHz: F32;
  /** Of the low-pass, before the control grid. */
  readonly cutoffHz: F32;
  /** What the sweep and the drift make of a frequency of a filter, before the control grid. */
  readonly filterRatio: F32;
  /** From −1 to 1, slowly: the drift of the filter, before its depth. */
  readonly drift: F32;
  /** What the pulses leave of the level, smoothly. */
  readonly pulse: F32;
  /** The number of the pulse. */
  readonly step: I32;
  /** From 0 to 1 in each pulse. */
  readonly turn: F32;
  /** A number from −1 to 1 for each step; another one for each `stream`. */
  readonly randomOfStep: (stream: number) => F32;
}

/** Saws and pulse waves are clean up to a quarter of the sample rate. The highest pitch as a share of it. */
export const HIGHEST = 0.24;
/** The lowest cutoff, as a share of the pitch: a filter that closes further would leave nothing to hear. */
const DEEPEST_CUTOFF = 1 / 4;

export interface FxMotionOptions {
  /** How far the cutoff has come, 0–1. Without it: the position of the sweep. */
  readonly opening?: F32;
  /** How far the pitch has come, 0–1. Without it: the position of the sweep. */
  readonly bending?: F32;
}

export function fxMotion(clock: SweepClock, { opening, bending }: FxMotionOptions = {}): FxMotion {
  return scope('fxMotion', () => {
    const turns = pulseTurns(clock);
    const whole = turns.floor();
    const turn = turns.sub(whole);
    const step = whole.toInt();
    const stream = hash(seed().xor(instanceSeed()));
    const randomOfStep = (number: number): F32 =>
      hash(step.mul(0x9e3779b9).xor(hash(stream.add(number))))
        .toFloat()
        .mul(1 / 2147483648);

    const octaves = signal('sweep')
      .mul(bending ?? clock.position)
      .add(signal('wobble').mul(sineOf(turn)))
      .add(signal('scatter').mul(randomOfStep(0)));
    // Below 12 Hz there is nothing to hear.
    const rawHz = frequency().mul(exp2(octaves)).clamp(12, sampleRate().mul(HIGHEST));
    const pitchHz = control(rawHz);

    const drift = smoothRandom({ rateHz: signal('wander_rate') });
    const filterOctaves = signal('filter_sweep')
      .mul(opening ?? clock.position)
      .add(signal('wander').mul(drift))
      .add(velocity().sub(1));
    const filterRatio = exp2(filterOctaves);
    const lowest = rawHz.mul(DEEPEST_CUTOFF);
    const cutoffHz = signal('cutoff').mul(filterRatio).max(lowest).clamp(20, 20000);

    // Smoothly from 1 at either end of a pulse to 0 in its middle.
    const distance = turn.mul(2).sub(1).abs();
    const open = distance.mul(distance).mul(num(3).sub(distance.mul(2)));
    const pulse = control(num(1).sub(signal('pulse_depth').mul(num(1).sub(open))));
    return { pitchHz, rawHz, cutoffHz, filterRatio, drift, pulse, step, turn, randomOfStep };
  });
}

/**
 * Pulses since note-on: in closed form, so that the control grid can count them. Where the sweep leads to note-off, they are counted
 * back from there, so that it arrives at full level.
 */
function pulseTurns({ elapsed, length, begin, place }: SweepClock): F32 {
  const octaves = signal('pulse_sweep');
  const perSample = num(1).div(signal('pulse_period').mul(sampleRate()));
  const within = elapsed.clamp(0, length);
  // The integral of 2^(octaves·x) from 0 to the share; near 0 octaves, where it would be 0/0, its first two terms.
  const growth = octaves.mul(Math.LN2);
  const isEven = growth.abs().lt(0.01);
  const integral = (share: Num): F32 =>
    isEven.select(
      growth.mul(share).mul(0.5).add(1).mul(share),
      exp2(octaves.mul(share)).sub(1).div(isEven.select(1, growth)),
    );
  const before = elapsed.min(0).add(begin);
  const after = elapsed.sub(length).max(0).mul(exp2(octaves));
  const samples = before.add(integral(within.div(length)).mul(length)).add(after);
  const origin = place === 'last' ? begin.add(integral(1).mul(length)) : num(0);
  return samples.sub(origin).mul(perSample);
}

const sineOf = (turn: F32): F32 =>
  // Half a turn away from the phase, which as an integer runs from −2³¹ on.
  sinTurns(turn.sub(0.5).mul(4294967040).toInt()).neg();
