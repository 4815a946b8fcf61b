/** How loud a partial of a bank is: what `additive` and `modal` share, and `wavetable` in part. */
import { num, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { decibelsToGain } from '../math/decibelsToGain.ts';
import { log2 } from '../math/log2.ts';
import type { Knob } from '../readOptions.ts';

/** Shares of the sample rate between which a partial fades out. */
const FADES_AT = 0.45;
const GONE_AT = 0.49;

export const ratioKnob = { unit: '1', min: 0.001, max: 1000, doc: 'frequency as a multiple of the note’s' } as const satisfies Knob; // prettier-ignore
export const gainKnob = { unit: '1', min: -16, max: 16, doc: 'amplitude at the beginning' } as const satisfies Knob;
export const tiltKnob = { unit: 'dB', min: -24, max: 6, default: 0, doc: 'brightness: gain per octave above the note’s frequency' } as const satisfies Knob; // prettier-ignore

/** gain · 10^(tilt·log2(ratio)/20), which fades to 0 between 0.45 and 0.49 of the sample rate. */
export function partialGain(ratio: F32, hertz: F32, { gain, tiltDb }: Record<'gain' | 'tiltDb', F32>): F32 {
  return scope('partialGain', () => {
    return gain.mul(decibelsToGain(log2(ratio).mul(tiltDb))).mul(topFade(hertz));
  });
}

/** 1 up to 0.45 of the sample rate, 0 from 0.49 on, and a line between. */
export function topFade(hertz: F32): F32 {
  const left = num(GONE_AT).sub(hertz.abs().div(sampleRate()));
  return left.mul(1 / (GONE_AT - FADES_AT)).clamp(0, 1);
}
