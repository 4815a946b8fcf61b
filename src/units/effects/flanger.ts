/**
 * A flanger: a short delay whose length moves, fed back to its input and added to the dry sound, so that the teeth of a comb
 * sweep through the spectrum. J. Dattorro, "Effect design, part 2: delay-line modulation and chorus", J. Audio Eng. Soc. 45, 1997.
 */
import { control, delayLine, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { mixKnob, readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { sweep, sweepKnobs } from './sweep.ts';

export const flangerOptions = {
  mix: { ...mixKnob, default: 0.5 },
  ...sweepKnobs,
  delaySec: { unit: 's', min: 0.00025, max: 0.01, default: 0.0005, doc: 'shortest delay' },
  depthSec: { unit: 's', min: 0, max: 0.01, default: 0.003, doc: 'how much longer it becomes' },
  feedback: { unit: '1', min: -0.95, max: 0.95, default: 0.6, doc: 'share of the echo that is heard again, inverted if negative' }, // prettier-ignore
} as const satisfies OptionTable;
export type FlangerOptions = OptionsOf<typeof flangerOptions>;

/** A line whose length moves can pile echoes up: what goes round is held within ±100, which no standing one reaches. */
const LOUDEST = 100;

/** Effects only; lanes are (left, right, left, right). The echo is a fractional delay of third order. */
export function flanger(x: F32, options: FlangerOptions = {}): F32 {
  return scope('flanger', () => {
    const { mix, delaySec, depthSec, feedback, ...movement } = readOptions(flangerOptions, options);
    const longest = flangerOptions.delaySec.max + flangerOptions.depthSec.max;
    const distance = sweep(movement).add(1).mul(depthSec.mul(0.5)).add(delaySec).mul(sampleRate());
    const line = delayLine(longest);
    const echo = line.read(control(distance), 'cubic');
    line.write(
      x
        .add(echo.mul(control(feedback)))
        .sane()
        .clamp(-LOUDEST, LOUDEST),
    );
    return x.mix(echo, control(mix));
  });
}
